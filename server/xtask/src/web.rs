//! The browser's half: WebAssembly, its glue, and with what assets.rs makes the *site*, the folder the server hands out.
//!
//! `cargo xtask run` makes `<target>/site` (debug, not compressed); `build` and `test` make `<target>/dist/site` (the one
//! that ships). Both have the same layout, and the server finds its own by `--site DIR` or GUICHET_SITE, else `site/`
//! beside its executable:
//!
//! ```text
//! site/
//!   …                       everything in public/, at the root (favicon.svg, robots.txt, …)
//!   pkg/current             one word, no line end: the name of the folder below that pages must name now
//!   pkg/<hash>/             never changes once written: `Cache-Control: public, max-age=31536000, immutable`
//!     guichet.js            the glue, an ES module: `init({ module_or_path: "guichet_bg.wasm" })`, `hydrate()`
//!     guichet_bg.wasm
//!     guichet.css           names the two fonts beside it by relative url
//!     editor.js             the composer's editor, an ES module, loaded by the first page that needs it
//!     icons.svg             one <symbol id=NAME> an icon: `<use href="/pkg/<hash>/icons.svg#inbox">`
//!     inter-latin.woff2  inter-latin-ext.woff2  licences.txt
//!     *.br  *.gz            beside each of .js .wasm .css .svg .txt; only in what ships
//! ```
//!
//! The hash is over names and contents of all files in the folder. The folder before is kept for tabs that are still
//! open; `pkg/current` is replaced in one step, after the folder is complete.

use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::{Outcome, assets, command, compress, files, module, toolchain};

const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How the browser's half is built.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Quick to build, large: for `run`.
    Debug,
    /// Optimised and compressed: what ships, and what the stories test.
    Release,
}

/// A finished site.
pub struct Site {
    /// What `--site` takes.
    pub root: PathBuf,
    /// The folder that pages name now.
    pub package: PathBuf,
    /// The WebAssembly as it ships, but with names; only from `Release`.
    pub named: PathBuf,
}

/// Where a profile's site is.
pub fn root(place: &Place, profile: Profile) -> PathBuf {
    match profile {
        Profile::Debug => place.target.join("site"),
        Profile::Release => place.target.join("dist").join("site"),
    }
}

/// Builds the whole site; what did not change is not made again.
pub fn build(place: &Place, profile: Profile) -> Outcome<Site> {
    let scratch =
        place.target.join("front").join(if profile == Profile::Debug { "debug" } else { "wasm-release" });
    let (code, extras) = (scratch.join("code"), scratch.join("extras"));
    let named = scratch.join("named.wasm");
    files::make(&scratch)?;
    assets::bundle(place, &extras, profile == Profile::Release)?;
    let compiled = compile(place, profile)?;
    bind(place, profile, &compiled, &code, &named)?;
    let root = root(place, profile);
    let package = publish(&root, &[&code, &extras], profile)?;
    lay_out_public(&place.root.join("public"), &root, profile)?;
    Ok(Site { root, package, named })
}

/// cargo's part. Its own target folder: another compiler and another profile must not wake the server's build.
fn compile(place: &Place, profile: Profile) -> Outcome<PathBuf> {
    let front = place.target.join("front");
    let mut cargo = toolchain::ready(place)?.cargo(place)?;
    cargo.args([
        "build",
        "--package",
        "browser",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--target-dir",
    ]);
    cargo.arg(&front);
    let folder = match profile {
        Profile::Debug => "debug",
        Profile::Release => {
            cargo.args(["--profile", "wasm-release"]);
            "wasm-release"
        }
    };
    cargo.env_remove("CARGO_TARGET_DIR");
    command::run(&mut cargo, "building the browser half")?;
    Ok(front.join("wasm32-unknown-unknown").join(folder).join("browser.wasm"))
}

