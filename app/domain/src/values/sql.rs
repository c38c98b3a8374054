//! How values stand in the database: as text or as a whole number, and read back by the same checks as what people type. A
//! stored word that is none of a type's is an error of its column, never a default.

/// A value that is stored as the text of its `as_str`, or of its `Display` with `by Display`.
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
