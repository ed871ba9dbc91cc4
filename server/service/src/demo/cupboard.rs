//! The files that hang on the demo's mail: pictures drawn here, the app's log, a price list. Real bytes, no one's photo.

use super::random::Dice;

/// How many photos there are; they come first.
pub const PHOTOS: usize = 6;
/// How many logs follow.
pub const LOGS: usize = 2;
/// Place of the price list.
pub const PRICES: usize = PHOTOS + LOGS;

/// A file to store.
pub struct Item {
    /// Content.
    pub bytes: Vec<u8>,
    /// Kind that its bytes show.
    pub kind: &'static str,
}

/// All files, in the order of their places.
pub fn items() -> Vec<Item> {
    let photos = (0..PHOTOS).map(|place| Item { bytes: photo(place), kind: "image/png" });
    let logs = (0..LOGS).map(|place| Item { bytes: log(place).into_bytes(), kind: "text/plain" });
    let prices = Item { bytes: price_list().into_bytes(), kind: "text/plain" };
    photos.chain(logs).chain([prices]).collect()
}

fn price_list() -> String {
    "Pédalune for companies: two options for 40 people\n\n\
     A  flat price      9.50 EUR a month for each employee     380.00 EUR a month\n\
     B  by ride         1.10 EUR for each 30 minutes           about 470.00 EUR a month at 11 rides each\n\n\
     Both: one invoice a month, split by cost centre, e-bikes 0.80 EUR a ride more.\n"
        .to_owned()
}

fn log(place: usize) -> String {
    let mut dice = Dice::new(place as u64, 0x10c);
    let mut out = format!("Pedalune 6.2 (build 41{place}) Android, log of one try\n");
    let lines = [
        "bluetooth: scanning",
        "bluetooth: lock found, signal -71",
        "session: key asked for",
        "session: no key stored, asking the server",
        "http: GET /rides/current 200 in 212 ms",
        "http: POST /rides/unlock 504 after 10000 ms",
        "unlock: waiting",
        "unlock: given up",
        "map: 212 stations drawn",
    ];
    let (mut second, mut milli) = (12, 0);
    for _ in 0..48 {
        milli += dice.between(40, 900);
        second += milli / 1000;
        milli %= 1000;
        let line = dice.pick(&lines).copied().unwrap_or_default();
        out.push_str(&format!("10:{:02}:{:02}.{milli:03}  {line}\n", 20 + second / 60, second % 60));
    }
    out
}

const WIDTH: usize = 320;
const HEIGHT: usize = 240;

/// A dock with a bike's wheel under an evening or a morning sky.
fn photo(place: usize) -> Vec<u8> {
    let skies: [(u8, u8, u8); PHOTOS] =
        [(96, 124, 148), (150, 130, 110), (110, 150, 160), (84, 96, 120), (168, 150, 120), (120, 136, 110)];
    let sky = skies[place % PHOTOS];
    let red = place % 3 != 2;
    let mut dice = Dice::new(place as u64, 0x9407);
    let centre = (150 + place as i64 * 6, 150);
    let mut rows = Vec::with_capacity(HEIGHT * (WIDTH * 3 + 1));
    for y in 0..HEIGHT as i64 {
        rows.push(0); // each line begins with its filter: none
        for x in 0..WIDTH as i64 {
            let (dx, dy) = (x - centre.0, y - centre.1);
            let round = dx * dx + dy * dy;
            let lamp = (x - 214) * (x - 214) + (y - 92) * (y - 92) < 40;
            let grain = dice.between(-6, 6);
            let colour = if lamp && red {
                (214, 44, 40)
            } else if lamp {
                (60, 180, 96)
            } else if (196..232).contains(&x) && (78..212).contains(&y) {
                (58, 66, 72)
            } else if (2704..3249).contains(&round) {
                (34, 36, 38)
            } else if round < 2704 && (dx * 7 + dy * 3).rem_euclid(41) < 2 {
                (150, 152, 150)
            } else if (120..214).contains(&x) && (118..124).contains(&y) {
                (17, 99, 123)
            } else if y > 204 {
                (122, 118, 112)
            } else {
                let shade = y as u8 / 4;
                (sky.0.saturating_add(shade), sky.1.saturating_add(shade), sky.2.saturating_add(shade))
            };
            for part in [colour.0, colour.1, colour.2] {
                rows.push((i64::from(part) + grain).clamp(0, 255) as u8);
            }
        }
    }
    png(&rows)
}

/// Rows of 24-bit pixels as a PNG whose data is stored, not compressed. (RFC 2083; RFC 1950; RFC 1951 3.2.4)
fn png(rows: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend((WIDTH as u32).to_be_bytes());
    header.extend((HEIGHT as u32).to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut data = vec![0x78, 0x01];
    let mut blocks = rows.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        data.push(u8::from(blocks.peek().is_none()));
        data.extend(length.to_le_bytes());
        data.extend((!length).to_le_bytes());
        data.extend(block);
    }
    data.extend(adler(rows).to_be_bytes());
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        out.extend((body.len() as u32).to_be_bytes());
        let from = out.len();
        out.extend(kind);
        out.extend(body);
        let check = crc(&out[from..]);
        out.extend(check.to_be_bytes());
    }
    out
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    (b << 16) | a
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_books() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn photos_are_png_by_their_bytes_and_no_two_are_alike() {
        let items = items();
        assert_eq!(items.len(), PRICES + 1);
        assert!(items[..PHOTOS].iter().all(|item| item.bytes.starts_with(b"\x89PNG\r\n\x1a\n")));
        assert_ne!(items[0].bytes, items[1].bytes);
        assert!(items[PHOTOS..].iter().all(|item| std::str::from_utf8(&item.bytes).is_ok()));
    }
}
