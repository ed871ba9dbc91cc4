//! `guichet serve`: opens the desk, listens, works, and leaves in order: no new connections, live tabs told to come back, running
//! requests and jobs finished, leases given back, the database closed.

use super::demo::{SEED, TICKETS};
use crate::config::{Config, ServeFlags};
use crate::failure::Failure;
use crate::http::public_url::PublicUrl;
use crate::http::site::Site;
use crate::http::{House, accept, first_run, router};
use crate::live::Hub;
use crate::{reference, workers};
use service::HelpDesk;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How long running requests and jobs may take to finish.
const DRAIN: Duration = Duration::from_secs(10);

/// Runs until it is asked to stop.
pub async fn run(flags: &ServeFlags) -> Result<(), Failure> {
    let mut config = Config::of(flags)?;
    let site = Site::read(&config.site).map_err(Failure::new)?;
    let throwaway = if config.public.demo && !config.place.named { Some(Throwaway::make()?) } else { None };
    if let Some(folder) = &throwaway {
        config.place = config.place.moved(folder.0.clone());
    }
    let listener = TcpListener::bind(&config.listen)
        .await
        .map_err(|error| Failure::new(format!("cannot listen on {}: {error}", config.listen)))?;
    let address = listener.local_addr()?;
    let data = &config.place.data;
    let desk = HelpDesk::open(config.options())
        .await
        .map_err(|fault| Failure::new(format!("cannot open the desk in {}: {fault}", data.display())))?;
    if throwaway.is_some() {
        for line in desk.fill_demo(TICKETS, SEED, false).await? {
            println!("{line}");
        }
    }
    let served = serve(&desk, listener, address, site, config).await;
    desk.close().await;
    served
}

async fn serve(
    desk: &HelpDesk,
    listener: TcpListener,
    address: SocketAddr,
    site: Site,
    config: Config,
) -> Result<(), Failure> {
    let mut asked = Asked::listen()?;
    let hub = Hub::start(desk.clone(), site.build.clone()).await?;
    let token = first_run::token();
    let here = config.public.url.clone().map_or_else(|| local(address), |url: PublicUrl| url.to_string());
    let proxies = config.public.proxies.clone();
    let house = House::new(desk.clone(), hub.clone(), site, config.public, token.clone());
    let working = workers::start(desk.clone(), config.mailer);
    println!("Guichet runs at {here}");
    if !desk.has_users().await? {
        println!("first run: {here}/first-run?token={token}");
    }
    let draining = accept::serve(listener, router(house.clone()), proxies, asked.once()).await;
    tracing::info!("asked to stop: finishing what runs");
    house.readiness.leave();
    hub.close();
    let finish = async {
        tokio::join!(hub.emptied(), draining.finish(), working.finish(DRAIN));
    };
    tokio::select! {
        // A little more than the workers take: they give back their leases last.
        _ = tokio::time::timeout(DRAIN + Duration::from_secs(2), finish) => Ok(()),
        () = asked.once() => Err(Failure::new("stopped at once, as asked twice")),
    }
}

/// Where this machine reaches us when the operator did not say: an unspecified address answers on loopback.
fn local(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => format!("http://127.0.0.1:{}", v4.port()),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => format!("http://[::1]:{}", v6.port()),
        address => format!("http://{address}"),
    }
}

/// Ctrl-C and SIGTERM.
struct Asked {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

impl Asked {
    fn listen() -> Result<Asked, Failure> {
        Ok(Asked { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn once(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// A folder that is gone when the server is.
struct Throwaway(PathBuf);

impl Throwaway {
    fn make() -> Result<Throwaway, Failure> {
        let folder = std::env::temp_dir().join(format!("guichet-demo-{}", reference::next()));
        std::fs::create_dir(&folder)?;
        Ok(Throwaway(folder))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the throw-away folder could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn the_printed_address_is_one_that_opens() {
        let printed = |text: &str| local(text.parse().expect("an address"));
        assert_eq!(printed("0.0.0.0:80"), "http://127.0.0.1:80");
        assert_eq!(printed("[::]:80"), "http://[::1]:80");
        assert_eq!(printed("192.0.2.1:3000"), "http://192.0.2.1:3000");
    }
}
