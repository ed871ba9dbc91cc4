//! References that join what a person reports with a line in the log. They say nothing else.

/// A new one: eight letters and digits that cannot be mistaken for one another.
pub fn next() -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let bytes: [u8; 8] = rand::random();
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
