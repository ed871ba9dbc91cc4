//! Transfer encodings, read leniently: what a broken mail still says is kept.

/// How a part's bytes were made fit for mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// As they are.
    Identity,
    /// base64.
    Base64,
    /// quoted-printable.
    QuotedPrintable,
}

impl Encoding {
    /// From the header's value; anything unknown is taken as it is.
    pub fn from_header(value: &str) -> Encoding {
        let value = value.trim().trim_matches('"');
        if value.eq_ignore_ascii_case("base64") {
            Encoding::Base64
        } else if value.eq_ignore_ascii_case("quoted-printable") {
            Encoding::QuotedPrintable
        } else {
            Encoding::Identity
        }
    }

    /// The bytes that were meant.
    pub fn decode(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Encoding::Identity => bytes.to_vec(),
            Encoding::Base64 => base64(bytes),
            Encoding::QuotedPrintable => quoted_printable(bytes),
        }
    }
}

/// base64 with foreign characters skipped; padding in the middle ends one run and begins the next.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0_u8);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                flush(&mut out, bits, count);
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    flush(&mut out, bits, count);
    out
}

fn flush(out: &mut Vec<u8>, bits: u32, count: u8) {
    match count {
        2 => out.push((bits >> 4) as u8),
        3 => out.extend_from_slice(&[(bits >> 10) as u8, (bits >> 2) as u8]),
        _ => {}
    }
}

/// quoted-printable; an equals sign that encodes nothing stays.
pub fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end: &[u8] = if line.ends_with(b"\r\n") {
            b"\r\n"
        } else if line.ends_with(b"\n") {
            b"\n"
        } else {
            b""
        };
        let content = line[..line.len() - end.len()].trim_ascii_end();
        let soft = content.ends_with(b"=") && !end.is_empty();
        words(if soft { &content[..content.len() - 1] } else { content }, false, &mut out);
        if !soft {
            out.extend_from_slice(end);
        }
    }
    out
}

/// `=XX` decoded; with `header`, as in an encoded word, an underscore is a space.
pub fn words(bytes: &[u8], header: bool, out: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| Some(hex(pair[0])? << 4 | hex(pair[1])?));
        match (byte, pair) {
            (b'=', Some(value)) => {
                out.push(value);
                at += 3;
                continue;
            }
            (b'_', _) if header => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// base64 without line breaks, for an encoded word we write ourselves.
pub fn to_base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_base64_gives_what_it_still_holds() {
        assert_eq!(base64(b"SGVs\r\nbG8="), b"Hello");
        assert_eq!(base64(b"SGV*s bG8"), b"Hello");
        assert_eq!(base64(b"SGVsbG8=SGVsbG8="), b"HelloHello");
        assert_eq!(base64(to_base64("Zoë?".as_bytes()).as_bytes()), "Zoë?".as_bytes());
    }

    #[test]
    fn quoted_printable_forgives() {
        assert_eq!(
            quoted_printable(b"caf=C3=A9 =\r\nnoir  \r\n100=% =3d"),
            "café noir\r\n100=% =".as_bytes()
        );
    }
}
