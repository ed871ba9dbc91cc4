#![cfg(target_arch = "wasm32")]
//! The browser entry: nothing but `hydrate`.
