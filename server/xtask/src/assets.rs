//! What the browser gets beside WebAssembly: styles, the editor, icons and fonts, made by npm's tools from `style/` and
//! `app/editor/`. Nothing is fetched but the packages that app/editor/package-lock.json lists.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::{Outcome, command, files, machine};

const FONTS: [(&str, &str); 2] = [
    ("inter-latin-opsz-normal.woff2", "inter-latin.woff2"),
    ("inter-latin-ext-opsz-normal.woff2", "inter-latin-ext.woff2"),
];
const LICENCES: [&str; 4] = ["@fontsource-variable/inter", "lucide-static", "squire-rte", "dompurify"];
/// Browsers that have CSS nesting; older ones are told so by the start page.
const BROWSERS: &str = "--target=chrome120,firefox121,safari17.2";

/// Where the node tools and the editor live.
pub fn folder(place: &Place) -> PathBuf {
    place.root.join("app").join("editor")
}

/// Makes sure that the node tools are installed as their lock file says.
pub fn tools(place: &Place) -> Outcome {
    install(&folder(place), "the tools for styles and the editor")
}

/// `npm ci` in a folder, unless it was done for this very lock file.
pub fn install(folder: &Path, purpose: &str) -> Outcome {
    machine::node()?;
    let lock = folder.join("package-lock.json");
    let now = files::fingerprint(folder, &[lock])?;
    let remark = folder.join("node_modules").join(".guichet");
    if files::remembers(&remark, &now) {
        return Ok(());
    }
    println!("installing {purpose} from npm");
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command::quiet(&mut npm, "npm ci")?;
    files::write(&remark, now)
}

/// A tool that npm installed.
pub fn tool(place: &Place, name: &str) -> Command {
    let mut tool = Command::new("node");
    tool.arg(folder(place).join("node_modules").join(".bin").join(name)).current_dir(&place.root);
    tool
}

/// Bundles everything into `out`; `minify` for what ships. Returns without work if nothing changed.
pub fn bundle(place: &Place, out: &Path, minify: bool) -> Outcome {
    tools(place)?;
    let style = place.root.join("style");
    let mut sources = files::walk(&style, &[])?;
    sources.extend(files::walk(&folder(place), &["node_modules"])?);
    let now = format!("{} {minify} {}", files::fingerprint(&place.root, &sources)?, files::own_age());
    let remark = out.with_extension("remark");
    if files::remembers(&remark, &now) {
        return Ok(());
    }
    files::remove(out)?;
    files::make(out)?;
    styles(place, &style, out, minify)?;
    editor(place, out, minify)?;
    icons(place, &style.join("icons.txt"), out)?;
    let packages = folder(place).join("node_modules");
    for (theirs, ours) in FONTS {
        files::copy(&packages.join("@fontsource-variable/inter/files").join(theirs), &out.join(ours))?;
    }
    licences(&packages, out)?;
    files::write(&remark, now)
}

fn styles(place: &Place, style: &Path, out: &Path, minify: bool) -> Outcome {
    let main = style.join("main.css");
    if !main.exists() {
        return Err("style/main.css is missing: it names the other style files with @import".into());
    }
    let mut esbuild = tool(place, "esbuild");
    // Fonts and icons lie beside the bundle, under the names the styles use.
    esbuild.arg(main).args([
        "--bundle",
        "--external:*.woff2",
        "--external:*.svg",
        BROWSERS,
        "--log-level=warning",
    ]);
    finish(esbuild, &out.join("guichet.css"), minify, "bundling style/main.css")
}

fn editor(place: &Place, out: &Path, minify: bool) -> Outcome {
    let mut esbuild = tool(place, "esbuild");
    esbuild.arg(folder(place).join("editor.js"));
    esbuild.args(["--bundle", "--format=esm", BROWSERS, "--legal-comments=eof", "--log-level=warning"]);
    finish(esbuild, &out.join("editor.js"), minify, "bundling app/editor/editor.js")
}

/// Ends an esbuild command: where to, how small.
pub fn finish(mut esbuild: Command, to: &Path, minify: bool, what: &str) -> Outcome {
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(to);
    esbuild.arg(outfile);
    if minify {
        esbuild.arg("--minify");
    }
    command::quiet(&mut esbuild, what)
}

/// One sprite out of the icons that style/icons.txt names, a line each: `inbox`, or `ours=theirs`; `#` starts a remark.
fn icons(place: &Place, list: &Path, out: &Path) -> Outcome {
    let names = files::read_text(list).map_err(|_| {
        "style/icons.txt is missing: it names the icons in use, one lucide name a line".to_owned()
    })?;
    let drawings = folder(place).join("node_modules").join("lucide-static").join("icons");
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    for line in names.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
        if line.is_empty() {
            continue;
        }
        let (ours, theirs) = line.split_once('=').unwrap_or((line, line));
        let (ours, theirs) = (ours.trim(), theirs.trim());
        let drawing = std::fs::read_to_string(drawings.join(format!("{theirs}.svg")))
            .map_err(|_| format!("style/icons.txt asks for `{theirs}`, which lucide does not have"))?;
        let lines = inside(&drawing).ok_or_else(|| format!("lucide's `{theirs}` is not one svg element"))?;
        sprite.push_str(&format!(
            "<symbol id=\"{ours}\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">{lines}</symbol>\n"
        ));
    }
    sprite.push_str("</svg>\n");
    files::write(&out.join("icons.svg"), sprite)
}

/// What stands between `<svg …>` and `</svg>`, on one line.
fn inside(drawing: &str) -> Option<String> {
    let open = drawing.find("<svg")?;
    let start = open + drawing[open..].find('>')? + 1;
    let end = drawing.rfind("</svg>")?;
    Some(drawing.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" ").replace("> <", "><"))
}

/// The licences of what we hand out, as they ask.
fn licences(packages: &Path, out: &Path) -> Outcome {
    let mut text = String::new();
    for package in LICENCES {
        let licence = packages.join(package).join("LICENSE");
        text.push_str(&format!("{package}\n\n{}\n\n\n", files::read_text(&licence)?.trim_end()));
    }
    files::write(&out.join("licences.txt"), text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_symbol_holds_the_lines_of_the_drawing_and_nothing_of_its_frame() {
        let drawing = "<!-- licence -->\n<svg\n  class=\"x\"\n>\n  <path d=\"M1 2\" />\n  <path d=\"M3 4\" />\n</svg>\n";
        assert_eq!(super::inside(drawing).as_deref(), Some("<path d=\"M1 2\" /><path d=\"M3 4\" />"));
        assert_eq!(super::inside("<svg>"), None);
    }
}
