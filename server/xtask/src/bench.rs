//! `cargo xtask bench`: figures as a table and as `<target>/bench.json`. The release server and the shipped site are
//! measured; `end2end/bench.mjs` does what needs a browser and prints one JSON object a line:
//! `{"name": "navigation to list", "value": 412, "unit": "ms", "floor": 800, "aim": 400}` (floor and aim optional).

use std::path::Path;

use serde_json::{Value, json};

use crate::place::Place;
use crate::{Outcome, assets, budget, build, command, files, stories, web};

/// Measures, prints, writes. A figure past its floor is a failure.
pub fn run(place: &Place) -> Outcome {
    let site = web::build(place, web::Profile::Release)?;
    let (first, later) = budget::weigh(&site)?;
    let mut figures: Vec<Value> = Vec::new();
    for weight in first.iter().chain(&later) {
        figures.push(json!({ "name": weight.name, "value": weight.brotli, "unit": "bytes, brotli" }));
    }
    let sum: u64 = first.iter().map(|weight| weight.brotli).sum();
    figures.push(json!({ "name": "first page", "value": sum, "unit": "bytes, brotli", "floor": 400_000, "aim": 300_000 }));
    figures.extend(in_a_browser(place, &site.root)?);

    println!("\n{:<44} {:>12} {:>12} {:>12}  unit", "figure", "value", "aim", "floor");
    for figure in &figures {
        let cell = |key: &str| figure.get(key).map(Value::to_string).unwrap_or_default();
        let text = |key: &str| figure[key].as_str().unwrap_or_default().to_owned();
        println!(
            "{:<44} {:>12} {:>12} {:>12}  {}",
            text("name"),
            cell("value"),
            cell("aim"),
            cell("floor"),
            text("unit")
        );
    }
    let file = place.target.join("bench.json");
    files::write(&file, format!("{:#}\n", Value::Array(figures.clone())))?;
    println!("\n{}", file.display());
    let missed = figures.iter().filter(
        |figure| matches!((figure["value"].as_f64(), figure["floor"].as_f64()), (Some(v), Some(f)) if v > f),
    );
    match missed.count() {
        0 => Ok(()),
        count => Err(format!("{count} figures are past their floor")),
    }
}

fn in_a_browser(place: &Place, site: &Path) -> Outcome<Vec<Value>> {
    let folder = place.root.join("end2end");
    let script = folder.join("bench.mjs");
    if !script.exists() {
        println!("end2end/bench.mjs is not there: only sizes are measured");
        return Ok(Vec::new());
    }
    assets::install(&folder, "the tools for the stories")?;
    build::server(place)?;
    let server = place.target.join("dist").join("guichet");
    let mut node = stories::node(place, &folder, &stories::chromium()?, site, &server);
    let text = command::read(node.arg(script), "end2end/bench.mjs")?;
    text.lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| {
            serde_json::from_str(line).map_err(|e| format!("end2end/bench.mjs printed `{line}`: {e}"))
        })
        .collect()
}
