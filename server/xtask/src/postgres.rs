//! A PostgreSQL of our own for the tests: in a temporary folder, on a unix socket only, not durable, gone at the end.
//! It never touches a database that was there before. It refuses to run as root, so root runs it as `nobody`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, command, files, machine};

/// A socket's path may have about 100 letters: not every temporary folder is short enough.
const HOME: &str = "/tmp";
const NAME: &str = "guichet-postgres-";

/// A running server; dropping it stops it and removes its folder.
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    runner: Option<[String; 2]>,
}

/// The folder with `initdb` and `pg_ctl`, installed if need be.
pub fn programs() -> Outcome<PathBuf> {
    machine::find_or_install(
        find_programs,
        &["postgresql"],
        "PostgreSQL, which the tests use beside SQLite",
        "PostgreSQL is missing: install its server (Debian: apt-get install postgresql)",
    )
}

fn find_programs() -> Option<PathBuf> {
    let mut versions = files::list(Path::new("/usr/lib/postgresql")).unwrap_or_default();
    versions.sort_by_key(|path| path.file_name().and_then(|n| n.to_str()?.parse::<u32>().ok()));
    let debian = versions.into_iter().rev().map(|version| version.join("bin"));
    let on_path = command::find("initdb").and_then(|program| Some(program.parent()?.to_path_buf()));
    debian.chain(on_path).find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}

/// Starts a server.
pub fn start() -> Outcome<Postgres> {
    sweep();
    let programs = programs()?;
    let folder = Path::new(HOME).join(format!("{NAME}{}", std::process::id()));
    files::remove(&folder)?;
    files::make(&folder)?;
    let runner = if machine::is_root() { Some(nobody(&folder)?) } else { None };
    let postgres = Postgres { programs, folder, runner };
    let data = postgres.folder.join("data");
    let mut initdb = postgres.program("initdb");
    initdb.arg("-D").arg(&data).args(["-U", "guichet", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"]);
    command::quiet(&mut initdb, "initdb")?;
    // Tests come in parallel, each with its own database and pool; what they write need not survive a power cut.
    let options = format!(
        "-k {} -c listen_addresses='' -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off",
        postgres.folder.display()
    );
    let mut start = postgres.program("pg_ctl");
    start
        .arg("-D")
        .arg(&data)
        .arg("-w")
        .arg("-l")
        .arg(postgres.folder.join("log"))
        .args(["-o", &options, "start"]);
    command::quiet(&mut start, "starting PostgreSQL")?;
    Ok(postgres)
}

impl Postgres {
    /// The address of its maintenance database, for GUICHET_TEST_POSTGRES.
    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=guichet", self.folder.display())
    }

    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match &self.runner {
            None => Command::new(program),
            Some([user, group]) => {
                let mut command = Command::new("setpriv");
                command
                    .args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups"])
                    .arg(program);
                command
            }
        };
        command.current_dir(&self.folder).env("HOME", &self.folder).env("LC_ALL", "C");
        // A person's own database settings have no say here.
        for name in ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGPASSWORD", "PGSERVICE"] {
            command.env_remove(name);
        }
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(self.folder.join("data")).args(["-w", "-m", "immediate", "stop"]);
        command::succeeds(&mut stop); // one that never started has nothing to stop
        if let Err(sentence) = files::remove(&self.folder) {
            eprintln!("xtask: {sentence}");
        }
    }
}

fn nobody(folder: &Path) -> Outcome<[String; 2]> {
    let ask = |flag: &str| -> Outcome<String> {
        Ok(command::read(Command::new("id").args([flag, "nobody"]), "id nobody")?.trim().to_owned())
    };
    let ids = [ask("-u")?, ask("-g")?];
    command::quiet(Command::new("chown").arg(ids.join(":")).arg(folder), "chown")?;
    Ok(ids)
}

/// Stops what an xtask that was killed left behind.
fn sweep() {
    for folder in files::list(Path::new(HOME)).unwrap_or_default() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let Some(process) = name.strip_prefix(NAME) else { continue };
        let lives = Path::new("/proc").join(process).exists() || !Path::new("/proc").exists();
        if let (false, Some(programs)) = (lives, find_programs()) {
            let runner = machine::is_root().then(|| nobody(&folder).ok()).flatten();
            drop(Postgres { programs, folder, runner });
        }
    }
}
