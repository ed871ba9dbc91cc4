//! The default views of the side bar, as filters. (semantics.md, Views)

use crate::filter::{Condition, Filter};
use crate::permission::Permission;
use crate::person::{Agent, words_of};
use crate::pipeline::StatusCategory;
use crate::ticket::{Priority, Sort};
use crate::{StatusId, UserId};
use serde::{Deserialize, Serialize};

/// A built-in view.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Open and no owner person.
    Unassigned,
    /// Open and mine.
    Mine,
    /// Open, of one of my teams or of somebody in one.
    Team,
    /// Open.
    Open,
    /// I wrote a public message on it, whatever its status.
    Sent,
    /// Marked as spam.
    Spam,
    /// Closed.
    Closed,
    /// In the bin; only for those who may delete.
    Deleted,
}
words_of!(View {
    Unassigned = "unassigned", Mine = "mine", Team = "team", Open = "open", Sent = "sent", Spam = "spam", Closed = "closed",
    Deleted = "deleted",
});

impl View {
    /// The views `agent` has, in the order of the side bar.
    pub fn of(agent: &Agent) -> impl Iterator<Item = View> + '_ {
        View::ALL
            .iter()
            .copied()
            .filter(|view| *view != View::Deleted || agent.may(Permission::DeleteTickets))
    }

    /// The tickets in this view when `agent` looks, before access is asked.
    pub fn filter(self, agent: &Agent) -> Filter {
        let not = |condition: Condition| Filter::Not(Box::new(condition.into()));
        let closed = || Condition::Category(vec![StatusCategory::Closed]);
        let live = || vec![not(Condition::Spam), not(Condition::Deleted), not(Condition::Merged)];
        let open = |more: Filter| {
            let mut parts = live();
            parts.push(not(closed()));
            parts.push(more);
            Filter::And(parts)
        };
        let and_live = |more: Filter| {
            let mut parts = live();
            parts.push(more);
            Filter::And(parts)
        };
        match self {
            View::Unassigned => open(Condition::Owner(vec![None]).into()),
            View::Mine => open(Condition::Owner(vec![Some(agent.user)]).into()),
            View::Team => open(Filter::Or(vec![
                Condition::Team(agent.teams.iter().copied().map(Some).collect()).into(),
                Condition::Owner(agent.teammates.iter().copied().map(Some).collect()).into(),
            ])),
            View::Open => open(Filter::all()),
            View::Sent => and_live(Condition::RepliedBy(vec![agent.user]).into()),
            View::Closed => and_live(closed().into()),
            View::Spam => {
                Filter::And(vec![Condition::Spam.into(), not(Condition::Deleted), not(Condition::Merged)])
            }
            View::Deleted => Condition::Deleted.into(),
        }
    }
}

/// What a list shows: a view, quick filters and an order. It is the address of the page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// The view.
    pub view: View,
    /// Only these priorities; empty = any.
    pub priorities: Vec<Priority>,
    /// Only these statuses; empty = any.
    pub statuses: Vec<StatusId>,
    /// Only these owners; empty = any.
    pub owners: Vec<UserId>,
    /// Order.
    pub sort: Sort,
}

impl ListQuery {
    /// The view without quick filters, newest first.
    pub fn of(view: View) -> ListQuery {
        ListQuery {
            view,
            priorities: Vec::new(),
            statuses: Vec::new(),
            owners: Vec::new(),
            sort: Sort::Newest,
        }
    }

    /// Whether a quick filter narrows the view.
    pub fn narrowed(&self) -> bool {
        !(self.priorities.is_empty() && self.statuses.is_empty() && self.owners.is_empty())
    }

    /// The whole as one filter, before access is asked.
    pub fn filter(&self, agent: &Agent) -> Filter {
        let mut parts = vec![self.view.filter(agent)];
        if !self.priorities.is_empty() {
            parts.push(Condition::Priority(self.priorities.iter().copied().map(Some).collect()).into());
        }
        if !self.statuses.is_empty() {
            parts.push(Condition::Status(self.statuses.clone()).into());
        }
        if !self.owners.is_empty() {
            parts.push(Condition::Owner(self.owners.iter().copied().map(Some).collect()).into());
        }
        Filter::And(parts)
    }

    /// From the view's word and the address's query pairs. Unknown keys and values are left out, so a nonsense or outdated
    /// address still shows a list.
    pub fn from_pairs<'a>(view: View, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> ListQuery {
        let mut query = ListQuery::of(view);
        for (key, value) in pairs {
            let values = value.split(',').take(crate::limits::CONDITIONS);
            match key {
                "priority" => query.priorities = values.filter_map(Priority::from_word).collect(),
                "status" => query.statuses = values.filter_map(|word| word.parse().ok()).collect(),
                "owner" => query.owners = values.filter_map(|word| word.parse().ok()).collect(),
                "sort" => query.sort = Sort::from_word(value).unwrap_or_default(),
                _ => {}
            }
        }
        query
    }

    /// The address's query, without the question mark; empty when nothing differs from the view itself.
    pub fn to_query(&self) -> String {
        let mut pairs = Vec::new();
        let join = |words: Vec<String>| words.join(",");
        if !self.priorities.is_empty() {
            pairs.push(format!(
                "priority={}",
                join(self.priorities.iter().map(|p| p.word().to_owned()).collect())
            ));
        }
        if !self.statuses.is_empty() {
            pairs.push(format!("status={}", join(self.statuses.iter().map(ToString::to_string).collect())));
        }
        if !self.owners.is_empty() {
            pairs.push(format!("owner={}", join(self.owners.iter().map(ToString::to_string).collect())));
        }
        if self.sort != Sort::Newest {
            pairs.push(format!("sort={}", self.sort.word()));
        }
        pairs.join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_what_wrote_it() {
        let mut query = ListQuery::of(View::Open);
        query.priorities = vec![Priority::High, Priority::Urgent];
        query.statuses = vec![StatusId(3)];
        query.sort = Sort::Oldest;
        let text = query.to_query();
        assert_eq!(text, "priority=high,urgent&status=3&sort=oldest");
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        assert_eq!(ListQuery::from_pairs(View::Open, pairs), query);
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        let query = ListQuery::from_pairs(
            View::Mine,
            [("priority", "loud,low"), ("status", "x"), ("sort", "?"), ("a", "b")],
        );
        assert_eq!(query.priorities, vec![Priority::Low]);
        assert!(query.statuses.is_empty());
        assert_eq!(query.sort, Sort::Newest);
    }
}
