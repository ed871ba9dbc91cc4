//! File names of attachments: a name, never a path, never a trick.

use crate::mail::limits::FILE_NAME;

/// A name that is safe to show, to download and to store beside the file. `kind` helps when there is none.
pub fn clean(name: &str, kind: &str) -> String {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or("");
    let mut out = String::with_capacity(last.len());
    for c in last.chars() {
        match c {
            // Bidi overrides, zero-width letters and other invisible ones make `exe.gpj` of `jpg.exe`.
            c if c.is_control() || invisible(c) => {}
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => out.push('_'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    // A leading dot hides a file or makes it a setting; trailing dots and spaces vanish on some systems.
    let mut name = out.trim().trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']).to_owned();
    if name.is_empty() || name == "_" {
        name = format!("file{}", ending(kind));
    }
    if reserved(&name) {
        name.insert(0, '_');
    }
    shorten(name)
}

/// Characters that are not seen or that turn the text around.
pub fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Names that are devices on Windows.
fn reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_uppercase();
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()))
}

fn ending(kind: &str) -> &'static str {
    match kind {
        "message/rfc822" | "message/global" => ".eml",
        "text/plain" => ".txt",
        "text/html" => ".html",
        "text/calendar" => ".ics",
        "text/csv" => ".csv",
        "image/png" => ".png",
        "image/jpeg" | "image/jpg" => ".jpg",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "application/pdf" => ".pdf",
        "application/zip" => ".zip",
        "application/ms-tnef" => ".dat",
        _ => "",
    }
}

fn shorten(name: String) -> String {
    let length = name.chars().count();
    if length <= FILE_NAME {
        return name;
    }
    let ending = match name.rfind('.') {
        Some(dot) if name[dot..].chars().count() <= 16 => name[dot..].to_owned(),
        _ => String::new(),
    };
    let stem: String = name.chars().take(FILE_NAME - ending.chars().count()).collect();
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path_or_a_trick() {
        for (given, expected) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\r\u{e9}sum\u{e9}.pdf", "résumé.pdf"),
            ("invoice\u{202e}gpj.exe", "invoicegpj.exe"),
            (".htaccess\u{200b}", "htaccess"),
            ("a\r\nBcc: x\0.txt", "aBcc_ x.txt"),
            ("nul.txt", "_nul.txt"),
            ("  ", "file.pdf"),
            ("..", "file.pdf"),
        ] {
            assert_eq!(clean(given, "application/pdf"), expected);
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let at_limit = format!("{}.pdf", "é".repeat(FILE_NAME - 4));
        assert_eq!(clean(&at_limit, ""), at_limit);
        let beyond = clean(&format!("x{at_limit}"), "");
        assert!(beyond.ends_with(".pdf") && beyond.chars().count() == FILE_NAME);
    }
}
