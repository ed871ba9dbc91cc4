//! The files of one text: on their way up, there, or failed, with the way to try again and to take one away.

use crate::composer::draft::KeptFile;
use crate::composer::upload::{Progress, Transfer, Upload, send};
use crate::ticket::held::Held;
use desk::limits;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use web_sys::File;

/// What is running, by the file's key; the file itself stays for another try.
type Running = RefCell<HashMap<u32, (File, Option<Transfer>)>>;

/// How the files of a text stand.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Standing {
    /// All are there (or there are none).
    There,
    /// One is on its way.
    Going,
    /// One does not arrive.
    Failed,
}

/// The files. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Attached {
    /// In the order they were given.
    pub rows: RwSignal<Vec<Upload>>,
    running: Held<Running>,
    last: StoredValue<u32>,
}

impl Attached {
    /// None.
    pub fn new() -> Attached {
        Attached { rows: RwSignal::new(Vec::new()), running: Held::new(), last: StoredValue::new(0) }
    }

    fn next(self) -> u32 {
        self.last.update_value(|last| *last += 1);
        self.last.get_value()
    }

    /// There are some; subscribes.
    pub fn any(self) -> bool {
        self.rows.with(|rows| !rows.is_empty())
    }

    /// How they stand; subscribes to each.
    pub fn standing(self) -> Standing {
        let mut standing = Standing::There;
        for file in self.rows.get() {
            match file.progress.get() {
                Progress::There(_) => {}
                Progress::Going(_) => standing = Standing::Going,
                Progress::Failed(_) => return Standing::Failed,
            }
        }
        standing
    }

    /// Those that are on the server.
    pub fn kept(self) -> Vec<KeptFile> {
        self.rows.with_untracked(|rows| rows.iter().filter_map(Upload::kept).collect())
    }

    /// Files that are on the server already, in place of all.
    pub fn restore(self, kept: &[KeptFile]) {
        let rows = kept.iter().map(|file| Upload::there(self.next(), file)).collect();
        self.rows.set(rows);
    }

    /// Takes files up; says whether there was room for all of them. `told` is called when one arrived or failed.
    pub fn add(self, files: Vec<File>, told: impl Fn() + Clone + 'static) -> bool {
        let room = limits::FILES_A_MESSAGE.saturating_sub(self.rows.with_untracked(Vec::len));
        let fits = files.len() <= room;
        for file in files.into_iter().take(room) {
            let (key, progress) = (self.next(), ArcRwSignal::new(Progress::Going(0)));
            let row = Upload { key, name: file.name(), size: file.size() as u64, progress: progress.clone() };
            self.rows.update(|rows| rows.push(row));
            self.start(key, file, progress, told.clone());
        }
        fits
    }

    fn start(self, key: u32, file: File, progress: ArcRwSignal<Progress>, told: impl Fn() + Clone + 'static) {
        if self.running.with(|_| ()).is_none() {
            self.running.set(RefCell::default());
        }
        let transfer = send(&file, progress, told);
        let before =
            self.running.with(|running| running.borrow_mut().insert(key, (file, transfer))).flatten();
        drop(before);
    }

    /// Sends a file up again.
    pub fn again(self, key: u32, told: impl Fn() + Clone + 'static) {
        let file =
            self.running.with(|running| running.borrow().get(&key).map(|(file, _)| file.clone())).flatten();
        let row = self.rows.with_untracked(|rows| rows.iter().find(|row| row.key == key).cloned());
        if let (Some(file), Some(row)) = (file, row) {
            row.progress.set(Progress::Going(0));
            self.start(key, file, row.progress, told);
        }
    }

    /// Takes a file away.
    pub fn take_away(self, key: u32) {
        let gone = self.running.with(|running| running.borrow_mut().remove(&key));
        drop(gone);
        self.rows.update(|rows| rows.retain(|row| row.key != key));
    }

    /// Takes all away.
    pub fn clear(self) {
        self.running.clear();
        self.rows.set(Vec::new());
    }
}
