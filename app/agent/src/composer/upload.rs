//! Files on their way up: the bytes go to `/files` as they are, with progress, one request a file. What arrived is a number
//! that the message names.

use crate::composer::draft::KeptFile;
use crate::composer::script;
use crate::ticket::files::encoded;
use desk::{FileId, limits};
use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::File;

/// How far a file is.
#[derive(Clone, PartialEq, Debug)]
pub enum Progress {
    /// On its way, in hundredths.
    Going(u8),
    /// The server has it.
    There(FileId),
    /// It does not arrive.
    Failed(Why),
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Why {
    /// The connection or the server.
    Broken,
    /// More bytes than a file may have.
    TooLarge,
}

/// A file of a text that is being written.
#[derive(Clone)]
pub struct Upload {
    /// Tells the files of one text apart.
    pub key: u32,
    /// Name as shown.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// How far it is; counted, because files come in by handlers that own nothing.
    pub progress: ArcRwSignal<Progress>,
}

impl Upload {
    /// One that is on the server already.
    pub fn there(key: u32, kept: &KeptFile) -> Upload {
        let progress = ArcRwSignal::new(Progress::There(kept.id));
        Upload { key, name: kept.name.clone(), size: kept.size, progress }
    }

    /// The one that is on the server, for keeping.
    pub fn kept(&self) -> Option<KeptFile> {
        match self.progress.get_untracked() {
            Progress::There(id) => Some(KeptFile { id, name: self.name.clone(), size: self.size }),
            _ => None,
        }
    }
}

/// What the server answers.
#[derive(Deserialize)]
struct Answer {
    id: FileId,
}

/// A running transfer; dropping it ends it.
pub struct Transfer {
    request: JsValue,
    _ears: (Closure<dyn FnMut(JsValue)>, Closure<dyn FnMut()>, Closure<dyn FnMut()>),
}

impl Drop for Transfer {
    fn drop(&mut self) {
        for ear in ["onload", "onerror"] {
            script::set(&self.request, ear, &JsValue::NULL);
        }
        script::call(&self.request, "abort", &[]);
    }
}

/// Sends a file up. `done` is called once, when it arrived or failed.
pub fn send(
    file: &File,
    progress: ArcRwSignal<Progress>,
    done: impl Fn() + Clone + 'static,
) -> Option<Transfer> {
    if file.size() > limits::FILE as f64 {
        progress.set(Progress::Failed(Why::TooLarge));
        done();
        return None;
    }
    let begun = begin(file, progress.clone(), done.clone());
    if begun.is_none() {
        progress.set(Progress::Failed(Why::Broken));
        done();
    }
    begun
}

fn begin(
    file: &File,
    progress: ArcRwSignal<Progress>,
    done: impl Fn() + Clone + 'static,
) -> Option<Transfer> {
    let request = script::make("XMLHttpRequest")?;
    let address = format!("/files?name={}", encoded(&file.name()));
    script::call(&request, "open", &[JsValue::from_str("POST"), JsValue::from_str(&address)])?;
    let header = [JsValue::from_str("content-type"), JsValue::from_str("application/octet-stream")];
    script::call(&request, "setRequestHeader", &header)?;
    let moved = Closure::<dyn FnMut(JsValue)>::new({
        let progress = progress.clone();
        move |event: JsValue| {
            let number = |name| script::get(&event, name).and_then(|value| value.as_f64()).unwrap_or(0.0);
            let (loaded, total) = (number("loaded"), number("total"));
            if total > 0.0 {
                progress.set(Progress::Going((loaded * 100.0 / total).clamp(0.0, 99.0) as u8));
            }
        }
    });
    let loaded = Closure::<dyn FnMut()>::new({
        let (request, progress, done) = (request.clone(), progress.clone(), done.clone());
        move || {
            progress.set(outcome(&request));
            done();
        }
    });
    let failed = Closure::<dyn FnMut()>::new(move || {
        progress.set(Progress::Failed(Why::Broken));
        done();
    });
    script::set(&script::get(&request, "upload")?, "onprogress", moved.as_ref());
    script::set(&request, "onload", loaded.as_ref());
    script::set(&request, "onerror", failed.as_ref());
    script::call(&request, "send", &[JsValue::from(file.clone())])?;
    Some(Transfer { request, _ears: (moved, loaded, failed) })
}

fn outcome(request: &JsValue) -> Progress {
    let status = script::get(request, "status").and_then(|status| status.as_f64()).unwrap_or(0.0);
    let text = script::get(request, "responseText").and_then(|text| text.as_string()).unwrap_or_default();
    if status == 413.0 {
        return Progress::Failed(Why::TooLarge);
    }
    match serde_json::from_str::<Answer>(&text) {
        Ok(answer) if (200.0..300.0).contains(&status) => Progress::There(answer.id),
        _ => Progress::Failed(Why::Broken),
    }
}
