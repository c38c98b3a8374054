//! A text as a QR code, drawn by the server as one shape: dark on white in every theme, since cameras want it so.

use leptos::prelude::*;
use qrcode::{Color, EcLevel};

/// The white border that readers need, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code.
#[component]
pub fn QrCode(
    /// What it says.
    text: String,
    /// What it is, for those who do not see it.
    label: String,
) -> impl IntoView {
    shape(&text).map(|(width, path)| {
        let side = width + 2 * QUIET;
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
                <rect width=side.to_string() height=side.to_string() fill="#fff"/>
                <path d=path fill="#000"/>
            </svg>
        }
    })
}

/// The side in modules, and the dark modules as one path, a run of each row at a time. Nothing for what no code can hold.
fn shape(text: &str) -> Option<(usize, String)> {
    let code = qrcode::QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while let Some(from) = row.iter().skip(x).position(|module| *module == Color::Dark).map(|at| at + x) {
            let run = row.iter().skip(from).take_while(|module| **module == Color::Dark).count();
            path.push_str(&format!("M{} {}h{run}v1h-{run}z", from + QUIET, y + QUIET));
            x = from + run;
        }
    }
    Some((width, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules that a path draws.
    fn drawn(path: &str) -> std::collections::BTreeSet<(usize, usize)> {
        let mut dark = std::collections::BTreeSet::new();
        for run in path.split('M').skip(1) {
            let (corner, rest) = run.split_once('h').unwrap();
            let (x, y) = corner.split_once(' ').unwrap();
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            dark.extend((0..length).map(|at| (x + at - QUIET, y - QUIET)));
        }
        dark
    }

    #[test]
    fn every_dark_module_is_drawn_and_no_other() {
        let text = format!("https://essor.exemple.fr/invitation/{}", "ab".repeat(32));
        let (width, path) = shape(&text).unwrap();
        let code = qrcode::QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
        let drawn = drawn(&path);
        for y in 0..width {
            for x in 0..width {
                assert_eq!(drawn.contains(&(x, y)), code[(x, y)] == Color::Dark, "{x} {y}");
            }
        }
    }

    #[test]
    fn what_no_code_can_hold_is_not_drawn() {
        assert_eq!(shape(&"a".repeat(10_000)), None);
    }
}
