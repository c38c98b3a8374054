//! Tables of the team: sorted by the links of their head, filtered and turned by their address, cut into pages of
//! [`store::PAGE_ROWS`] rows, with rows that can be ticked. All of it works without a script; the script adds keys.

use crate::{
    texts::t,
    ui::keys::key_list,
    web::page::{Address, encoded},
};
use domain::values::language::Language;
use leptos::{nonce::use_nonce, prelude::*};
use store::{PageRequest, Paged};

/// The script of a page with a table: keys, and the number of ticked rows.
const SCRIPT: &str = include_str!("table.js");

/// The query parameter of the sorted column, with `-` before it from its end.
const SORT: &str = "tri";
/// The query parameter of the page.
const PAGE: &str = "page";
/// The query parameter that shows every box of a page ticked.
const TICKED: &str = "coches";

/// What the address of a list asks for: filters, order, page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListState {
    path: String,
    filters: Vec<(String, String)>,
    sort: Option<(&'static str, bool)>,
    page: i64,
    ticked: bool,
}

/// A column of a table: its label and the word by which it is sorted, if it is.
#[derive(Debug, Clone)]
pub struct Column {
    /// The label in the head.
    pub label: String,
    /// The value of [`SORT`].
    pub sorted_by: Option<&'static str>,
    /// The class of its cells: `table__num` for numbers, `table__wide` for what a phone does not show.
    pub class: &'static str,
}

impl Column {
    /// A column that is not sorted.
    pub fn plain(label: String) -> Self {
        Self { label, sorted_by: None, class: "" }
    }

    /// A column that is sorted by a word.
    pub fn sorted(label: String, by: &'static str) -> Self {
        Self { label, sorted_by: Some(by), class: "" }
    }

    /// The same column with a class.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }
}

impl ListState {
    /// Reads an address: its filters are given as they were understood, empty ones are left out; the order is one of `columns`.
    pub fn of(address: &Address, path: impl Into<String>, filters: Vec<(&'static str, String)>, columns: &[&'static str]) -> Self {
        Self::of_pairs(address, path, filters.into_iter().map(|(name, value)| (name.to_owned(), value)), columns)
    }

    /// As [`Self::of`], with the filters as a query.
    pub fn of_query(address: &Address, path: impl Into<String>, filters: &str, columns: &[&'static str]) -> Self {
        Self::of_pairs(address, path, form_urlencoded::parse(filters.as_bytes()).into_owned(), columns)
    }

    fn of_pairs(
        address: &Address,
        path: impl Into<String>,
        filters: impl Iterator<Item = (String, String)>,
        columns: &[&'static str],
    ) -> Self {
        let asked = address.query(SORT).unwrap_or_default();
        let (word, descending) = asked.strip_prefix('-').map_or((asked.as_str(), false), |word| (word, true));
        Self {
            path: path.into(),
            filters: filters.filter(|(_, value)| !value.is_empty()).collect(),
            sort: columns.iter().find(|column| **column == word).map(|column| (*column, descending)),
            page: address.query(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1),
            ticked: address.query(TICKED).is_some(),
        }
    }

    /// The sorted column and whether it is sorted from its end; `None` for the list's own order.
    pub fn sort(&self) -> Option<(&'static str, bool)> {
        self.sort
    }

    /// The same list with every box ticked.
    pub fn all_ticked(self) -> Self {
        Self { ticked: true, ..self }
    }

    /// The page that is asked for.
    pub fn asked(&self) -> PageRequest {
        PageRequest::Page(self.page)
    }

    /// The page that is asked for, of so many rows.
    pub fn asked_of(&self, rows: i64) -> PageRequest {
        PageRequest::PageOf(self.page, rows)
    }

    /// The query of the filters and the order, without `?`; of the first page.
    pub fn query(&self) -> String {
        let pairs = self.filters.iter().cloned().chain(self.order());
        pairs.map(|(name, value)| format!("{name}={}", encoded(&value))).collect::<Vec<_>>().join("&")
    }

    /// The parameter of the order, if there is one.
    fn order(&self) -> Option<(String, String)> {
        self.sort.map(|(column, descending)| (SORT.to_owned(), format!("{}{column}", if descending { "-" } else { "" })))
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        self.address_of(&self.path)
    }

    /// The same filters and order of another address, such as that of the list as a file.
    pub fn address_of(&self, path: &str) -> String {
        let query = self.query();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The address of the first page with another value of a filter; without the filter for an empty one.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut other = self.clone();
        other.filters.retain(|(filter, _)| filter != name);
        if !value.is_empty() {
            other.filters.push((name.to_owned(), value.to_owned()));
        }
        other.address()
    }

    /// The filters as hidden fields of a form that sends the rest of the query, without those named.
    pub fn hidden_fields(&self, without: &[&str]) -> impl IntoView + use<> {
        let fields = self.filters.iter().cloned().chain(self.order()).filter(|(name, _)| !without.contains(&name.as_str()));
        fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
    }

    /// The address of a page of the list.
    fn page_address(&self, page: i64, ticked: bool) -> String {
        let own = [(page > 1).then(|| format!("{PAGE}={page}")), ticked.then(|| format!("{TICKED}=oui"))];
        let parts: Vec<String> =
            Some(self.query()).filter(|query| !query.is_empty()).into_iter().chain(own.into_iter().flatten()).collect();
        if parts.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, parts.join("&")) }
    }

