//! QR codes, rendered on the server as one path: dark on white in every theme, as cameras need it.

use leptos::prelude::*;
use qrcode::{Color, EcLevel};

/// The width of the white border, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code.
#[component]
pub fn QrCode(
    /// The text of the code.
    text: String,
    /// The name of the code, for screen readers.
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

/// The side in modules, and the dark modules as one path of runs; `None` for a text too long for a code.
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

    /// The modules that a path covers.
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
    fn the_path_covers_exactly_the_dark_modules() {
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
    fn a_text_too_long_for_a_code_draws_nothing() {
        assert_eq!(shape(&"a".repeat(10_000)), None);
    }
}
