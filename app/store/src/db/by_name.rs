//! Rows sorted by name, here and not in SQL, since the two engines sort text differently.

use domain::people::order::sort_by_name;

/// A row with the name to sort it by, selected as `by_last` and `by_first`.
#[derive(sqlx_macros::FromRow)]
pub(crate) struct Named<T> {
    #[sqlx(flatten)]
    row: T,
    by_last: String,
    by_first: String,
}

/// The rows sorted by family and first name; rows of equal names keep their order.
pub(crate) fn by_name<T>(mut rows: Vec<Named<T>>) -> Vec<T> {
    sort_by_name(&mut rows, |it| (&it.by_last, &it.by_first));
    rows.into_iter().map(|it| it.row).collect()
}

/// Rows sorted as by [`by_name`], with the family and first name that `names` returns.
pub(crate) fn sorted<T>(mut people: Vec<T>, names: impl Fn(&T) -> (&str, &str)) -> Vec<T> {
    sort_by_name(&mut people, names);
    people
}
