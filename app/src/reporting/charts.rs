//! Charts of pairs of bars as SVG.

use leptos::prelude::*;

/// A pair of bars.
pub struct Slot {
    /// Its short name under the line.
    pub name: String,
    /// Its label for screen readers, the name first.
    pub label: String,
    /// The address of its rows.
    pub href: String,
    /// The value and the one that it is compared with; negative ones have no bar.
    pub values: (i64, i64),
}

const WIDTH: i64 = 92;
const TOP: i64 = 24;
const BASE: i64 = 188;

/// The chart of the slots; `value` and `compared` are the names of the two bars in the legend.
pub fn pairs(id: &'static str, title: String, (value, compared): (String, String), slots: Vec<Slot>) -> impl IntoView {
    let most = slots.iter().map(|slot| slot.values.0.max(slot.values.1)).max().unwrap_or(0).max(1);
    let height = move |value: i64| if value <= 0 { 0 } else { (value.saturating_mul(BASE - TOP) / most).max(4) };
    let width = WIDTH * i64::try_from(slots.len()).unwrap_or(1);
    let bars = (0i64..)
        .zip(slots)
        .map(|(at, slot)| {
            let x = at * WIDTH;
            let (of_value, of_compared) = (height(slot.values.0), height(slot.values.1));
            view! {
                <a class="chart__slot" href=slot.href aria-label=slot.label>
                    <rect class="chart__hit" x=x y="0" width=WIDTH height="220" rx="12"></rect>
                    <rect class="chart__bar chart__bar--waiting" fill=format!("url(#{id})") x=x + 14 y=BASE - of_compared width="28" height=of_compared rx="4"></rect>
                    <rect class="chart__bar chart__bar--validated" x=x + 46 y=BASE - of_value width="32" height=of_value rx="4"></rect>
                    <text class="chart__value" x=x + 62 y=BASE - of_value - 6>{slot.values.0}</text>
                    <text class="chart__name" x=x + WIDTH / 2 y="212">{slot.name}</text>
                </a>
            }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <div class="chart__scroll" tabindex="0" role="region" aria-label=title.clone()>
                <div class="chart__inner">
                    <svg class="chart__svg" width=width height="220" viewBox=format!("0 0 {width} 220") role="group" aria-label=title.clone()>
                        <defs>
                            <pattern id=id width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                                <rect class="chart__hatch-back" width="8" height="8"></rect>
                                <rect class="chart__hatch" width="3" height="8"></rect>
                            </pattern>
                        </defs>
                        <line class="chart__base" x1="0" x2=width y1=BASE y2=BASE></line>
                        {bars}
                    </svg>
                </div>
            </div>
            <ul class="chart__legend">
                <li class="chart__key">
                    <svg width="28" height="16" aria-hidden="true"><rect class="chart__bar chart__bar--waiting" fill=format!("url(#{id})") x="7" y="1" width="14" height="14" rx="4"></rect></svg>
                    {compared}
                </li>
                <li class="chart__key">
                    <svg width="28" height="16" aria-hidden="true"><rect class="chart__bar chart__bar--validated" x="6" width="16" height="16" rx="4"></rect></svg>
                    {value}
                </li>
            </ul>
        </figure>
    }
}
