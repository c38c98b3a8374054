//! What the person who runs Essor sees of it: settings, commands, the doctor, the log, the measures.

mod commands;
mod doctor;
mod measures;
mod start;
mod traces;
