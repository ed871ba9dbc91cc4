//! What a role may do beside tickets: one table, walked by the probes and by the settings pages.

use crate::person::{Agent, Role};
use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal from $role:ident;)*) => {
        /// A right that does not depend on a ticket.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        pub enum Permission { $($(#[doc = $doc])* $name),* }

        /// Every permission, its word and the lowest role that has it.
        pub const TABLE: &[(Permission, &str, Role)] = &[$((Permission::$name, $word, Role::$role)),*];
    };
}

permissions! {
    /// Work on tickets that are in reach.
    WorkOnTickets = "work-on-tickets" from Agent;
    /// Delete and restore tickets in reach; sees the view Deleted.
    DeleteTickets = "delete-tickets" from Admin;
    /// Create and change users and teams.
    ManagePeople = "manage-people" from Admin;
    /// Give and take the roles admin and super admin.
    ManageAdmins = "manage-admins" from SuperAdmin;
    /// See the state of mailboxes, quarantine and undelivered mail, and retry.
    ManageChannels = "manage-channels" from Admin;
    /// Change the desk's name and defaults.
    ManageDesk = "manage-desk" from Admin;
}

impl Agent {
    /// Whether this user has `permission`.
    pub fn may(&self, permission: Permission) -> bool {
        TABLE.iter().any(|(named, _, role)| *named == permission && self.role >= *role)
    }
}