    /// The address that sorts by a column: from its end when it is sorted by it already.
    fn sorted_by(&self, column: &'static str) -> String {
        let descending = self.sort == Some((column, false));
        Self { sort: Some((column, descending)), ..self.clone() }.address()
    }

    /// The cells of the head. `usual` is the column by which the list is sorted of itself, if it is one.
    pub fn head(&self, columns: Vec<Column>, usual: Option<&'static str>) -> impl IntoView + use<> {
        let sort = self.sort.or(usual.map(|column| (column, false)));
        let cells = columns.into_iter().map(|column| {
            let here = column.sorted_by.and_then(|by| sort.filter(|(sorted, _)| *sorted == by)).map(|(_, descending)| descending);
            let order = here.map(|descending| if descending { "descending" } else { "ascending" });
            let arrow = here.map(|descending| view! { <span aria-hidden="true">{if descending { " ↓" } else { " ↑" }}</span> });
            let inside = match column.sorted_by {
                // One that is sorted of itself is turned by the next tap.
                Some(by) if self.sort.is_none() && here.is_some() => {
                    let to = Self { sort: Some((by, true)), ..self.clone() }.address();
                    view! { <a class="table__sort" href=to>{column.label}{arrow}</a> }.into_any()
                }
                Some(by) => view! { <a class="table__sort" href=self.sorted_by(by)>{column.label}{arrow}</a> }.into_any(),
                None => column.label.into_any(),
            };
            view! { <th scope="col" class=column.class aria-sort=order>{inside}</th> }
        });
        cells.collect_view()
    }

    /// The first cell of the head of a table with boxes: a link that ticks all of the page, or none.
    pub fn tick_all(&self, language: Language, page: i64) -> impl IntoView + use<> {
        let (to, ticked) = (self.page_address(page, !self.ticked), self.ticked);
        let word = t!(language, if ticked { "list-untick-all" } else { "list-tick-all" });
        let other = t!(language, if ticked { "list-tick-all" } else { "list-untick-all" });
        view! { <th scope="col" class="table__tick"><a class="table__all" href=to data-tick-all=other><span>{word}</span></a></th> }
    }

    /// The box of a row, as the item of that number of the form's `people`.
    pub fn tick(&self, language: Language, nth: usize, value: String, name: &str) -> impl IntoView + use<> {
        let label = t!(language, "list-tick", name = name.to_owned());
        view! {
            <td class="table__tick">
                <label class="table__box">
                    <input class="choice__input" type="checkbox" name=format!("people[{nth}]") value=value checked=self.ticked aria-label=label/>
                </label>
            </td>
        }
    }

