//! Words of the composer.

crate::words! {}
