//! Small, strict dealings with files and folders: every error names the file. It never follows a link out of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;

/// The whole of a file.
pub fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|e| said("read", file, &e))
}

/// The whole of a text file.
pub fn read_text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|e| said("read", file, &e))
}

/// Writes a file so that a reader sees the old or the new content, never half of one.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome {
    let mut beside = file.as_os_str().to_owned();
    beside.push(format!(".{}", std::process::id()));
    let beside = PathBuf::from(beside);
    fs::write(&beside, content).map_err(|e| said("write", &beside, &e))?;
    fs::rename(&beside, file).map_err(|e| said("write", file, &e))
}

/// Bytes of a file.
pub fn size(file: &Path) -> Outcome<u64> {
    fs::metadata(file).map(|it| it.len()).map_err(|e| said("read", file, &e))
}

/// Copies one file.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|e| said("copy", from, &e))
}

/// Makes a folder and those above it.
pub fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|e| said("create", folder, &e))
}

/// Removes a folder or file and all below it; one that is not there is as good as removed.
pub fn remove(path: &Path) -> Outcome {
    let outcome = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match outcome {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(said("remove", path, &e)),
        _ => Ok(()),
    }
}

/// What lies directly in a folder, sorted by name.
pub fn list(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| said("list", folder, &e))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|e| said("list", folder, &e))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Every file below a folder, sorted; folders whose name is in `skip` are left out.
pub fn walk(folder: &Path, skip: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in list(folder)? {
        if !path.is_dir() {
            found.push(path);
        } else if !path.is_symlink() && !path.file_name().is_some_and(|n| skip.iter().any(|s| n == *s)) {
            found.extend(walk(&path, skip)?);
        }
    }
    Ok(found)
}

/// Copies a folder and all below it.
pub fn copy_folder(from: &Path, to: &Path) -> Outcome {
    make(to)?;
    for file in walk(from, &[])? {
        let target = to.join(file.strip_prefix(from).map_err(|e| e.to_string())?);
        if let Some(folder) = target.parent() {
            make(folder)?;
        }
        copy(&file, &target)?;
    }
    Ok(())
}

/// A hash over files, their names below `base` and their content; the same in any clone.
pub fn fingerprint(base: &Path, paths: &[PathBuf]) -> Outcome<String> {
    let mut hash = Sha256::new();
    for path in paths {
        let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy();
        let content = read(path)?;
        hash.update(format!("{}\0{}\0", name, content.len()));
        hash.update(&content);
    }
    Ok(short(hash))
}

/// A hash of some bytes, as a name: 16 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    short(Sha256::new_with_prefix(bytes))
}

fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a remark left by an earlier run says the same as `now`; work that left it need not be done again.
pub fn remembers(remark: &Path, now: &str) -> bool {
    fs::read_to_string(remark).is_ok_and(|earlier| earlier == now)
}

/// Changes when this program does, so that what an older one made is made again.
pub fn own_age() -> String {
    let program = std::env::current_exe().and_then(fs::metadata);
    let age = program.and_then(|it| Ok((it.len(), it.modified()?)));
    age.map(|age| format!("{age:?}")).unwrap_or_default()
}

fn said(verb: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {verb} {}: {error}", path.display())
}
