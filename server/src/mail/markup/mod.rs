//! Hostile HTML made small and regular, in one pass and linear time: scanned, cut to a closed list of tags and attributes, every
//! element closed, nesting and numbers bounded. What stands in the tree is *not* safe to show: `sanitise` decides that.
//!
//! Why our own scanner before ammonia: the tree builder of a browser grows quadratically with nested elements, with attributes of
//! one tag and with unclosed formatting; a tree that is already balanced and bounded costs it no more than its length.

mod build;
pub mod entity;
pub mod names;
pub mod scan;
pub mod tree;
pub mod write;

pub use tree::{Element, Node, NodeId, Tree};
