//! What every page of the work space needs and that rarely changes: people, statuses, categories, the mailbox.
#![allow(
    missing_docs,
    reason = "the macro makes a struct of each function's arguments, which their own docs describe"
)]

use crate::Refused;
use desk::person::{Availability, Team, UserCard};
use desk::pipeline::{Pipeline, Status};
use desk::ticket::Category;
use desk::view::View;
use desk::{CategoryId, PipelineId, Seq, StatusId, TeamId, UserId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::host::{Tell, act};

/// The desk's fixed nouns.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    /// Staff, by name.
    pub users: Vec<UserCard>,
    /// Teams, by name.
    pub teams: Vec<Team>,
    /// Pipelines in order, with their statuses in order.
    pub pipelines: Vec<Pipeline>,
    /// What tickets can be about, by name.
    pub categories: Vec<Category>,
    /// The mailbox's address, when there is one.
    pub mailbox: Option<String>,
    /// Mail can leave: there are SMTP settings.
    pub sends: bool,
    /// Counts of the actor's views.
    pub counts: Vec<(View, u64)>,
    /// The newest event this knows.
    pub seq: Seq,
}

impl Catalog {
    /// A user's card.
    pub fn user(&self, id: UserId) -> Option<&UserCard> {
        self.users.iter().find(|user| user.id == id)
    }
    /// A user's name; empty when unknown.
    pub fn user_name(&self, id: UserId) -> String {
        self.user(id).map(|user| user.name.clone()).unwrap_or_default()
    }
    /// A team's name; empty when unknown.
    pub fn team_name(&self, id: TeamId) -> String {
        self.teams.iter().find(|team| team.id == id).map(|team| team.name.clone()).unwrap_or_default()
    }
    /// A category's name; empty when unknown.
    pub fn category_name(&self, id: CategoryId) -> String {
        self.categories.iter().find(|category| category.id == id).map(|c| c.name.clone()).unwrap_or_default()
    }
    /// A pipeline.
    pub fn pipeline(&self, id: PipelineId) -> Option<&Pipeline> {
        self.pipelines.iter().find(|pipeline| pipeline.id == id)
    }
    /// A status of any pipeline.
    pub fn status(&self, id: StatusId) -> Option<&Status> {
        self.pipelines.iter().find_map(|pipeline| pipeline.status(id))
    }
}

/// Loads the catalog with the actor's counts.
#[server(endpoint = "catalog/load", input = Json)]
pub async fn load_catalog() -> Result<Catalog, Refused> {
    let (desk, actor) = act()?;
    let known = desk.catalog(&actor).await.tell()?;
    Ok(Catalog {
        users: known.users,
        teams: known.teams,
        pipelines: known.pipelines,
        categories: known.categories,
        mailbox: known.mailbox,
        sends: known.sends,
        counts: known.counts,
        seq: known.seq,
    })
}

/// Chooses the actor's own availability (available or away).
#[server(endpoint = "catalog/availability", input = Json)]
pub async fn set_availability(availability: Availability) -> Result<(), Refused> {
    let (desk, actor) = act()?;
    desk.set_availability(&actor, availability).await.tell()
}
