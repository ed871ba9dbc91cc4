//! The stories of end2end/, told to a real browser against the server of the debug build and the site that ships. Each
//! story starts its own server; this room only finds the browser and says where things are:
//!
//! - `GUICHET_BIN`: the server's binary, `GUICHET_SITE`: the site for it;
//! - `GUICHET_CHROMIUM`: the browser's binary, `GUICHET_CHROMIUM_ARGS`: what it needs on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::{Outcome, assets, command, machine, web};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser: GUICHET_CHROMIUM, or one on this machine, installed if need be.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(said) = std::env::var_os("GUICHET_CHROMIUM") {
        return Ok(said.into());
    }
    machine::find_or_install(
        || {
            NAMES
                .iter()
                .find_map(|name| command::find(name))
                .or_else(|| Some(PathBuf::from(MAC)).filter(|mac| mac.exists()))
        },
        &["chromium"],
        "Chromium, which the stories drive",
        "Chromium is missing: install it, or name it in GUICHET_CHROMIUM",
    )
}

/// Builds what is missing and runs every story, or those whose name contains one of `only`.
pub fn run(place: &Place, only: &[String]) -> Outcome {
    let chromium = chromium()?;
    let folder = place.root.join("end2end");
    assets::install(&folder, "the tools for the stories")?;
    let site = web::build(place, web::Profile::Release)?;
    server(place)?;
    let mut playwright = node(place, &folder, &chromium, &site.root, &place.guichet());
    playwright.arg(folder.join("node_modules/@playwright/test/cli.js")).arg("test").args(only);
    command::run(&mut playwright, "the stories")
}

/// The server as a debug build, asked for in the words of the unit tests, so that both share every crate.
pub fn server(place: &Place) -> Outcome {
    let mut cargo = place.cargo();
    cargo.args(["build", "--workspace", "--exclude", "xtask", "--bin", "guichet"]);
    command::run(&mut cargo, "building the server")
}

/// node in end2end/, with everything a story or benchmark has to know.
pub fn node(place: &Place, folder: &Path, chromium: &Path, site: &Path, server: &Path) -> Command {
    let mut node = Command::new("node");
    // root's Chromium refuses its own sandbox.
    let sandbox = if machine::is_root() { "--no-sandbox " } else { "" };
    node.current_dir(folder)
        .env("GUICHET_BIN", server)
        .env("GUICHET_SITE", site)
        .env("GUICHET_CHROMIUM", chromium)
        .env(
            "GUICHET_CHROMIUM_ARGS",
            format!("{sandbox}--disable-gpu --disable-background-networking --no-first-run"),
        );
    if place.ci {
        node.env("CI", "true");
    }
    node
}
