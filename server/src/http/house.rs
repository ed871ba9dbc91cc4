//! Everything a request may need, behind one cheap handle: the desk, the live hub, the site, what the operator said.

use super::csp_report::Reports;
use super::desk_name::DeskName;
use super::health::Readiness;
use super::peer::Network;
use super::public_url::PublicUrl;
use super::site::Site;
use crate::live::Hub;
use axum::extract::FromRef;
use leptos::config::{Env, LeptosOptions};
use service::HelpDesk;
use std::ops::Deref;
use std::sync::Arc;

/// What the operator said about the way to us.
#[derive(Clone, Debug, Default)]
pub struct Public {
    /// The address people use, when one was given.
    pub url: Option<PublicUrl>,
    /// Proxies whose word about the client counts.
    pub proxies: Vec<Network>,
    /// Demo mode.
    pub demo: bool,
}

impl Public {
    /// The given address as browsers say it in `Origin`.
    pub fn origin(&self) -> Option<&str> {
        self.url.as_ref().map(PublicUrl::origin)
    }

    /// The given address is reached over TLS.
    pub fn secure(&self) -> bool {
        self.url.as_ref().is_some_and(PublicUrl::secure)
    }
}

/// The rooms of a [`House`].
pub struct Rooms {
    /// The use cases.
    pub desk: HelpDesk,
    /// The live connections.
    pub hub: Arc<Hub>,
    /// The browser's half.
    pub site: Site,
    /// The way to us.
    pub public: Public,
    /// The token that was printed at start.
    pub first_run: String,
    /// The desk's name, kept for a moment.
    pub name: DeskName,
    /// Whether we may be sent work.
    pub readiness: Readiness,
    /// What browsers reported.
    pub reports: Reports,
    options: LeptosOptions,
}

/// A handle to them.
#[derive(Clone)]
pub struct House {
    rooms: Arc<Rooms>,
}

impl House {
    /// Opens the house.
    pub fn new(desk: HelpDesk, hub: Arc<Hub>, site: Site, public: Public, first_run: String) -> House {
        let options = LeptosOptions::builder()
            .output_name("guichet")
            .site_root(site.root.to_string_lossy().as_ref())
            .site_pkg_dir(format!("pkg/{}", site.build))
            .env(Env::PROD)
            .build();
        let name = DeskName::new(&desk);
        let (readiness, reports) = Default::default();
        let rooms = Rooms { desk, hub, site, public, first_run, name, readiness, reports, options };
        House { rooms: Arc::new(rooms) }
    }

    /// How pages find the bundle.
    pub fn options(&self) -> &LeptosOptions {
        &self.rooms.options
    }
}

impl Deref for House {
    type Target = Rooms;
    fn deref(&self) -> &Rooms {
        &self.rooms
    }
}

impl FromRef<House> for LeptosOptions {
    fn from_ref(house: &House) -> LeptosOptions {
        house.options.clone()
    }
}
