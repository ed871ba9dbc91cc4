//! The pages at the door: sign in, and the first run of a new desk. Both are plain forms that work before the browser's half has
//! arrived, and without it.

mod door;
mod first_run;
mod languages;
mod problem;
mod sign_in;
mod strength;

pub use first_run::FirstRun;
pub use sign_in::SignIn;
