//! Bytes to text. Labels lie: what is valid UTF-8 is UTF-8, what claims to be and is not is windows-1252, an unknown label is no
//! label. Never fails and never leaves U+0000.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Decodes `bytes` under the label the mail gives them, if any.
pub fn text(bytes: &[u8], label: Option<&str>) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let label =
        label.map(|label| label.trim().trim_matches(['"', '\'']).to_ascii_lowercase()).unwrap_or_default();
    let decoded = match label.as_str() {
        "" | "utf-8" | "utf8" | "us-ascii" | "ascii" | "ansi_x3.4-1968" | "unknown-8bit" | "x-unknown"
        | "default" | "unicode-1-1-utf-8" | "utf-8mb4" => unlabelled(bytes),
        "iso-8859-1" | "latin1" | "iso8859-1" | "iso_8859-1" | "windows-1252" | "cp1252" | "iso-8859-15"
        | "latin-1" => {
            // Western labels on UTF-8 bytes are a common lie; the other way round no honest text is valid UTF-8.
            match std::str::from_utf8(bytes) {
                Ok(valid) if !bytes.is_ascii() => valid.to_owned(),
                _ => known(bytes, &label),
            }
        }
        label => known(bytes, label),
    };
    without_nul(decoded)
}

fn known(bytes: &[u8], label: &str) -> String {
    match charset_decoder(label.as_bytes()) {
        Some(decoder) => decoder(bytes),
        None => unlabelled(bytes),
    }
}

fn unlabelled(bytes: &[u8]) -> String {
    if bytes.is_ascii() {
        // Seven-bit Japanese comes without a label more often than any other charset.
        let escapes = [b"\x1b$B".as_slice(), b"\x1b$@", b"\x1b(J"];
        if bytes.contains(&0x1b)
            && bytes.windows(3).any(|window| escapes.contains(&window))
            && let Some(decoder) = charset_decoder(b"iso-2022-jp")
        {
            return decoder(bytes);
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(valid) => valid.to_owned(),
        Err(_) => {
            let lossy = String::from_utf8_lossy(bytes);
            let (mut good, mut bad) = (0_usize, 0_usize);
            for c in lossy.chars() {
                match c {
                    char::REPLACEMENT_CHARACTER => bad += 1,
                    c if !c.is_ascii() => good += 1,
                    _ => {}
                }
            }
            // A cut or damaged UTF-8 text has a few bad places among many good ones.
            if good > bad * 2 {
                lossy.into_owned()
            } else {
                bytes.iter().map(|byte| windows_1252(*byte)).collect()
            }
        }
    }
}

/// A byte of windows-1252; its five holes are the control characters of the same number, as in browsers.
pub fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_label_does_not_spoil_the_text() {
        assert_eq!(text(b"caf\xe9 \x80 5", Some("utf-8")), "café € 5");
        assert_eq!(text("café".as_bytes(), Some("iso-8859-1")), "café");
        assert_eq!(text(b"caf\xe9", Some("x-made-up")), "café");
        assert_eq!(text(b"\x1b$B%O%m!<\x1b(B", None), "ハロー");
        assert_eq!(text(b"a\0b", None), "ab");
        assert_eq!(text(b"\xbf\xe0\xd8\xd2\xd5\xe2", Some("ISO-8859-5")), "Привет");
    }

    #[test]
    fn utf_8_that_was_cut_stays_utf_8() {
        let mut cut = "été à Liège".as_bytes().to_vec();
        cut.push(0xc3);
        assert_eq!(text(&cut, Some("utf-8")), "été à Liège\u{fffd}");
    }
}
