//! Placeholder
/// x
#[derive(Debug)]
pub struct ImportRefused;
/// x
#[derive(Debug)]
pub struct ImportSummary;
