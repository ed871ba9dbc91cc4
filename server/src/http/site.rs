//! The folder with the browser's half, as `cargo xtask` lays it out: `pkg/<hash>/…` that never changes, `pkg/current` that names
//! the newest, and at its root the public files.

use std::path::{Path, PathBuf};

/// The files of the browser's half.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The folder below `pkg/` that pages name: also the build's id.
    pub build: String,
    /// Public files, by their path from the root, without a leading slash.
    pub public: Vec<String>,
}

impl Site {
    /// Reads what is there. The sentence of an error is for the operator.
    pub fn read(root: &Path) -> Result<Site, String> {
        let current = root.join("pkg").join("current");
        let build = std::fs::read_to_string(&current).map_err(|error| {
            format!(
                "no browser half in {}: {error} ({}); build it with `cargo xtask build`",
                root.display(),
                current.display()
            )
        })?;
        let build = build.trim().to_owned();
        let plain = !build.is_empty() && build.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !plain || !root.join("pkg").join(&build).is_dir() {
            return Err(format!("{} names no folder beside it", current.display()));
        }
        let mut public = Vec::new();
        gather(root, root, &mut public)
            .map_err(|error| format!("cannot read {}: {error}", root.display()))?;
        public.sort();
        Ok(Site { root: root.to_path_buf(), build, public })
    }

    /// The site beside the executable.
    pub fn beside_executable() -> PathBuf {
        let program = std::env::current_exe().ok();
        program.as_deref().and_then(Path::parent).unwrap_or(Path::new(".")).join("site")
    }

    /// Address of the folder with script, styles and icons.
    pub fn assets(&self) -> String {
        format!("/pkg/{}", self.build)
    }
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) =
            path.strip_prefix(root).ok().and_then(Path::to_str).map(|name| name.replace('\\', "/"))
        else {
            continue;
        };
        let packed = name.ends_with(".br") || name.ends_with(".gz");
        // Braces mean something in a route; hidden files are nobody's.
        if name == "pkg"
            || packed
            || name.contains(['{', '}'])
            || name.split('/').any(|part| part.starts_with('.'))
        {
            continue;
        }
        if path.is_dir() {
            gather(root, &path, found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}
