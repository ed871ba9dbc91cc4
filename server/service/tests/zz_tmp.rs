//! temporary
use desk::Timestamp;
use service::{HelpDesk, Options};
fn clock() -> Timestamp { Timestamp(1_795_262_400_000) }
#[tokio::test(flavor = "multi_thread")]
async fn dump() {
    for (name, n, one, pg) in [("a", 1000u64, false, false), ("p", 5000, false, true), ("b", 70000, true, false), ("q", 70000, true, true), ("c", 5000, false, false)] {
        let folder = std::path::PathBuf::from(format!("/tmp/demodump/{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let database = if pg { format!("postgres:///tmp_{name}?host=/tmp/pgdemo&user=guichet") } else { format!("sqlite:///tmp/demodump/{name}/desk.db") };
        let desk = HelpDesk::open(Options { database, data: folder, clock, mailbox: None, smtp: None, composer: |h| (h.into(), h.into()) }).await.unwrap();
        let begun = std::time::Instant::now();
        desk.fill_demo(n, 1, one).await.unwrap();
        println!("{n} one={one} pg={pg}: {:?}, {:.0}/s", begun.elapsed(), n as f64 / begun.elapsed().as_secs_f64());
        desk.close().await;
    }
}
