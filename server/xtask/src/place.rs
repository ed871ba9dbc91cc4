//! Where things are: the repository, cargo's target folder, the cache folder, and whether this is a CI machine.
//! It looks, it never creates or changes anything.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::command;

/// The folders a command works in.
pub struct Place {
    /// The repository.
    pub root: PathBuf,
    /// cargo's target folder, which CARGO_TARGET_DIR or cargo's configuration may have moved.
    pub target: PathBuf,
    /// What survives between clones: the browser's standard library while it is being built.
    pub cache: PathBuf,
    /// The cargo that started us.
    pub cargo: PathBuf,
    /// On a CI machine a missing database or browser is a failure, never a skip.
    pub ci: bool,
    /// `cargo metadata --no-deps` of the workspace.
    pub metadata: serde_json::Value,
}

/// Asks cargo where it is, and where it builds.
pub fn find() -> Outcome<Place> {
    let cargo = PathBuf::from(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let mut ask = Command::new(&cargo);
    ask.args(["metadata", "--no-deps", "--format-version", "1"]);
    if let Some(here) = std::env::var_os("CARGO_MANIFEST_DIR") {
        ask.current_dir(here);
    }
    let text = command::read(&mut ask, "cargo metadata")?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata is not JSON: {e}"))?;
    let folder = |key: &str| {
        metadata[key].as_str().map(PathBuf::from).ok_or_else(|| format!("cargo metadata has no {key}"))
    };
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_else(std::env::temp_dir);
    Ok(Place {
        root: folder("workspace_root")?,
        target: folder("target_directory")?,
        cache: home.join(".cache").join("guichet"),
        cargo,
        ci: std::env::var_os("CI").is_some_and(|v| !v.is_empty() && v != "false" && v != "0"),
        metadata,
    })
}

impl Place {
    /// A cargo command at the root, without the variables cargo set for us as a running program.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(&self.cargo);
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command::forget_cargo(&mut cargo);
        cargo
    }

    /// The server's binary as a debug build leaves it.
    pub fn guichet(&self) -> PathBuf {
        self.target.join("debug").join("guichet")
    }
}
