//! What brings an answer home: Message-IDs and reply addresses that carry their ticket and a keyed hash (safety.md rules 13, 14).
//! The key never comes here: the caller lends a function that hashes with it. A reply address opens *append only*, for the one
//! contact it was made for.

use std::fmt::Write;

/// HMAC-SHA-256 with the desk's key, the first byte of the input naming the purpose.
pub type Mac<'a> = &'a dyn Fn(&[u8]) -> [u8; 32];

/// Characters of the hash: 80 bits in base32.
const MAC_LETTERS: usize = 16;

/// Bytes of a local part (RFC 5321).
const LOCAL_PART: usize = 64;

/// Mints the Message-ID of one of our mails, without brackets: `g.<ticket>.<message>.<mac>@<domain>`.
pub fn mint_id(ticket: i64, message: i64, domain: &str, mac: Mac<'_>) -> String {
    let (ticket, message) = (base36(ticket), base36(message));
    let domain = domain.to_ascii_lowercase();
    let hash = letters(&mac(&input(b'm', &[&ticket, &message, &domain])));
    format!("g.{ticket}.{message}.{hash}@{domain}")
}

/// The ticket and message of an id that we minted; none when it is not ours or its hash does not check.
pub fn minted(id: &str, mac: Mac<'_>) -> Option<(i64, i64)> {
    let id = id.trim().trim_matches(['<', '>']).to_ascii_lowercase();
    let (local, domain) = id.split_once('@')?;
    let mut pieces = local.split('.');
    let ("g", ticket, message, hash, None) =
        (pieces.next()?, pieces.next()?, pieces.next()?, pieces.next()?, pieces.next())
    else {
        return None;
    };
    let expected = letters(&mac(&input(b'm', &[ticket, message, domain])));
    equal(hash, &expected).then_some((from_base36(ticket)?, from_base36(message)?))
}

/// Why an address cannot carry a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLong;

/// What a reply address opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The ticket it appends to.
    pub ticket: i64,
    /// The contact it was made for.
    pub recipient: i64,
}

/// Mints the address to which one contact answers: `support+t.<ticket>.<recipient>.<key><mac>@…`. `key` names the key in use, one
/// letter or digit, so that keys can be changed while older addresses still work.
pub fn mint_reply_address(mailbox: &str, reply: Reply, key: char, mac: Mac<'_>) -> Result<String, TooLong> {
    let (local, domain) = mailbox.rsplit_once('@').ok_or(TooLong)?;
    let (ticket, recipient) = (base36(reply.ticket), base36(reply.recipient));
    let key = key.to_ascii_lowercase().to_string();
    let folded = local.to_ascii_lowercase();
    let hash =
        letters(&mac(&input(b'r', &[&folded, &domain.to_ascii_lowercase(), &ticket, &recipient, &key])));
    let minted = format!("{local}+t.{ticket}.{recipient}.{key}{hash}");
    if minted.len() > LOCAL_PART {
        return Err(TooLong);
    }
    Ok(format!("{minted}@{domain}"))
}

/// What a reply address opens; none when it carries no token or the hash does not check. `mac` gets the key's letter.
pub fn reply_address<'a>(address: &str, mac: &dyn Fn(char) -> Option<Mac<'a>>) -> Option<Reply> {
    let address = address.trim().trim_matches(['<', '>']).to_ascii_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let (mailbox, token) = local.rsplit_once("+t.")?;
    let mut pieces = token.split('.');
    let (ticket, recipient, sealed, None) = (pieces.next()?, pieces.next()?, pieces.next()?, pieces.next())
    else {
        return None;
    };
    let key = sealed.chars().next().filter(char::is_ascii_alphanumeric)?;
    let hash = sealed.get(1..)?;
    let expected = letters(&mac(key)?(&input(b'r', &[mailbox, domain, ticket, recipient, &key.to_string()])));
    equal(hash, &expected)
        .then_some(Reply { ticket: from_base36(ticket)?, recipient: from_base36(recipient)? })
}

