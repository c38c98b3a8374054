//! The people of a structure: team, participants, invitations, cards, imports.

mod cards;
mod contacts;
mod help_contact;
mod import;
mod import_differences;
mod invitations;
mod lists;
mod names_and_numbers;
mod newcomers;
mod previews;
mod team;
