//! What a file is, told by its bytes. What a sender or a browser says about it is a claim.

/// Bytes at the beginning that are looked at.
pub const HEAD: usize = 8 * 1024;

/// The kind of a file by its first bytes. Text is plain text, whatever it says in it: nothing we hand out may be a page.
pub fn of(head: &[u8]) -> &'static str {
    let head = &head[..head.len().min(HEAD)];
    match infer::get(head).map(|found| found.mime_type()) {
        Some("text/html" | "text/xml" | "image/svg+xml" | "application/xhtml+xml") => "text/plain",
        Some(found) => found,
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

fn is_text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        // A letter may be cut in two at the end of what we looked at.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !whole.is_empty() && !whole.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png");
        assert_eq!(of(b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(of("Bonjour, c’est cassé".as_bytes()), "text/plain");
        assert_eq!(of(&"\u{e9}".as_bytes()[..1]), "application/octet-stream");
        assert_eq!(of(b"\0\x01\x02"), "application/octet-stream");
        assert_eq!(of(b""), "application/octet-stream");
    }

    #[test]
    fn nothing_is_ever_a_page() {
        for page in [
            "<!DOCTYPE html><script>alert(1)</script>",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<?xml version='1.0'?><x/>",
        ] {
            assert_eq!(of(page.as_bytes()), "text/plain", "{page}");
        }
    }
}
