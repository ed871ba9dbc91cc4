//! Words of the workspace.

crate::words! {}
