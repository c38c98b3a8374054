//! Values in the database: stored as text, or a number, and read back by the same checks as what people type. A stored value that the type
//! does not read is an error of its column, never a default.

/// [`stored_as!`] text, for a type with `TryFrom<String>`: that of its `as_str`, or of the given expression.
macro_rules! stored_as_text {
    ($type:ty) => {
        $crate::values::sql::stored_as_text!($type, |value| value.as_str().to_owned());
    };
    ($type:ty, |$value:ident| $text:expr) => {
        $crate::values::sql::stored_as!($type: String, |$value| $text);
    };
}
pub(crate) use stored_as_text;

/// Implements `sqlx::Type`, `Encode` and `Decode` for a type that is stored as the value of the given expression, and read back from it by
/// its `TryFrom`.
macro_rules! stored_as {
    ($type:ty: $stored:ty, |$value:ident| $stored_value:expr) => {
        #[cfg(feature = "sqlx")]
        const _: () = {
            use sqlx::{Database, Decode, Encode, Type, encode::IsNull, error::BoxDynError};

            impl<D: Database> Type<D> for $type
            where
                $stored: Type<D>,
            {
                fn type_info() -> D::TypeInfo {
                    <$stored as Type<D>>::type_info()
                }

                fn compatible(found: &D::TypeInfo) -> bool {
                    <$stored as Type<D>>::compatible(found)
                }
            }

            impl<'q, D: Database> Encode<'q, D> for $type
            where
                $stored: Encode<'q, D>,
            {
                fn encode_by_ref(&self, buffer: &mut D::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                    let $value = self;
                    let stored: $stored = $stored_value;
                    stored.encode(buffer)
                }
            }

            impl<'r, D: Database> Decode<'r, D> for $type
            where
                $stored: Decode<'r, D>,
            {
                fn decode(value: D::ValueRef<'r>) -> Result<Self, BoxDynError> {
                    let stored = <$stored as Decode<'r, D>>::decode(value)?;
                    <$type>::try_from(stored.to_owned()).map_err(|error| format!("{error}: {stored:?}").into())
                }
            }
        };
    };
}
pub(crate) use stored_as;

/// The text is none of the stored words of a type: of a role, a state, a kind, a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// Implements `TryFrom<String>` as the inverse of `as_str`, for enums that are stored as a word.
macro_rules! stored_words {
    ($($of:ty: $($word:ident)*;)*) => {$(
        impl TryFrom<String> for $of {
            type Error = $crate::values::sql::UnknownWord;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                [$(<$of>::$word),*].into_iter().find(|it| it.as_str() == text).ok_or($crate::values::sql::UnknownWord)
            }
        }
    )*};
}
pub(crate) use stored_words;
