//! The desk's secret, and what is made with it: ids that prove where they came from, random tokens, equal-time compares.

use crate::Fault;
use desk::{ContactId, MessageId, TicketId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::path::Path;
use subtle::ConstantTimeEq;

/// 32 random bytes in `secret.key` of the data folder, readable by the owner only. Not in the database, so a copy of that mints
/// nothing.
pub struct Key([u8; 32]);

impl Key {
    /// Reads the key, or makes it on the first start.
    pub fn open(folder: &Path) -> Result<Key, Fault> {
        let path = folder.join("secret.key");
        match std::fs::read(&path) {
            Ok(bytes) => {
                let bytes: [u8; 32] = bytes
                    .try_into()
                    .map_err(|_| Fault::row(format!("{} is not 32 bytes long", path.display())))?;
                Ok(Key(bytes))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let key: [u8; 32] = rand::random();
                write_secret(&path, &key)?;
                // Two first starts at once: the file that exists now is the key for both.
                Key::open_existing(&path)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn open_existing(path: &Path) -> Result<Key, Fault> {
        let bytes = std::fs::read(path)?;
        Ok(Key(bytes.try_into().map_err(|_| Fault::row("secret.key is not 32 bytes long"))?))
    }

    /// HMAC-SHA-256 of `text`, under a purpose so that a code for one thing is none for another.
    pub fn mac(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text);
        mac.finalize().into_bytes().into()
    }

    /// Eighty bits of a code in lower-case base32: 16 letters (safety.md rule 14).
    fn short(&self, purpose: &str, text: &str) -> String {
        base32(&self.mac(purpose, text.as_bytes())[..10])
    }

    /// Our own Message-ID, without brackets: `g.<ticket>.<message>.<code>@domain`.
    pub fn mint_id(&self, ticket: TicketId, message: MessageId, domain: &str) -> String {
        let stem = format!("{}.{}", base36(ticket.0), base36(message.0));
        format!("g.{stem}.{}@{domain}", self.short("message-id", &stem))
    }

    /// The ticket and message of an id we minted; `None` for all others.
    pub fn minted_id(&self, id: &str) -> Option<(TicketId, MessageId)> {
        let local = id.trim().trim_matches(['<', '>']).split('@').next()?.to_lowercase();
        let mut parts = local.strip_prefix("g.")?.split('.');
        let (ticket, message, code) = (parts.next()?, parts.next()?, parts.next()?);
        let right = self.short("message-id", &format!("{ticket}.{message}"));
        (parts.next().is_none() && equal(code.as_bytes(), right.as_bytes()))
            .then_some((TicketId(from_base36(ticket)?), MessageId(from_base36(message)?)))
    }

    /// What stands behind the plus in a reply address, bound to its recipient: `t.<ticket>.<contact>.<code>`.
    pub fn reply_token(&self, ticket: TicketId, contact: ContactId) -> String {
        let stem = format!("{}.{}", base36(ticket.0), base36(contact.0));
        format!("t.{stem}.{}", self.short("reply-address", &stem))
    }

    /// The ticket and recipient of such a token; `None` for all others.
    pub fn read_reply_token(&self, token: &str) -> Option<(TicketId, ContactId)> {
        let token = token.to_lowercase();
        let mut parts = token.strip_prefix("t.")?.split('.');
        let (ticket, contact, code) = (parts.next()?, parts.next()?, parts.next()?);
        let right = self.short("reply-address", &format!("{ticket}.{contact}"));
        (parts.next().is_none() && equal(code.as_bytes(), right.as_bytes()))
            .then_some((TicketId(from_base36(ticket)?), ContactId(from_base36(contact)?)))
    }
}

#[cfg(unix)]
fn write_secret(path: &Path, key: &[u8; 32]) -> Result<(), Fault> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => {
            file.write_all(key)?;
            file.sync_all()?;
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn write_secret(path: &Path, key: &[u8; 32]) -> Result<(), Fault> {
    Ok(std::fs::write(path, key)?)
}

/// Compares without telling by time where the first difference is.
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    bool::from(a.ct_eq(b))
}

/// 256 random bits as 64 hexadecimal digits, for cookies and links.
pub fn token() -> String {
    let bytes: [u8; 32] = rand::random();
    hex(&bytes)
}

/// What is stored of a token.
pub fn hashed(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn base32(bytes: &[u8]) -> String {
    // RFC 4648 alphabet in lower case, without padding: survives mail servers that change case.
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let (mut out, mut held, mut bits) = (String::new(), 0u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(held >> bits) as usize & 31]));
        }
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(held << (5 - bits)) as usize & 31]));
    }
    out
}

fn base36(n: i64) -> String {
    let (mut n, mut out) = (n.unsigned_abs(), Vec::new());
    loop {
        out.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(n % 36) as usize]);
        n /= 36;
        if n == 0 {
            break;
        }
    }
    out.iter().rev().map(|byte| char::from(*byte)).collect()
}

fn from_base36(text: &str) -> Option<i64> {
    i64::from_str_radix(text, 36).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_we_minted_is_known_again_in_any_case_and_no_other_is() {
        let key = Key([7; 32]);
        let id = key.mint_id(TicketId(4187), MessageId(90_001), "pedalune.example");
        assert_eq!(key.minted_id(&id), Some((TicketId(4187), MessageId(90_001))));
        assert_eq!(
            key.minted_id(&format!("<{}>", id.to_uppercase())),
            Some((TicketId(4187), MessageId(90_001)))
        );
        let other = id.replace("g.38b", "g.38c");
        assert_ne!(other, id);
        assert_eq!(key.minted_id(&other), None);
        assert_eq!(Key([8; 32]).minted_id(&id), None);
        assert_eq!(key.minted_id("g.1.2@x"), None);
    }

    #[test]
    fn a_reply_token_names_its_ticket_and_recipient() {
        let key = Key([7; 32]);
        let token = key.reply_token(TicketId(1), ContactId(2));
        assert_eq!(key.read_reply_token(&token), Some((TicketId(1), ContactId(2))));
        assert_eq!(key.read_reply_token(&token.replace("t.1.2.", "t.1.3.")), None);
        assert!("support+".len() + token.len() <= 64);
    }
}
