//! Pilotage, funders and the network.

mod funders;
mod network;
mod pilotage;
mod snapshots;
