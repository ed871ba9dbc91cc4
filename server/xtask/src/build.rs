//! `cargo xtask build`: `<target>/dist/` with the release binary and its site, ready to copy to a server.

use crate::place::Place;
use crate::{Outcome, command, files, web};

/// Builds both halves as they ship.
pub fn run(place: &Place) -> Outcome {
    let site = web::build(place, web::Profile::Release)?;
    let dist = place.target.join("dist");
    files::make(&dist)?;
    server(place)?;
    println!("\n{}\n{}", dist.join("guichet").display(), site.root.display());
    println!("copy both side by side to a server and start `guichet`");
    Ok(())
}

/// The release binary, put beside its site.
pub fn server(place: &Place) -> Outcome {
    let mut cargo = place.cargo();
    command::run(
        cargo.args(["build", "--release", "--package", "server", "--bin", "guichet"]),
        "building the server",
    )?;
    // A running server keeps its open file: replaced in one step, never written over.
    let (from, to) =
        (place.target.join("release").join("guichet"), place.target.join("dist").join("guichet"));
    let beside = to.with_extension("new");
    files::copy(&from, &beside)?;
    std::fs::rename(&beside, &to).map_err(|e| format!("cannot replace {}: {e}", to.display()))
}
