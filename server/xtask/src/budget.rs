//! What a browser has to fetch before the first page works, and the most it may be.

use crate::web::Site;
use crate::{Outcome, compress};

/// Bytes of WebAssembly, glue and styles together, brotli: what is wanted, and what must not be passed.
const AIM: u64 = 300_000;
const FLOOR: u64 = 400_000;
/// The floor is not reached yet. Until it is, this ratchet keeps the size from growing: lower it with every gain, never raise it.
const MOST: u64 = 760_000;
const FIRST: [&str; 3] = ["guichet_bg.wasm", "guichet.js", "guichet.css"];
const LATER: [&str; 2] = ["editor.js", "icons.svg"];

/// One file's size as it is and as it travels.
pub struct Weight {
    /// Its name in the package.
    pub name: &'static str,
    /// Bytes on disk.
    pub raw: u64,
    /// Bytes with brotli.
    pub brotli: u64,
}

/// The files of a release site, weighed: those of the first page, then the others.
pub fn weigh(site: &Site) -> Outcome<(Vec<Weight>, Vec<Weight>)> {
    let weigh = |names: &[&'static str]| -> Outcome<Vec<Weight>> {
        names
            .iter()
            .map(|&name| {
                compress::sizes(&site.package.join(name)).map(|(raw, brotli)| Weight { name, raw, brotli })
            })
            .collect()
    };
    Ok((weigh(&FIRST)?, weigh(&LATER)?))
}

/// Prints every file's size and refuses a site over the budget.
pub fn check(site: &Site) -> Outcome<String> {
    let (first, later) = weigh(site)?;
    println!("  {:<28} {:>9} {:>9}", "bytes", "raw", "brotli");
    for weight in first.iter().chain(&later) {
        println!("  {:<28} {:>9} {:>9}", weight.name, weight.raw, weight.brotli);
    }
    let sum: u64 = first.iter().map(|weight| weight.brotli).sum();
    let sentence = format!(
        "first page {:.1} kB brotli: aim {}, floor {}, ratchet {}",
        sum as f64 / 1000.0,
        AIM / 1000,
        FLOOR / 1000,
        MOST / 1000
    );
    if sum > MOST { Err(sentence) } else { Ok(sentence) }
}
