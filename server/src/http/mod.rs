//! What answers HTTP: the routes, who asks, the headers of every answer, the accept loop. No ticket rule and no SQL: each route
//! finds out who asks and calls one use case.

pub mod accept;
pub mod answer;
pub mod asking;
pub mod crowd;
pub mod csp_report;
pub mod desk_name;
pub mod door;
pub mod download;
pub mod first_run;
pub mod frame;
pub mod headers;
pub mod health;
pub mod house;
pub mod language;
pub mod patience;
pub mod peer;
pub mod public_url;
pub mod router;
pub mod routes;
pub mod site;
pub mod upload;

pub use house::House;
pub use router::router;
