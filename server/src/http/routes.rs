//! The table of all routes that are neither pages (`app::routes`) nor server functions. The router is built from it and the probes
//! walk it: a route that is not here does not exist, and one for staff is closed to strangers without further ado.

use super::headers::IMMUTABLE;
use super::{House, csp_report, download, frame, health, upload};
use crate::live::socket;
use axum::routing::{MethodRouter, get, get_service, post};
use http::{HeaderValue, Method, Response, header};
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Who may ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Everybody.
    Public,
    /// Whoever is signed in; what exactly they may see, the use case decides.
    Staff,
}

/// One route.
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Where; segments in braces stand for any text.
    pub path: &'static str,
    /// By whom.
    pub who: Who,
    make: fn(&House) -> MethodRouter<House>,
}

impl Route {
    /// What answers.
    pub fn handler(&self, house: &House) -> MethodRouter<House> {
        (self.make)(house)
    }
}

const fn route(
    method: Method,
    path: &'static str,
    who: Who,
    make: fn(&House) -> MethodRouter<House>,
) -> Route {
    Route { method, path, who, make }
}

/// Every route.
pub const ROUTES: &[Route] = &[
    route(Method::GET, "/health/live", Who::Public, |_| get(health::live)),
    route(Method::GET, "/health/ready", Who::Public, |_| get(health::ready)),
    route(Method::POST, "/csp-report", Who::Public, |_| post(csp_report::take)),
    route(Method::GET, "/pkg/{hash}/{*file}", Who::Public, package),
    route(Method::GET, "/live", Who::Staff, |_| get(socket::open)),
    route(Method::POST, "/files", Who::Staff, |_| post(upload::take)),
    route(Method::GET, "/files/{id}/{name}", Who::Staff, |_| get(download::attachment)),
    route(Method::GET, "/messages/{id}/frame", Who::Staff, |_| get(frame::show)),
    route(Method::GET, "/messages/{id}/inline/{cid}", Who::Staff, |_| get(download::inline)),
];

/// The bundle: packed files beside the plain ones, for ever the same under one hash. A file that is not there must not be so for
/// ever.
fn package(house: &House) -> MethodRouter<House> {
    let files = ServeDir::new(&house.site.root)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let vary = HeaderValue::from_static("accept-encoding");
    let kept = |response: &Response<_>| response.status().is_success().then_some(IMMUTABLE);
    get_service(
        ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::overriding(header::VARY, vary))
            .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, kept))
            .service(files),
    )
}
