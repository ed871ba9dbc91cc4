//! Words of the parts.

crate::words! {}
