//! How much of the browser's half each crate takes: a line each, so that a dependency that grows is seen the day it does.
//! A generic function counts for the crate that defines it, which is what its name says; the names come from the file
//! after the optimiser, so the sizes are those that ship.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Outcome, files, module};

/// Prints each crate's bytes, the largest first; what takes less than a thousandth of the whole is summed up.
pub fn print(named: &Path) -> Outcome {
    let module = module::read(&files::read(named)?)?;
    let mut shares: BTreeMap<String, usize> = BTreeMap::new();
    for function in &module.functions {
        let owner = function.name.as_deref().and_then(owner).unwrap_or("(no name)");
        *shares.entry(owner.to_owned()).or_default() += function.size;
    }
    shares.insert("(constants)".into(), module.data);
    let whole: usize = shares.values().sum();
    let mut lines: Vec<_> = shares.into_iter().collect();
    lines.sort_by_key(|(name, size)| (std::cmp::Reverse(*size), name.clone()));
    let (large, small): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(_, size)| size * 1000 >= whole);
    println!("  what each crate takes of the WebAssembly, {whole} bytes before compression");
    for (name, size) in &large {
        println!("  {name:<28} {size:>9} {:>5.1} %", percent(*size, whole));
    }
    let rest: usize = small.iter().map(|(_, size)| size).sum();
    println!("  {:<28} {rest:>9} {:>5.1} %", format!("({} smaller)", small.len()), percent(rest, whole));
    Ok(())
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The crate a symbol belongs to: `agent` for `agent::list::row`, for `<agent::List as Drop>::drop` and for
/// `<&[u8] as agent::Show>::show` (the first path in it that is not the language's own type).
fn owner(symbol: &str) -> Option<&str> {
    let bytes = symbol.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| is_word(**b)).count();
        let after = &symbol[end..];
        let is_path = after.starts_with("::") && !after.starts_with("::<");
        // v0 symbols carry a crate's disambiguator: `agent[1f3a…]::list`.
        if is_path || (after.starts_with('[') && after.contains("]::")) {
            return Some(&symbol[at..end]);
        }
        at = end;
    }
    None
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn a_symbol_belongs_to_the_crate_it_names_first() {
        assert_eq!(owner("agent::list::row::h0123456789abcdef"), Some("agent"));
        assert_eq!(owner("<agent::List as core::ops::drop::Drop>::drop"), Some("agent"));
        assert_eq!(owner("<&mut [u8] as agent::Show>::show"), Some("agent"));
        assert_eq!(owner("core[5b1f2a]::fmt::write"), Some("core"));
        assert_eq!(owner("main"), None);
    }
}
