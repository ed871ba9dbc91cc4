//! Words of the ticket.

crate::words! {}
