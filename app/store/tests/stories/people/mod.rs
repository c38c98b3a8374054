//! The people of a structure: team, participants, invitations, cards, imports.

mod cards;
mod contacts;
mod findable;
mod help_contact;
mod import;
mod import_differences;
mod invitations;
mod lists;
mod merge;
mod merge_any;
mod names_and_numbers;
mod newcomers;
mod previews;
mod removal;
mod team;
