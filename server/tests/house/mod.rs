//! A whole house for tests: a desk on SQLite in a folder of its own, a site, the router. Nothing is faked but the browser.
#![allow(dead_code, reason = "each test file uses its part of it")]

use axum::Router;
use axum::body::{Body, to_bytes};

use desk::person::{Actor, Reach, Role, Session};
use desk::ticket::{NewTicket, TicketPage};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use server::http::house::Public;
use server::http::peer::Peer;
use server::http::site::Site;
use server::http::{House, router};
use server::live::Hub;
use server::{clock, reference};
use service::people::NewUser;
use service::sessions::{Device, session_cookie_name};
use service::{HelpDesk, Options};
use std::net::IpAddr;
use std::path::PathBuf;
use tower::ServiceExt;

/// The folder of the bundle in the tests' site.
pub const BUILD: &str = "b111d";
/// The token of the first run.
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Everybody's password here.
pub const PASSWORD: &str = "a bicycle for two";

/// The house; its folder is gone when it is dropped.
pub struct Tested {
    pub desk: HelpDesk,
    pub house: House,
    pub router: Router,
    folder: PathBuf,
}

/// Somebody who is signed in.
pub struct Person {
    pub session: Session,
    pub actor: Actor,
    pub cookie: String,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: impl http::header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Opens a desk in a fresh folder.
pub async fn desk(folder: &std::path::Path) -> HelpDesk {
    desk_with(folder, None).await
}

/// The same, with a mail server or without.
pub async fn desk_with(folder: &std::path::Path, smtp: Option<&str>) -> HelpDesk {
    let options = Options {
        database: format!("sqlite://{}", folder.join("guichet.db").display()),
        data: folder.to_path_buf(),
        clock: clock::now,
        mailbox: Some("support@desk.example".into()),
        smtp: smtp.map(str::to_owned),
        composer: |html| (html.to_owned(), html.to_owned()),
    };
    HelpDesk::open(options).await.expect("a desk")
}

pub fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("guichet-test-{}", reference::next()));
    std::fs::create_dir(&folder).expect("a folder");
    folder
}

fn site(folder: &std::path::Path) -> Site {
    let root = folder.join("site");
    let package = root.join("pkg").join(BUILD);
    std::fs::create_dir_all(&package).expect("a folder");
    std::fs::write(root.join("pkg/current"), BUILD).expect("a file");
    std::fs::write(package.join("guichet.css"), "body{}").expect("a file");
    std::fs::write(package.join("guichet.css.br"), "packed").expect("a file");
    std::fs::write(root.join("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").expect("a file");
    std::fs::write(root.join("robots.txt"), "User-agent: *\nDisallow: /\n").expect("a file");
    Site::read(&root).expect("a site")
}

impl Tested {
    /// A house that nobody has an account in.
    pub async fn empty() -> Tested {
        Tested::with(Public::default()).await
    }

    pub async fn with(public: Public) -> Tested {
        Tested::made(public, None).await
    }

    /// A house with one super admin, whose mail leaves.
    pub async fn sending() -> (Tested, Person) {
        let tested = Tested::made(Public::default(), Some("127.0.0.1")).await;
        let boss = tested.person("boss", Role::SuperAdmin, Reach::Everything, &[]).await;
        (tested, boss)
    }

    async fn made(public: Public, smtp: Option<&str>) -> Tested {
        let folder = folder();
        let desk = desk_with(&folder, smtp).await;
        let hub = Hub::start(desk.clone(), BUILD.into()).await.expect("a hub");
        let house = House::new(desk.clone(), hub, site(&folder), public, TOKEN.into());
        Tested { router: router(house.clone()), house, desk, folder }
    }

    /// A house with one super admin.
    pub async fn open() -> (Tested, Person) {
        let tested = Tested::empty().await;
        let boss = tested.person("boss", Role::SuperAdmin, Reach::Everything, &[]).await;
        (tested, boss)
    }

    /// Adds somebody and signs them in.
    pub async fn person(&self, name: &str, role: Role, reach: Reach, teams: &[&str]) -> Person {
        person(&self.desk, name, role, reach, teams).await
    }

    /// Asks as somebody, or as a stranger.
    pub async fn ask(&self, person: Option<&Person>, mut request: Request<Body>) -> Answer {
        if let Some(person) = person {
            let cookie = HeaderValue::from_str(&person.cookie).expect("ascii");
            request.headers_mut().insert(header::COOKIE, cookie);
        }
        if !request.headers().contains_key(header::HOST) {
            request.headers_mut().insert(header::HOST, HeaderValue::from_static("desk.test"));
        }
        if request.extensions().get::<Peer>().is_none() {
            request.extensions_mut().insert(Peer(IpAddr::from([192, 0, 2, 1])));
        }
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, person: Option<&Person>, path: &str) -> Answer {
        // As a browser goes to an address: a redirect is a redirect only to those.
        let request = Request::get(path).header(header::ACCEPT, "text/html,*/*;q=0.8").body(Body::empty());
        self.ask(person, request.expect("a request")).await
    }

    pub async fn post(
        &self,
        person: Option<&Person>,
        path: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, kind).body(body.into());
        self.ask(person, request.expect("a request")).await
    }
}

impl Drop for Tested {
    fn drop(&mut self) {
        self.house.hub.close();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub async fn person(desk: &HelpDesk, name: &str, role: Role, reach: Reach, teams: &[&str]) -> Person {
    let email = format!("{name}@desk.example");
    let new = NewUser {
        name: name.to_owned(),
        email: email.clone(),
        role,
        reach,
        teams: teams.iter().map(|team| (*team).to_owned()).collect(),
        password: Some(PASSWORD.to_owned()),
    };
    desk.add_user(new).await.expect("a new person");
    let peer = IpAddr::from([192, 0, 2, 1]);
    let device = Device { peer, browser: "test".into(), known: None };
    let opened = desk.sign_in(&email, PASSWORD, device).await.expect("signed in");
    let session = desk.session(&opened.token, peer).await.expect("asked").expect("a session");
    let actor = Actor::Agent(session.agent.clone());
    Person { actor, session, cookie: format!("{}={}", session_cookie_name(false), opened.token) }
}

/// A new ticket, opened.
pub async fn ticket(desk: &HelpDesk, by: &Person, new: NewTicket) -> TicketPage {
    let key = reference::next();
    let number = desk.create(&by.actor, new, &key).await.expect("a ticket");
    desk.open_ticket(&by.actor, number).await.expect("opened")
}
