//! Runs other programs and turns their failures into one sentence. It knows no program by name.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, interrupt};

/// Runs with our own terminal; anything but success is an error that names `what`.
pub fn run(command: &mut Command, what: &str) -> Outcome {
    let status = command.status().map_err(|e| cannot_start(command, what, &e))?;
    ended(status, what)
}

/// Runs without a word, and shows everything the program said if it fails.
pub fn quiet(command: &mut Command, what: &str) -> Outcome {
    let output = command.stdin(Stdio::null()).output().map_err(|e| cannot_start(command, what, &e))?;
    if !output.status.success() {
        eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    ended(output.status, what)
}

/// Runs and returns what the program printed.
pub fn read(command: &mut Command, what: &str) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| cannot_start(command, what, &e))?;
    ended(output.status, what)?;
    String::from_utf8(output.stdout).map_err(|_| format!("{what} printed something that is not UTF-8"))
}

/// Whether the program runs and succeeds; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first program of this name on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Takes away what `cargo run` set for us: a cargo inside cargo must not see another package's name.
pub fn forget_cargo(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let ours = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO";
        if ours {
            command.env_remove(name.as_ref());
        }
    }
}

/// Puts a folder first on the PATH of a command.
pub fn first_on_path(command: &mut Command, folder: &Path) -> Outcome {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&old));
    let path = std::env::join_paths(folders).map_err(|e| format!("PATH cannot be extended: {e}"))?;
    command.env("PATH", path);
    Ok(())
}

fn ended(status: std::process::ExitStatus, what: &str) -> Outcome {
    if interrupt::asked() {
        return Err("stopped".into());
    }
    if status.success() { Ok(()) } else { Err(format!("{what} failed ({status})")) }
}

fn cannot_start(command: &Command, what: &str, error: &std::io::Error) -> String {
    format!("{what}: cannot start {}: {error}", command.get_program().to_string_lossy())
}
