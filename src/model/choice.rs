//! A value out of a list: one declaration gives the type, its keys in content, and its schema.

/// Declares an enum whose variants are written in content by a key, such as `"cao-dang"`.
///
/// The doc comments become the descriptions in the schema. Keys are also what templates
/// see and what addresses are made of; the words that people read stand in the theme.
macro_rules! choice {
    (
        $(#[$outer:meta])*
        pub enum $name:ident {
            $($(#[$inner:meta])* $variant:ident = $key:literal,)+
        }
    ) => {
        $(#[$outer])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $key)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the list.
            #[allow(dead_code, reason = "not every list is walked")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The key by which content, templates and addresses name the value.
            #[allow(dead_code, reason = "not every list is named in an address")]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}
pub(crate) use choice;
