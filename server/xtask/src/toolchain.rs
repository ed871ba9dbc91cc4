//! Finds, or makes, a cargo that can build for the browser (`wasm32-unknown-unknown`). In this order:
//! 1. a cargo whose sysroot already has that target's standard library;
//! 2. `rustup target add`, which is enough on nearly every machine;
//! 3. on Debian, as root or with sudo, Debian's newest compiler and a standard library built from its sources, for
//!    machines that reach package registries but not rustup's server;
//! 4. one sentence.
//!
//! The server never builds with this cargo unless it is the ordinary one.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::{Outcome, command, files, machine};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library";
const DEBIAN_TARGET: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const SAY: &str = "no Rust for the browser half: run `rustup target add wasm32-unknown-unknown`, \
                   or install your distribution's standard library for that target";

/// A cargo that builds for the browser.
pub enum Wasm {
    /// The cargo that runs us.
    Ordinary(PathBuf),
    /// Debian's, in /usr/bin, with this linker.
    Debian(PathBuf),
}

impl Wasm {
    /// A cargo command for the browser half, at the root of the repository.
    pub fn cargo(&self, place: &Place) -> Outcome<Command> {
        let mut cargo = match self {
            Wasm::Ordinary(cargo) => Command::new(cargo),
            Wasm::Debian(linker) => {
                let mut cargo = Command::new(DEBIAN_CARGO);
                command::first_on_path(&mut cargo, Path::new("/usr/bin"))?;
                cargo.env("RUSTC", DEBIAN_RUSTC);
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                // rustup points this at its own compiler's libraries.
                cargo.env_remove("LD_LIBRARY_PATH");
                cargo
            }
        };
        command::forget_cargo(&mut cargo);
        // Flags meant for this machine's processor or linker say nothing to the browser's.
        cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo.current_dir(&place.root);
        Ok(cargo)
    }

    /// Which one it is, for a person.
    pub fn describe(&self) -> String {
        match self {
            Wasm::Ordinary(cargo) => cargo.display().to_string(),
            Wasm::Debian(linker) => format!("/usr/bin/cargo with {}", linker.display()),
        }
    }
}

/// The cargo for the browser half, made ready if it was not.
pub fn ready(place: &Place) -> Outcome<Wasm> {
    if let Some(wasm) = ordinary(place).or_else(debian) {
        return Ok(wasm);
    }
    if command::find("rustup").is_some() {
        println!("asking rustup for the standard library of the browser half");
        if command::succeeds(Command::new("rustup").args(["target", "add", TARGET])) {
            return ordinary(place).ok_or_else(|| SAY.into());
        }
        println!("rustup cannot fetch it here");
    }
    if !machine::takes_debian_packages() {
        return Err(SAY.into());
    }
    if !debian_compiler_fits() || debian_linker().is_none() || !Path::new(DEBIAN_LIBRARY).exists() {
        machine::install(&DEBIAN_PACKAGES, "the compiler for the browser half, once")
            .map_err(|e| format!("{SAY} ({e})"))?;
    }
    build_library(place)?;
    debian().ok_or_else(|| SAY.into())
}

fn ordinary(place: &Place) -> Option<Wasm> {
    let beside = place.cargo.with_file_name("rustc");
    let rustc = if beside.is_file() { beside } else { PathBuf::from("rustc") };
    if rustc == Path::new(DEBIAN_RUSTC) && debian_compiler_fits() {
        return debian(); // it needs its linker named
    }
    has_library(&rustc).then(|| Wasm::Ordinary(place.cargo.clone()))
}

fn debian() -> Option<Wasm> {
    let fits = debian_compiler_fits() && has_library(Path::new(DEBIAN_RUSTC));
    if fits { debian_linker().map(Wasm::Debian) } else { None }
}

/// Debian ships several compilers; the one in /usr/bin must be as new as the workspace asks.
fn debian_compiler_fits() -> bool {
    let rustc = Path::new(DEBIAN_RUSTC);
    if !rustc.exists() || !Path::new(DEBIAN_CARGO).exists() || !Path::new("/etc/debian_version").exists() {
        return false;
    }
    let numbers =
        |text: &str| -> Vec<u32> { text.split('.').map_while(|n| n.parse().ok()).take(2).collect() };
    ask_rustc(rustc, "--version")
        .and_then(|text| text.split_whitespace().nth(1).map(numbers))
        .is_some_and(|version| version >= numbers(env!("CARGO_PKG_RUST_VERSION")))
}

fn debian_linker() -> Option<PathBuf> {
    command::find("rust-lld").or_else(|| {
        let newest_first = (14..40).rev().map(|version| format!("wasm-ld-{version}"));
        newest_first.chain(["wasm-ld".into()]).find_map(|name| command::find(&name))
    })
}

fn has_library(rustc: &Path) -> bool {
    let Some(sysroot) = ask_rustc(rustc, "--print=sysroot") else { return false };
    let folder = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    let Ok(files) = std::fs::read_dir(folder) else { return false };
    files.flatten().any(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

fn ask_rustc(rustc: &Path, question: &str) -> Option<String> {
    let mut ask = Command::new(rustc);
    ask.arg(question).env_remove("LD_LIBRARY_PATH");
    command::read(&mut ask, "rustc").ok()
}

/// Builds the standard library for the browser from Debian's sources and puts it where that compiler looks.
fn build_library(place: &Place) -> Outcome {
    println!("building the standard library for the browser half, about 2 minutes, once");
    let scratch = place.cache.join(format!("browser-library-{}", std::process::id()));
    let outcome = build_library_in(&scratch);
    let _ = std::fs::remove_dir_all(&scratch); // a leftover costs space, not truth
    outcome
}

fn build_library_in(scratch: &Path) -> Outcome {
    let sources = scratch.join("library");
    files::copy_folder(Path::new(DEBIAN_LIBRARY), &sources)?;
    let mut cargo = Command::new(DEBIAN_CARGO);
    command::forget_cargo(&mut cargo);
    command::first_on_path(&mut cargo, Path::new("/usr/bin"))?;
    cargo
        .current_dir(&sources)
        .args(["build", "--quiet", "--release", "--target", TARGET, "--manifest-path", "sysroot/Cargo.toml"])
        .args(["--features", "panic-unwind", "--target-dir"])
        .arg(scratch.join("target"))
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "wasmstd")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes -Cdebuginfo=0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH");
    command::quiet(&mut cargo, "building the standard library for the browser half")?;
    let built = scratch.join("target").join(TARGET).join("release").join("deps");
    let mut libraries = files::list(&built)?;
    libraries.retain(|file| file.extension().is_some_and(|e| e == "rlib"));
    // std last: its presence is what says that the target is complete.
    libraries
        .sort_by_key(|file| file.file_name().is_some_and(|n| n.to_string_lossy().starts_with("libstd-")));
    let root =
        |program: &str| machine::as_root(program).ok_or("neither root nor sudo: cannot write to /usr/lib");
    command::quiet(root("mkdir")?.args(["-p", DEBIAN_TARGET]), "mkdir")?;
    command::quiet(root("cp")?.args(&libraries).arg(DEBIAN_TARGET), "copying the standard library")
}
