//! What the machine must have, and how it gets it where we may install: Debian's packages, as root or with sudo.
//! Elsewhere one sentence says what is missing; nothing is ever downloaded by hand.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::{Outcome, assets, command, postgres, stories, toolchain};

/// Installs all that building and testing need, and says where it is.
pub fn setup(place: &Place) -> Outcome {
    let wasm = toolchain::ready(place)?;
    println!("browser half  {}", wasm.describe());
    assets::tools(place)?;
    println!("node tools    {}", assets::folder(place).join("node_modules").display());
    println!("PostgreSQL    {}", postgres::programs()?.display());
    println!("browser       {}", stories::chromium()?.display());
    Ok(())
}

/// A command that runs as root, or none if we may not.
pub fn as_root(program: &str) -> Option<Command> {
    if is_root() {
        return Some(Command::new(program));
    }
    let sudo = command::find("sudo")?;
    let asks = std::io::stdin().is_terminal();
    if !asks && !command::succeeds(Command::new(&sudo).args(["-n", "true"])) {
        return None;
    }
    let mut command = Command::new(sudo);
    command.arg(program);
    Some(command)
}

/// Whether we are root.
pub fn is_root() -> bool {
    let mut ask = Command::new("id");
    ask.arg("-u");
    command::read(&mut ask, "id").is_ok_and(|id| id.trim() == "0")
}

/// Whether Debian's packages can be installed here.
pub fn takes_debian_packages() -> bool {
    Path::new("/etc/debian_version").exists()
        && command::find("apt-get").is_some()
        && as_root("true").is_some()
}

/// Installs Debian packages; `purpose` completes "installing …".
pub fn install(packages: &[&str], purpose: &str) -> Outcome {
    println!("installing {purpose} (Debian: {})", packages.join(" "));
    let apt = |words: &[&str]| -> Outcome {
        let mut apt = as_root("env").ok_or("neither root nor sudo: cannot install Debian packages")?;
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]);
        command::quiet(apt.args(words), &format!("apt-get {}", words[0]))
    };
    apt(&["update"])?;
    let mut words = vec!["install", "--no-install-recommends"];
    words.extend(packages);
    apt(&words)
}

/// Something `look` can find, if need be after installing packages; otherwise the sentence `else_say`.
pub fn find_or_install<T>(
    look: impl Fn() -> Option<T>,
    packages: &[&str],
    purpose: &str,
    else_say: &str,
) -> Outcome<T> {
    if let Some(found) = look() {
        return Ok(found);
    }
    if !takes_debian_packages() {
        return Err(else_say.into());
    }
    install(packages, purpose)?;
    look().ok_or_else(|| else_say.into())
}

/// node's own folder of programs is not our business: npm and node come from PATH.
pub fn node() -> Outcome<PathBuf> {
    const SAY: &str = "node and npm are missing: install Node.js 20 or newer";
    find_or_install(
        || command::find("npm").and(command::find("node")),
        &["nodejs", "npm"],
        "Node.js, which bundles styles and the editor",
        SAY,
    )
}