    /// How many rows there are and which are shown, and the links to the other pages.
    pub fn pages<T>(&self, language: Language, shown: &Paged<T>) -> impl IntoView + use<T> {
        let before = (shown.page - 1) * shown.size;
        let (first, last) = (before + 1, before + shown.rows.len() as i64);
        let of = t!(language, "list-rows", from = first, to = last, total = language.count(shown.total.unsigned_abs()));
        let all = shown.pages();
        let link = |page: i64, rel: Option<&'static str>, text: String| {
            let here = (page == shown.page && rel.is_none()).then_some("page");
            view! { <a class="pages__item" href=self.page_address(page, false) rel=rel aria-current=here>{text}</a> }.into_any()
        };
        let mut items: Vec<AnyView> = Vec::new();
        if shown.page > 1 {
            items.push(link(shown.page - 1, Some("prev"), t!(language, "list-previous")));
        }
        let near: Vec<i64> = (1..=all).filter(|page| *page == 1 || *page == all || (*page - shown.page).abs() <= 1).collect();
        for (nth, page) in near.iter().enumerate() {
            if nth > 0 && near.get(nth - 1).is_some_and(|before| before + 1 < *page) {
                items.push(view! { <span class="pages__gap" aria-hidden="true">"…"</span> }.into_any());
            }
            items.push(link(*page, None, page.to_string()));
        }
        if shown.page < all {
            items.push(link(shown.page + 1, Some("next"), t!(language, "list-next")));
        }
        let links = (all > 1).then(|| view! { <nav class="pages__links" aria-label=t!(language, "list-pages")>{items}</nav> });
        (shown.total > 0).then(|| view! { <div class="pages no-print"><p class="pages__count">{of}</p>{links}</div> })
    }
}

/// A table with its caption, which is not shown, its head and its rows; `id` is the identifier of the caption.
pub fn table(id: &'static str, caption: String, head: impl IntoView + 'static, rows: impl IntoView + 'static) -> impl IntoView {
    view! {
        <div class="table-wrap table-wrap--dense" tabindex="0" role="region" aria-labelledby=id>
            <table class="table table--dense">
                <caption class="visually-hidden" id=id>{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What can be done with the ticked rows: the buttons of the form around the table, at the foot of the screen once a row is ticked.
pub fn bulk_bar(language: Language, buttons: impl IntoView + 'static) -> impl IntoView {
    view! {
        <div class="bulk" role="group" aria-label=t!(language, "list-bulk")>
            <p class="bulk__count" role="status" data-one=t!(language, "list-ticked", n = 1) data-many=t!(language, "list-ticked", n = 2)>
                {t!(language, "list-bulk-how")}
            </p>
            {buttons}
        </div>
    }
}

/// The keys of a page with a table, and the script that listens to them.
pub fn keys(language: Language) -> impl IntoView {
    let keys = vec![
        ("J".to_owned(), "list-key-next"),
        ("K".to_owned(), "list-key-previous"),
        ("X".to_owned(), "list-key-tick"),
        (t!(language, "list-key-enter"), "list-key-open"),
    ];
    view! {
        {key_list(language, keys)}
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(query: &str) -> ListState {
        let address = Address::new(Vec::new(), query);
        let filters = vec![("etat", address.query("etat").unwrap_or_default()), ("q", address.query("q").unwrap_or_default())];
        ListState::of(&address, "/personnes", filters, &["nom", "debut"])
    }

    #[test]
    fn an_address_keeps_its_filters_and_order_and_begins_at_the_first_page() {
        let state = list("etat=tous&q=a%26b&tri=-debut&page=3");
        assert_eq!(state.address(), "/personnes?etat=tous&q=a%26b&tri=-debut");
        assert_eq!(state.with("etat", ""), "/personnes?q=a%26b&tri=-debut");
        assert_eq!(state.page_address(4, true), "/personnes?etat=tous&q=a%26b&tri=-debut&page=4&coches=oui");
        assert_eq!(list("").page_address(1, false), "/personnes");
    }

    #[test]
    fn a_second_tap_on_a_column_turns_its_order() {
        assert_eq!(list("").sorted_by("nom"), "/personnes?tri=nom");
        assert_eq!(list("tri=nom").sorted_by("nom"), "/personnes?tri=-nom");
        assert_eq!(list("tri=-nom").sorted_by("nom"), "/personnes?tri=nom");
        assert_eq!(list("tri=-nom").sorted_by("debut"), "/personnes?tri=debut");
    }

    #[test]
    fn unknown_columns_and_pages_are_ignored() {
        for query in ["tri=drop table", "tri=-", "page=-", "page=99999999999999999999"] {
            assert_eq!(list(query), list(""), "{query}");
        }
    }
}