/// What is hashed: the purpose and every piece with its length, so that no two lists read alike.
fn input(purpose: u8, pieces: &[&str]) -> Vec<u8> {
    let mut out = vec![purpose];
    for piece in pieces {
        out.extend_from_slice(&(piece.len() as u32).to_be_bytes());
        out.extend_from_slice(piece.as_bytes());
    }
    out
}

/// The first 80 bits in base32, lower case: mail servers may change the case.
fn letters(hash: &[u8; 32]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut out = String::with_capacity(MAC_LETTERS);
    for group in hash[..10].chunks_exact(5) {
        let bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for at in (0..8).rev() {
            out.push(char::from(ALPHABET[(bits >> (at * 5) & 31) as usize]));
        }
    }
    out
}

/// Compares without telling by its time how much agrees.
fn equal(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

fn base36(number: i64) -> String {
    let mut digits = Vec::new();
    let mut rest = number.unsigned_abs();
    loop {
        digits.push(char::from_digit((rest % 36) as u32, 36).unwrap_or('0'));
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    let mut out = String::with_capacity(digits.len() + 1);
    if number < 0 {
        let _ = out.write_char('-');
    }
    out.extend(digits.iter().rev());
    out
}

fn from_base36(text: &str) -> Option<i64> {
    // The parser would take a sign; an id has none.
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    i64::from_str_radix(text, 36).ok().filter(|id| plain && *id > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn mac(bytes: &[u8]) -> [u8; 32] {
        Sha256::digest([b"key one".as_slice(), bytes].concat()).into()
    }

    fn other(bytes: &[u8]) -> [u8; 32] {
        Sha256::digest([b"key two".as_slice(), bytes].concat()).into()
    }

    fn keys<'a>(key: char) -> Option<Mac<'a>> {
        match key {
            'a' => Some(&mac),
            'b' => Some(&other),
            _ => None,
        }
    }

    #[test]
    fn an_id_we_minted_is_known_again_in_any_case() {
        let id = mint_id(1234, 987_654_321, "Mail.Example.org", &mac);
        assert_eq!(minted(&format!(" <{}> ", id.to_uppercase()), &mac), Some((1234, 987_654_321)));
        assert_eq!(id.split('@').next().and_then(|local| local.rsplit('.').next()).map(str::len), Some(16));
    }

    #[test]
    fn a_changed_id_or_another_key_is_not_ours() {
        let id = mint_id(1234, 5, "example.org", &mac);
        assert_eq!(minted(&id, &other), None);
        for forged in [
            id.replace("g.ya", "g.yb"),
            id.replace(".5.", ".6."),
            id.replace("example.org", "example.net"),
            "g.1.2.x@y".into(),
        ] {
            assert_ne!(forged, id);
            assert_eq!(minted(&forged, &mac), None, "{forged}");
        }
    }

    #[test]
    fn a_reply_address_opens_one_ticket_for_one_contact() {
        let reply = Reply { ticket: 99, recipient: 7 };
        let address = mint_reply_address("Support@example.org", reply, 'a', &mac).expect("short");
        assert_eq!(reply_address(&address.to_uppercase(), &keys), Some(reply));
        assert_eq!(reply_address(&address.replace(".7.a", ".8.a"), &keys), None);
        assert_eq!(reply_address(&address.replace(".7.a", ".7.b"), &keys), None);
        assert_eq!(reply_address(&address.replace(".7.a", ".7.c"), &keys), None);
        assert_eq!(reply_address("support@example.org", &keys), None);
        assert_eq!(reply_address("support+t.1.-2.axxxxxxxxxxxxxxxx@example.org", &keys), None);
    }

    #[test]
    fn a_local_part_has_at_most_64_bytes() {
        let reply = Reply { ticket: i64::MAX, recipient: i64::MAX };
        let fixed = mint_reply_address("a@example.org", reply, 'a', &mac).expect("short");
        let room = 64 - (fixed.split('@').next().expect("local").len() - 1);
        let at_limit = format!("{}@example.org", "x".repeat(room));
        assert!(
            mint_reply_address(&at_limit, reply, 'a', &mac).is_ok_and(|address| address
                .split('@')
                .next()
                .map(str::len)
                == Some(64))
        );
        assert_eq!(mint_reply_address(&format!("x{at_limit}"), reply, 'a', &mac), Err(TooLong));
    }
}
