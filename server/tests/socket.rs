//! The listener itself: real ports, real bytes. Foreign pages and slow clients are turned away; an end is announced.

mod house;

use house::{Person, Tested};
use server::http::accept;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

struct Listening {
    tested: Tested,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<accept::Draining>,
}

async fn listen() -> (Listening, Person) {
    let (tested, boss) = Tested::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async {
        let _ = stopped.await;
    };
    let serving = tokio::spawn(accept::serve(listener, tested.router.clone(), Vec::new(), until));
    (Listening { tested, address, stop, serving }, boss)
}

/// Asks for the live connection; returns the status and the line.
async fn open(listening: &Listening, headers: &[(&str, &str)]) -> (u16, TcpStream) {
    let mut line = TcpStream::connect(listening.address).await.expect("connected");
    let mut ask = format!(
        "GET /live HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        listening.address
    );
    for (name, value) in headers {
        ask.push_str(&format!("{name}: {value}\r\n"));
    }
    line.write_all(format!("{ask}\r\n").as_bytes()).await.expect("sent");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(line.read_u8().await.expect("an answer"));
    }
    let status = String::from_utf8_lossy(&head[9..12]).parse().expect("a status");
    (status, line)
}

/// One frame of the server: its opcode and what it carries.
async fn frame(line: &mut TcpStream) -> (u8, Vec<u8>) {
    let opcode = line.read_u8().await.expect("a frame") & 0x0f;
    let length = match line.read_u8().await.expect("a length") {
        126 => usize::from(line.read_u16().await.expect("a length")),
        127 => usize::try_from(line.read_u64().await.expect("a length")).expect("small"),
        length => usize::from(length),
    };
    let mut bytes = vec![0; length];
    line.read_exact(&mut bytes).await.expect("whole");
    (opcode, bytes)
}

/// What a browser says, masked with nothing.
async fn say(line: &mut TcpStream, text: &str) {
    let mut bytes = vec![0x81];
    match text.len() {
        length @ 0..=125 => bytes.push(0x80 | u8::try_from(length).expect("small")),
        length @ 126..=65_535 => {
            bytes.push(0x80 | 126);
            bytes.extend(u16::try_from(length).expect("small").to_be_bytes());
        }
        length => {
            bytes.push(0x80 | 127);
            bytes.extend((length as u64).to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes.extend(text.as_bytes());
    line.write_all(&bytes).await.expect("sent");
}

async fn close_code(line: &mut TcpStream) -> u16 {
    loop {
        let (opcode, bytes) = timeout(Duration::from_secs(5), frame(line)).await.expect("in time");
        if opcode == 8 {
            return u16::from_be_bytes([bytes[0], bytes[1]]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_our_own_pages_open_the_live_connection() {
    let (listening, boss) = listen().await;
    let own = format!("http://{}", listening.address);
    let cookie = ("Cookie", boss.cookie.as_str());
    assert_eq!(open(&listening, &[("Origin", &own), cookie]).await.0, 101);
    for foreign in ["http://evil.example", "null", "http://127.0.0.1", "file://", ""] {
        assert_eq!(open(&listening, &[("Origin", foreign), cookie]).await.0, 403, "{foreign}");
    }
    assert_eq!(open(&listening, &[cookie]).await.0, 403, "no origin, no browser of ours");
    assert_eq!(open(&listening, &[("Origin", &own)]).await.0, 401, "nobody is signed in");
    assert_eq!(open(&listening, &[("Origin", &own), ("Cookie", "guichet_session=forged")]).await.0, 401);
    assert_eq!(open(&listening, &[("Origin", &own), ("Origin", "http://evil.example"), cookie]).await.0, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_frame_is_hello_and_a_stop_says_come_back() {
    let (listening, boss) = listen().await;
    let own = format!("http://{}", listening.address);
    let (status, mut line) = open(&listening, &[("Origin", &own), ("Cookie", &boss.cookie)]).await;
    assert_eq!(status, 101);
    let (opcode, bytes) = frame(&mut line).await;
    let hello: desk::live::Frame = serde_json::from_slice(&bytes).expect("a frame");
    assert_eq!((opcode, hello.change), (1, desk::live::Change::Hello));
    say(&mut line, r#"{"Watch":{"list":null,"ticket":null}}"#).await;
    listening.stop.send(()).expect("it runs");
    let draining = listening.serving.await.expect("no panic");
    listening.tested.house.hub.close();
    assert_eq!(close_code(&mut line).await, 1012);
    timeout(Duration::from_secs(5), listening.tested.house.hub.emptied()).await.expect("everybody left");
    timeout(Duration::from_secs(5), draining.finish()).await.expect("nothing is left");
    assert!(TcpStream::connect(listening.address).await.is_err(), "nobody listens");
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_and_too_large_a_message_end_the_connection() {
    let (listening, boss) = listen().await;
    let own = format!("http://{}", listening.address);
    let headers = [("Origin", own.as_str()), ("Cookie", boss.cookie.as_str())];
    let (_, mut line) = open(&listening, &headers).await;
    say(&mut line, r#"{"Watch":{"list":null,"ticket":null,"as":"boss"}}"#).await;
    assert_eq!(close_code(&mut line).await, 1008);

    let limit = desk::limits::LIVE_IN;
    let (_, mut line) = open(&listening, &headers).await;
    say(&mut line, &format!("{}\"Ping\"", " ".repeat(limit - 6))).await;
    say(&mut line, "\"Ping\"").await;
    let (_, mut large) = open(&listening, &headers).await;
    say(&mut large, &format!("{}\"Ping\"", " ".repeat(limit - 5))).await;
    let mut rest = Vec::new();
    timeout(Duration::from_secs(5), large.read_to_end(&mut rest)).await.expect("ended").ok();
    let alive = timeout(Duration::from_millis(300), async {
        loop {
            if frame(&mut line).await.0 == 8 {
                break;
            }
        }
    })
    .await;
    assert!(alive.is_err(), "at the limit it goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_dribbles_its_head_is_cut_off_after_ten_seconds() {
    let (listening, _boss) = listen().await;
    let begun = Instant::now();
    let mut silent = TcpStream::connect(listening.address).await.expect("connected");
    let mut dribbling = TcpStream::connect(listening.address).await.expect("connected");
    let cut = async {
        for byte in b"GET / HTTP/1.1\r\nHost: desk.test\r\nX-Slow: yes, very".iter().cycle() {
            if dribbling.write_all(&[*byte]).await.is_err() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(400)).await;
        }
    };
    let mut rest = Vec::new();
    let ended =
        timeout(Duration::from_secs(25), futures::future::join(silent.read_to_end(&mut rest), cut)).await;
    assert!(ended.is_ok(), "both are closed");
    assert!(begun.elapsed() > Duration::from_secs(9));
    let mut healthy = TcpStream::connect(listening.address).await.expect("connected");
    healthy
        .write_all(b"GET /health/live HTTP/1.1\r\nHost: desk.test\r\nConnection: close\r\n\r\n")
        .await
        .expect("sent");
    let mut answer = String::new();
    healthy.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
