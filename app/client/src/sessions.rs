//! First run, sign-in, devices, a person's own preferences.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::SessionId;
use desk::person::{Device, Preferences};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act, asking, help_desk, refuse, signed_in};
#[cfg(not(target_arch = "wasm32"))]
use desk::Refusal;

/// The sign-in form. Works without WebAssembly: a plain form post that sets the cookie and redirects.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    /// Address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Where to go afterwards: a path of ours.
    #[serde(default)]
    pub next: String,
}

/// The form of the first page a new desk shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstRunForm {
    /// The desk's name.
    pub desk: String,
    /// Name of the first super admin.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The token that `serve` printed; empty on a bare loopback connection.
    #[serde(default)]
    pub token: String,
}

/// Signs in and goes to `form.next` (or the work space).
#[server(endpoint = "session/sign-in")]
pub async fn sign_in(form: SignInForm) -> Result<(), Refused> {
    let asking = asking()?;
    let device = service::sessions::Device {
        peer: asking.peer,
        browser: asking.browser.clone(),
        known: asking.device.clone(),
    };
    let opened = help_desk().sign_in(&form.email, &form.password, device).await.tell()?;
    crate::host::cookies(&asking, Some(&opened));
    leptos_axum::redirect(&crate::host::own_path(&form.next));
    Ok(())
}

/// Ends this session.
#[server(endpoint = "session/sign-out")]
pub async fn sign_out() -> Result<(), Refused> {
    let asking = asking()?;
    if let Ok(session) = signed_in() {
        help_desk().sign_out(session.id).await.tell()?;
    }
    crate::host::cookies(&asking, None);
    leptos_axum::redirect("/sign-in");
    Ok(())
}

/// Creates the first super admin and signs them in. Gone once a user exists.
#[server(endpoint = "session/first-run")]
pub async fn create_first_user(form: FirstRunForm) -> Result<(), Refused> {
    let asking = asking()?;
    if !crate::host::may_first_run(&form.token) {
        return Err(refuse(Refusal::NotFound));
    }
    let device = service::sessions::Device {
        peer: asking.peer,
        browser: asking.browser.clone(),
        known: asking.device.clone(),
    };
    let FirstRunForm { desk, name, email, password, .. } = form;
    let first = service::sessions::FirstUser { desk, name, email, password };
    let opened = help_desk().first_user(first, device).await.tell()?;
    crate::host::cookies(&asking, Some(&opened));
    leptos_axum::redirect("/");
    Ok(())
}

/// The person's own sign-ins, the newest first.
#[server(endpoint = "session/devices", input = Json)]
pub async fn load_devices() -> Result<Vec<Device>, Refused> {
    let session = signed_in()?;
    help_desk().devices(&session).await.tell()
}

/// Ends one of the person's own sign-ins.
#[server(endpoint = "session/revoke", input = Json)]
pub async fn revoke_device(id: SessionId) -> Result<(), Refused> {
    let session = signed_in()?;
    help_desk().revoke(&session, id).await.tell()
}

/// Keeps the person's own preferences.
#[server(endpoint = "session/preferences", input = Json)]
pub async fn save_preferences(preferences: Preferences) -> Result<(), Refused> {
    let session = signed_in()?;
    help_desk().save_preferences(&session, preferences).await.tell()
}

/// Changes the person's own password; other sign-ins end.
#[server(endpoint = "session/password", input = Json)]
pub async fn change_password(old: String, new: String) -> Result<(), Refused> {
    let (desk, _) = act()?;
    let session = signed_in()?;
    desk.change_password(&session, &old, &new).await.tell()
}
