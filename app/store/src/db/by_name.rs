//! Rows in the order of their names: sorted here and not by the database, whose two engines would each sort in their own way.

use domain::people::order::sort_by_name;

/// A row with the name that it is sorted by, selected as `by_last` and `by_first`.
#[derive(sqlx::FromRow)]
pub(crate) struct Named<T> {
    #[sqlx(flatten)]
    row: T,
    by_last: String,
    by_first: String,
}

/// The rows by family and first name; those of one name stay in the order in which they came.
pub(crate) fn by_name<T>(mut rows: Vec<Named<T>>) -> Vec<T> {
    sort_by_name(&mut rows, |it| (&it.by_last, &it.by_first));
    rows.into_iter().map(|it| it.row).collect()
}

/// Those who have a first and a family name, sorted like [`by_name`].
pub(crate) fn sorted<T>(mut people: Vec<T>, names: impl Fn(&T) -> (&str, &str)) -> Vec<T> {
    sort_by_name(&mut people, names);
    people
}
