//! What only a browser has: timers, the editor, observers. They may not travel between threads, and a server's page does: so
//! nothing is made there, not even an empty place for one, and in the browser it lies in a registry of its one thread.

use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

thread_local! {
    static THINGS: RefCell<(u32, HashMap<u32, Rc<dyn Any>>)> = RefCell::new((0, HashMap::new()));
}

/// A place for one such thing; it ends with the owner that made the place. Cheap to copy.
pub struct Held<T: 'static> {
    key: StoredValue<Arc<AtomicU32>>,
    thing: PhantomData<fn() -> T>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Held<T> {}

impl<T: 'static> Default for Held<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: 'static> Held<T> {
    /// An empty place, for as long as the caller's owner lives.
    pub fn new() -> Held<T> {
        let key = Arc::new(AtomicU32::new(0));
        let last = key.clone();
        on_cleanup(move || let_go(last.load(Ordering::Relaxed)));
        Held { key: StoredValue::new(key), thing: PhantomData }
    }

    /// Puts a thing there in place of the one before. After the owner's end it is dropped at once.
    pub fn set(self, thing: T) {
        self.clear();
        let Some(key) = self.key.try_get_value() else { return };
        let fresh = THINGS.with_borrow_mut(|(last, things)| {
            *last += 1;
            things.insert(*last, Rc::new(thing));
            *last
        });
        key.store(fresh, Ordering::Relaxed);
    }

    /// Empties it.
    pub fn clear(self) {
        if let Some(key) = self.key.try_get_value() {
            let_go(key.swap(0, Ordering::Relaxed));
        }
    }

    /// Looks at the thing, if there is one.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let key = self.key.try_get_value()?.load(Ordering::Relaxed);
        // The registry is free again while it is looked at: what is called may come back here.
        let thing = THINGS.with_borrow(|(_, things)| things.get(&key).cloned())?;
        thing.downcast_ref::<T>().map(look)
    }
}

fn let_go(key: u32) {
    if key != 0 {
        let thing = THINGS.with_borrow_mut(|(_, things)| things.remove(&key));
        drop(thing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_ends_with_its_owner_and_an_empty_place_may_end_on_any_thread() {
        let owner = Owner::new();
        let (place, empty) = owner.with(|| (Held::<Rc<u8>>::new(), Held::<Rc<u8>>::new()));
        let thing = Rc::new(7);
        place.set(thing.clone());
        assert_eq!(place.with(|seven| **seven), Some(7));
        assert_eq!(empty.with(|seven| **seven), None);
        owner.cleanup();
        assert_eq!((place.with(|_| ()), Rc::strong_count(&thing)), (None, 1));

        let other = Owner::new();
        other.with(|| _ = Held::<Rc<u8>>::new());
        std::thread::spawn(move || drop(other)).join().expect("dropped in peace");
    }

    #[test]
    fn the_newest_thing_replaces_the_one_before() {
        Owner::new().with(|| {
            let (first, place) = (Rc::new(1), Held::new());
            place.set(first.clone());
            place.set(Rc::new(2));
            assert_eq!((place.with(|n| **n), Rc::strong_count(&first)), (Some(2), 1));
        });
    }
}
