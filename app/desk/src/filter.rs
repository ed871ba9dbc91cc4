//! The filter language: one tree with several readings. Here is the reading in memory; `service` has the one in SQL.
//!
//! This release knows the conditions that views, quick filters and access need. Depth is at most [`crate::limits::FILTER_DEPTH`].

use crate::pipeline::StatusCategory;
use crate::ticket::{Facts, Priority};
use crate::{CategoryId, ChannelId, PipelineId, StatusId, TeamId, UserId};
use serde::{Deserialize, Serialize};

/// A filter over tickets.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Filter {
    /// Every part holds; of none: always true.
    And(Vec<Filter>),
    /// At least one part holds; of none: never true.
    Or(Vec<Filter>),
    /// The part does not hold.
    Not(Box<Filter>),
    /// A leaf.
    Is(Condition),
}

/// A leaf of a filter: a property, its operator and its values. "None" among values is written as `None`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Condition {
    /// The status category is one of these.
    Category(Vec<StatusCategory>),
    /// The status is one of these.
    Status(Vec<StatusId>),
    /// The pipeline is one of these.
    Pipeline(Vec<PipelineId>),
    /// The owner is one of these; `None` = nobody.
    Owner(Vec<Option<UserId>>),
    /// The team is one of these; `None` = no team.
    Team(Vec<Option<TeamId>>),
    /// The priority is one of these; `None` = not set.
    Priority(Vec<Option<Priority>>),
    /// The subject matter is one of these; `None` = not set.
    About(Vec<Option<CategoryId>>),
    /// It came by one of these channels; `None` = by hand.
    Channel(Vec<Option<ChannelId>>),
    /// It is marked as spam.
    Spam,
    /// It is in the bin.
    Deleted,
    /// It was merged into another.
    Merged,
    /// One of these users wrote a public message on it.
    RepliedBy(Vec<UserId>),
}

impl Filter {
    /// Always true.
    pub fn all() -> Filter {
        Filter::And(Vec::new())
    }

    /// Never true.
    pub fn none() -> Filter {
        Filter::Or(Vec::new())
    }

    /// Whether a ticket with these facts is in.
    pub fn matches(&self, facts: &Facts) -> bool {
        match self {
            Filter::And(parts) => parts.iter().all(|part| part.matches(facts)),
            Filter::Or(parts) => parts.iter().any(|part| part.matches(facts)),
            Filter::Not(part) => !part.matches(facts),
            Filter::Is(condition) => condition.holds(facts),
        }
    }

    /// How deep the tree is; a leaf is 1.
    pub fn depth(&self) -> usize {
        match self {
            Filter::And(parts) | Filter::Or(parts) => 1 + parts.iter().map(Filter::depth).max().unwrap_or(0),
            Filter::Not(part) => 1 + part.depth(),
            Filter::Is(_) => 1,
        }
    }
}

impl Condition {
    /// Whether this leaf holds for a ticket with these facts.
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Condition::Category(any) => any.contains(&facts.category),
            Condition::Status(any) => any.contains(&facts.status),
            Condition::Pipeline(any) => any.contains(&facts.pipeline),
            Condition::Owner(any) => any.contains(&facts.owner),
            Condition::Team(any) => any.contains(&facts.team),
            Condition::Priority(any) => any.contains(&facts.priority),
            Condition::About(any) => any.contains(&facts.about),
            Condition::Channel(any) => any.contains(&facts.channel),
            Condition::Spam => facts.spam,
            Condition::Deleted => facts.deleted,
            Condition::Merged => facts.merged,
            Condition::RepliedBy(any) => any.iter().any(|user| facts.repliers.contains(user)),
        }
    }
}

impl From<Condition> for Filter {
    fn from(condition: Condition) -> Filter {
        Filter::Is(condition)
    }
}
