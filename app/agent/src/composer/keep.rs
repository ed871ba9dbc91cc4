//! The browser's own memory of texts: kept at every key, before any server is asked. A browser that keeps nothing is no error.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept at this place and still readable.
pub fn read<T: DeserializeOwned>(place: &str) -> Option<T> {
    serde_json::from_str(&storage()?.get_item(place).ok().flatten()?).ok()
}

/// Keeps it.
pub fn write<T: Serialize>(place: &str, value: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        // A full memory: the server's copy follows in a moment.
        let _ = storage.set_item(place, &text);
    }
}

/// Forgets it.
pub fn remove(place: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(place);
    }
}
