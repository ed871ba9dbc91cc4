//! What several forms share: what happens with an answer, the bar that counts what is not saved, and the question before it
//! would be lost.

mod answered;
mod leaving;
mod savebar;

pub(crate) use answered::{answered, refusal};
pub(crate) use leaving::{Leaving, Unsaved};
pub(crate) use savebar::SaveBar;
