//! Pages of lists: which rows of a list are read, and how many there are.

/// The number of rows on a page of a list.
pub const PAGE_ROWS: i64 = 50;

/// The last page that can be asked for: far above any list.
const LAST_PAGE: i64 = 100_000;

/// The rows of a list that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRequest {
    /// A page of [`PAGE_ROWS`] rows, counted from 1.
    Page(i64),
    /// A page of so many rows, the second number, counted from 1.
    PageOf(i64, i64),
    /// All rows, for a file.
    All,
}

impl PageRequest {
    /// The number of rows on a page of a list of so many rows.
    fn size(self, total: i64) -> i64 {
        match self {
            Self::Page(_) => PAGE_ROWS,
            Self::PageOf(_, size) => size.max(1),
            Self::All => total.max(1),
        }
    }

    /// The page that is read of a list of so many rows, counted from 1: the last one in place of those behind it.
    pub fn page(self, total: i64) -> i64 {
        match self {
            Self::Page(page) | Self::PageOf(page, _) => page.clamp(1, pages(total, self.size(total))),
            Self::All => 1,
        }
    }

    /// How many rows are skipped and how many are read at most, of a list of so many rows.
    pub fn bounds(self, total: i64) -> (i64, i64) {
        ((self.page(total) - 1) * self.size(total), self.size(total))
    }

    /// A page with these rows, of a list of so many.
    pub fn of<T>(self, rows: Vec<T>, total: i64) -> Paged<T> {
        Paged { rows, total, page: self.page(total), size: self.size(total) }
    }

    /// The items of the page, of all items of the list in their order.
    pub fn cut<T>(self, items: Vec<T>) -> Paged<T> {
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let (skipped, read) = self.bounds(total);
        let index = |number: i64| usize::try_from(number).unwrap_or_default();
        self.of(items.into_iter().skip(index(skipped)).take(index(read)).collect(), total)
    }
}

/// The number of pages of so many rows each, at least 1.
fn pages(total: i64, size: i64) -> i64 {
    ((total + size - 1) / size).clamp(1, LAST_PAGE)
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// The number of rows on all pages.
    pub total: i64,
    /// Its number, counted from 1.
    pub page: i64,
    /// How many rows a page has at most.
    pub size: i64,
}

impl<T> Paged<T> {
    /// The number of pages, at least 1.
    pub fn pages(&self) -> i64 {
        pages(self.total, self.size)
    }

    /// The same page with other rows.
    pub fn with_rows<U>(&self, rows: Vec<U>) -> Paged<U> {
        Paged { rows, total: self.total, page: self.page, size: self.size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_every_row_once_and_a_page_behind_the_last_is_the_last() {
        for (total, size) in [(0, 50), (1, 50), (49, 50), (50, 50), (51, 50), (100, 20), (6_000, 50)] {
            let items: Vec<i64> = (0..total).collect();
            let page = |number: i64| PageRequest::PageOf(number, size).cut(items.clone());
            let seen: Vec<i64> = (1..=page(1).pages()).flat_map(|number| page(number).rows).collect();
            assert_eq!(seen, items);
            assert_eq!(page(i64::MAX), page(page(1).pages()));
            assert_eq!(page(-3).page, 1);
            assert_eq!(PageRequest::All.cut(items.clone()).rows, items);
        }
        assert_eq!(PageRequest::Page(2).bounds(120), (50, 50));
    }
}
