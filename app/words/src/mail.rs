//! Words of the mail.

crate::words! {}
