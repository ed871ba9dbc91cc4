//! The shape of a mail: caps, parts, encodings, charsets, file names. It reads bytes and never decides what a mail means.

pub mod charset;
pub mod decode;
pub mod fields;
pub mod file_name;
pub mod outline;
pub mod repair;
