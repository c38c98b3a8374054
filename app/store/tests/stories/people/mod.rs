//! People.

mod cards;
mod contacts;
mod import;
mod import_differences;
mod invitations;
mod names_and_numbers;
mod newcomers;
mod previews;
mod team;
