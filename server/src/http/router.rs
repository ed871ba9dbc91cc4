//! Everything put together: pages and server functions, the table of other routes, public files, and around them what holds for
//! every answer.

use super::headers::dress;
use super::routes::{ROUTES, Who};
use super::{House, answer, asking, door};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get_service;
use desk::limits::REQUEST;
use http::{HeaderValue, Method, StatusCode, header};
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context};
use service::HelpDesk;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::services::ServeFile;
use tower_http::set_header::SetResponseHeaderLayer;

/// An hour: long enough for a browser, short enough for a new release.
const HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// The whole as one service.
pub fn router(house: House) -> Router {
    let ask = || from_fn_with_state(house.clone(), asking::find_out);
    let mut inside = Router::new();
    let mut outside = Router::new();
    for route in ROUTES {
        let handler = route.handler(&house);
        match route.who {
            Who::Staff => inside = inside.route(route.path, handler.layer(from_fn(door::staff))),
            Who::Public => outside = outside.route(route.path, handler),
        }
    }
    for name in &house.site.public {
        let file = ServeFile::new(house.site.root.join(name)).precompressed_br().precompressed_gzip();
        let kept = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HOUR);
        outside =
            outside.route(&format!("/{name}"), get_service(ServiceBuilder::new().layer(kept).service(file)));
    }
    let pages = pages(&house).fallback(missing).layer(from_fn(door::functions));
    let limited = pages.layer(RequestBodyLimitLayer::new(REQUEST));
    let csrf = match house.public.origin() {
        // Parsed and written by us, in the form browsers use: it cannot be refused.
        Some(origin) => CsrfLayer::new().add_trusted_origin(origin).unwrap_or_else(|_| CsrfLayer::new()),
        None => CsrfLayer::new(),
    };
    limited
        .merge(inside)
        .layer(ask())
        .merge(outside)
        .layer(csrf)
        .layer(CatchPanicLayer::custom(answer::panicked))
        .layer(from_fn_with_state(house.clone(), dress))
        .with_state(house)
}

/// The addresses of all pages.
pub fn listed(desk: &HelpDesk) -> Vec<AxumRouteListing> {
    let desk = desk.clone();
    let give = move || provide_context(desk.clone());
    generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, give).0
}

fn pages(house: &House) -> Router<House> {
    let (desk, options) = (house.desk.clone(), house.options().clone());
    let give = move || provide_context(desk.clone());
    let shell = move || app::shell(options.clone());
    Router::new().leptos_routes_with_context(house, listed(&house.desk), give, shell)
}

/// No such address: the page that says so, in the language of whoever asks.
async fn missing(State(house): State<House>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return answer::line(StatusCode::NOT_FOUND, "Not Found");
    }
    let (desk, options) = (house.desk.clone(), house.options().clone());
    let give = move || provide_context(desk.clone());
    let render = leptos_axum::render_app_async_with_context(give, move || app::shell(options.clone()));
    let mut response = render(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}
