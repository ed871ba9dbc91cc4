//! What happens by itself after a commit: reading mail, sending replies. Each job is claimed with a lease and may be begun again
//! by anybody after it; what it means for a ticket, the service decides.

mod mail_in;
mod mail_out;
mod runner;

pub use runner::{Running, start};
