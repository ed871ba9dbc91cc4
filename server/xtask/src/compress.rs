//! `.br` and `.gz` beside files that compress, by node's own zlib: it is there anyway, and fast in every profile.
//! The server hands them out by `Accept-Encoding`; it never compresses these files itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, command, files};

const SCRIPT: &str = "
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1)) {
  const content = fs.readFileSync(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  fs.writeFileSync(file + '.br', zlib.brotliCompressSync(content, { params }));
  fs.writeFileSync(file + '.gz', zlib.gzipSync(content, { level: 9 }));
}";

/// Compresses every file below a folder that is worth it.
pub fn folder(folder: &Path) -> Outcome {
    let worth = files::walk(folder, &["pkg"])?.into_iter().filter(|file| {
        let kinds = ["wasm", "js", "css", "svg", "txt", "json", "xml", "webmanifest", "ico"];
        file.extension().is_some_and(|e| kinds.iter().any(|kind| e == *kind))
    });
    let worth: Vec<PathBuf> = worth.collect();
    if worth.is_empty() {
        return Ok(());
    }
    command::quiet(Command::new("node").arg("-e").arg(SCRIPT).args(worth), "compressing")
}

/// The size of a file and of its `.br`.
pub fn sizes(file: &Path) -> Outcome<(u64, u64)> {
    let mut compressed = file.as_os_str().to_owned();
    compressed.push(".br");
    Ok((files::size(file)?, files::size(Path::new(&compressed))?))
}
