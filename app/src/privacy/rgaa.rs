//! The audit of accessibility by the RGAA: read from its page in the documentation, of which `/accessibilite` states the result.

/// The page of the audit.
const AUDIT: &str = include_str!("../../docs/rgaa.md");

/// The state of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// C: met on every page of the sample.
    Met,
    /// NC: not met on one of them.
    NotMet,
    /// NA: does not apply.
    NotApplicable,
}

/// A criterion of the RGAA with its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// Its number, "10.4".
    pub number: &'static str,
    /// Its title in French, shortened.
    pub title: &'static str,
    /// Its state.
    pub state: State,
    /// How it is checked, or why it is not met or does not apply.
    pub check: &'static str,
    /// The files that check or meet it, each between backquotes.
    pub files: &'static str,
}

/// Every criterion of the audit, in its order. Lines that are no row of a criterion are left out.
pub fn criteria() -> Vec<Criterion> {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [number, title, state, check, files] = cells.try_into().ok()?;
        let state = match state {
            "C" => State::Met,
            "NC" => State::NotMet,
            "NA" => State::NotApplicable,
            _ => return None,
        };
        Some(Criterion { number, title, state, check, files })
    };
    AUDIT.lines().filter_map(read).collect()
}

/// The criteria that are met and those that apply.
pub fn counts() -> (usize, usize) {
    let criteria = criteria();
    let of = |state: State| criteria.iter().filter(|it| it.state == state).count();
    let met = of(State::Met);
    (met, met + of(State::NotMet))
}
