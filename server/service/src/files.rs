//! (in work)


