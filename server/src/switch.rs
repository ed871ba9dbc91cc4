//! A switch that is thrown once: how the parts of the server are told to end.

use tokio::sync::watch;

/// Waits until it is thrown, or until whoever could throw it is gone.
pub async fn thrown(switch: &mut watch::Receiver<bool>) {
    // The value is let go here: held across an await it would bind the caller to one thread.
    let _ = switch.wait_for(|thrown| *thrown).await;
}
