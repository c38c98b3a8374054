//! The rules of an *entreprise d'insertion par le travail indépendant*, as values that cannot hold a wrong value.
//!
//! No I/O, no clock, no framework: the time of day always comes in as an argument. The same code runs on the server
//! and, compiled to WebAssembly, on the phone. Names are the field's words, in English:
//!
//! | on the screen | here |
//! | --- | --- |
//! | travailleur indépendant, accompagnateur, coordinatrice | [`people::Role`] |
//! | parcours | [`enrollment::EnrollmentPeriod`] |
//! | suspension, prolongation, sortie | [`suspension`], [`extension`], [`exit`] |
//! | déclaration de chiffre d'affaires | [`declaration`] |
//! | justificatif | [`document`] |
//! | motif, plage d'ouverture, créneau, rendez-vous, atelier | [`booking`] |
//! | réservation, liste d'attente, présence, absence | [`booking`] |
//! | axe, objectif, action | [`plan`] |
//! | note, ce qu'il faut savoir d'une personne aujourd'hui | [`note`], [`attention`] |
//! | point du mois | [`check_in`] |
//! | résultats pour les financeurs, secret statistique | [`disclosure`] |
//! | à mettre de côté, CAF, plafond de l'année | [`rates`] |
//! | état mensuel | [`statement`] |
//! | attestation, jour férié, SIRET, numéro de PASS IAE | [`attestation`], [`holidays`], [`siret`], [`pass_number`] |
//! | données personnelles, durées de conservation, effacement | [`privacy`] |
//! | pilotage, vue du financeur | [`reporting`] |

#![warn(missing_docs)]

pub mod bookings;
pub mod caseload;
pub mod declarations;
pub mod enrollments;
pub mod home;
pub mod messages;
pub mod people;
pub mod plan;
pub mod privacy;
pub mod reporting;
pub mod review;
pub mod sign_in;
pub mod statements;
pub mod structure;
pub mod values;
