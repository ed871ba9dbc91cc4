//! Words of the settings.

crate::words! {}
