//! Values in the database: stored as text, and read back by the same checks as what people type. A stored text that the type does
//! not read is an error of its column, never a default.

/// Implements `sqlx::Type`, `Encode` and `Decode` for a type with `TryFrom<String>`: stored as the text of its `as_str`, or of the
/// given expression.
macro_rules! stored_as_text {
    ($type:ty) => {
        $crate::values::sql::stored_as_text!($type, |value| value.as_str().to_owned());
    };
    ($type:ty, |$value:ident| $text:expr) => {
        #[cfg(feature = "sqlx")]
        const _: () = {
            use sqlx::{Database, Decode, Encode, Type, encode::IsNull, error::BoxDynError};

            impl<D: Database> Type<D> for $type
            where
                String: Type<D>,
            {
                fn type_info() -> D::TypeInfo {
                    <String as Type<D>>::type_info()
                }

                fn compatible(found: &D::TypeInfo) -> bool {
                    <String as Type<D>>::compatible(found)
                }
            }

            impl<'q, D: Database> Encode<'q, D> for $type
            where
                String: Encode<'q, D>,
            {
                fn encode_by_ref(&self, buffer: &mut D::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                    let $value = self;
                    let text: String = $text;
                    text.encode(buffer)
                }
            }

            impl<'r, D: Database> Decode<'r, D> for $type
            where
                String: Decode<'r, D>,
            {
                fn decode(value: D::ValueRef<'r>) -> Result<Self, BoxDynError> {
                    let text = <String as Decode<'r, D>>::decode(value)?;
                    <$type>::try_from(text.clone()).map_err(|error| format!("{error}: {text:?}").into())
                }
            }
        };
    };
}
pub(crate) use stored_as_text;

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
