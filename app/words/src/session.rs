//! Words of the session.

crate::words! {}