/// wasm-bindgen, one glue module, and for what ships the optimiser.
fn bind(place: &Place, profile: Profile, compiled: &Path, out: &Path, named: &Path) -> Outcome {
    let base = compiled.parent().unwrap_or(compiled);
    let now = format!("{} {}", files::fingerprint(base, &[compiled.to_path_buf()])?, files::own_age());
    let remark = out.with_extension("remark");
    if files::remembers(&remark, &now) {
        return Ok(());
    }
    let raw = out.with_extension("raw");
    files::remove(&raw)?;
    files::remove(out)?;
    files::make(out)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(compiled).typescript(false).out_name("guichet");
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&raw))
        .map_err(|e| format!("wasm-bindgen: {e:#}"))?;

    let mut esbuild = assets::tool(place, "esbuild");
    // The glue's own snippets come into the one file; the editor stays apart and is loaded when it is needed.
    esbuild.arg(raw.join("guichet.js"));
    esbuild.args([
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--external:*/editor.js",
        "--log-level=error",
    ]);
    assets::finish(esbuild, &out.join("guichet.js"), profile == Profile::Release, "bundling the glue")?;

    let (bound, shipped) = (raw.join("guichet_bg.wasm"), out.join("guichet_bg.wasm"));
    if profile == Profile::Release {
        let mut optimiser = assets::tool(place, "wasm-opt");
        optimiser.arg(&bound).args(OPTIMISE).args(["--debuginfo", "--output"]).arg(named);
        command::quiet(&mut optimiser, "wasm-opt")?;
        files::write(&shipped, module::without_custom_sections(&files::read(named)?)?)?;
    } else {
        files::copy(&bound, &shipped)?;
    }
    files::write(&remark, now)
}

/// Puts the made files into a folder named after their content and makes it the current one.
fn publish(root: &Path, made: &[&Path], profile: Profile) -> Outcome<PathBuf> {
    let mut sources = Vec::new();
    for folder in made {
        sources.extend(files::walk(folder, &[])?);
    }
    sources.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    let hash = hash_of(&sources)?;
    let packages = root.join("pkg");
    let package = packages.join(&hash);
    files::make(&packages)?;
    if !package.exists() {
        // Complete first, visible then: a server may be running from this folder.
        let fresh = packages.join(format!(".{hash}"));
        files::remove(&fresh)?;
        files::make(&fresh)?;
        for source in &sources {
            files::copy(source, &fresh.join(source.file_name().unwrap_or_default()))?;
        }
        if profile == Profile::Release {
            compress::folder(&fresh)?;
        }
        std::fs::rename(&fresh, &package).map_err(|e| format!("cannot name {}: {e}", package.display()))?;
    }
    let current = packages.join("current");
    let before = std::fs::read_to_string(&current).unwrap_or_default();
    if before == hash {
        return Ok(package);
    }
    files::write(&current, &hash)?;
    for folder in files::list(&packages)? {
        let keep = [hash.as_str(), before.as_str(), "current"];
        if !folder.file_name().is_some_and(|name| keep.iter().any(|keep| name == *keep)) {
            files::remove(&folder)?;
        }
    }
    Ok(package)
}

fn hash_of(sources: &[PathBuf]) -> Outcome<String> {
    // Each name alone: where the scratch folder lies must not change the hash.
    let parts: Outcome<Vec<String>> = sources
        .iter()
        .map(|file| files::fingerprint(file.parent().unwrap_or(file), std::slice::from_ref(file)))
        .collect();
    Ok(files::hash(parts?.concat().as_bytes()))
}

/// public/ at the root of the site, and nothing that is no longer in public/.
fn lay_out_public(public: &Path, root: &Path, profile: Profile) -> Outcome {
    for old in files::list(root)? {
        if !old.ends_with("pkg") {
            files::remove(&old)?;
        }
    }
    if public.is_dir() {
        files::copy_folder(public, root)?;
    }
    if profile == Profile::Release { compress::folder(root) } else { Ok(()) }
}
