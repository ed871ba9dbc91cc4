//! How the desk and one's own account are set up: pages of cards, with the list of pages in place of the side bar.
//!
//! Each page asks `client` and shows what it answers; no rule lives here, and no page knows another one. Who may open a page is
//! decided in the route table of `app`, and asked again by the service.

mod desk_name;
mod devices;
mod form;
mod loading;
mod mail;
mod nav;
mod page;
mod people;
mod preferences;
mod say;
mod shell;
mod teams;

pub use desk_name::Desk;
pub use devices::Devices;
pub use mail::Mail;
pub use people::People;
pub use preferences::Preferences;
pub use shell::Shell;
pub use teams::Teams;
