//! `cargo xtask run`: builds what is needed, starts the server, says so when it answers, and stops it on Ctrl-C. With
//! `--demo` the data folder is a throw-away one, emptied and filled anew at each start.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::{Outcome, command, files, interrupt, stories, web};

const LISTEN: &str = "127.0.0.1:3000";
const FIRST_RUN: &str = "first run: ";
const LOOK: Duration = Duration::from_millis(100);
/// The server drains open connections for ten seconds.
const DRAIN: Duration = Duration::from_secs(12);
const PATIENCE: Duration = Duration::from_secs(20);

/// Builds and runs; `words` are flags for `guichet serve`.
pub fn run(place: &Place, words: &[String]) -> Outcome {
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "--").collect();
    let site = web::build(place, web::Profile::Debug)?;
    stories::server(place)?;
    let demo = words.contains(&"--demo");
    let listen = value(&words, "--listen").unwrap_or(LISTEN).to_owned();
    let mut serve = Command::new(place.guichet());
    serve.current_dir(&place.root).arg("serve").arg("--site").arg(&site.root).args(&words);
    if value(&words, "--listen").is_none() {
        serve.args(["--listen", LISTEN]);
    }
    if value(&words, "--data").is_none() {
        if demo {
            serve.arg("--data").arg(fill_demo(place)?);
        } else {
            serve.args(["--data", "data"]);
        }
    }
    if TcpStream::connect(&listen).is_ok() {
        return Err(format!(
            "{listen} is taken by another program; choose one with `cargo xtask run -- --listen 127.0.0.1:3001`"
        ));
    }
    watch(serve, &listen)
}

fn value<'a>(words: &[&'a str], flag: &str) -> Option<&'a str> {
    words.iter().enumerate().find_map(|(index, word)| {
        let rest = word.strip_prefix(flag)?;
        rest.strip_prefix('=').or_else(|| if rest.is_empty() { words.get(index + 1).copied() } else { None })
    })
}

fn fill_demo(place: &Place) -> Outcome<PathBuf> {
    let data = place.target.join("demo");
    files::remove(&data)?;
    files::make(&data)?;
    println!("filling a throw-away desk");
    command::run(Command::new(place.guichet()).arg("demo").arg("--data").arg(&data), "guichet demo")?;
    Ok(data)
}

/// Starts the server, passes on what it prints, and stays until it ends or we are asked to stop.
fn watch(mut serve: Command, listen: &str) -> Outcome {
    let mut server = serve
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot start the server: {e}"))?;
    let (say, heard) = mpsc::channel();
    let output = server.stdout.take().ok_or("the server has no output")?;
    let reader = std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            if let Some(address) = line.strip_prefix(FIRST_RUN) {
                let _ = say.send(address.trim().to_owned()); // nobody listens any more once the page is open
            }
        }
    });
    let mut ready = false;
    loop {
        std::thread::sleep(LOOK);
        if let Some(status) = server.try_wait().map_err(|e| format!("cannot wait for the server: {e}"))? {
            let _ = reader.join();
            return if status.success() || interrupt::asked() {
                Ok(())
            } else {
                Err(format!("the server ended ({status})"))
            };
        }
        if interrupt::asked() {
            return stop(&mut server);
        }
        if !ready && answers(listen) {
            ready = true;
            let address = format!("http://{listen}");
            let first = heard.recv_timeout(Duration::from_millis(300)).ok();
            println!("\nGuichet runs at {address}\n");
            show(first.as_deref().unwrap_or(&address));
        }
    }
}

fn stop(server: &mut Child) -> Outcome {
    let asked = Instant::now();
    // Ctrl-C in a terminal reaches the server too; a second signal would cut its farewell short.
    let mut told = !interrupt::told_alone();
    while asked.elapsed() < PATIENCE {
        if server.try_wait().is_ok_and(|status| status.is_some()) {
            return Ok(());
        }
        if !told || asked.elapsed() > DRAIN {
            told = true;
            command::succeeds(Command::new("kill").args(["-TERM", &server.id().to_string()]));
        }
        std::thread::sleep(LOOK);
    }
    server.kill().map_err(|e| format!("cannot stop the server: {e}"))?;
    server.wait().map(drop).map_err(|e| format!("cannot wait for the server: {e}"))
}

/// Whether something at this address speaks HTTP and says that it lives.
fn answers(listen: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let address = listen.to_socket_addrs()?.next().ok_or(std::io::ErrorKind::NotFound)?;
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /health/live HTTP/1.1\r\nHost: {listen}\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.starts_with(b"HTTP/1.1 200"))
    };
    ask().unwrap_or(false)
}

/// Opens the page where there is a desktop to open it on; without one the address in the terminal is enough.
fn show(address: &str) {
    let desktop = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let opener = if cfg!(target_os = "macos") { Some("open") } else { desktop.then_some("xdg-open") };
    if let Some(opener) = opener.filter(|name| command::find(name).is_some()) {
        command::succeeds(Command::new(opener).arg(address));
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn a_flag_is_read_in_both_spellings() {
        assert_eq!(value(&["--listen", "a:1"], "--listen"), Some("a:1"));
        assert_eq!(value(&["--listen=a:1"], "--listen"), Some("a:1"));
        assert_eq!(value(&["--listening", "a:1"], "--listen"), None);
    }
}
