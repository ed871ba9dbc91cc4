//! What a change of a ticket means for one list of one person: the ticket as it was and as it is, against what they may see and
//! what they look at. Pure.

use desk::filter::Filter;
use desk::ticket::Facts;

/// What the list's owner is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It was not in the list and is not: not a word, not even that it exists.
    Nothing,
    /// It is in the list: new there or changed.
    Row,
    /// It was in the list and is not any more.
    Gone {
        /// The person may not see it at all now.
        lost: bool,
    },
}

/// Judges a change: `before` and `after` are the ticket's facts, `None` where it did not exist; `filter` is the list's and
/// `visible` the person's.
pub fn judge(before: Option<&Facts>, after: Option<&Facts>, filter: &Filter, visible: &Filter) -> Verdict {
    let listed =
        |facts: Option<&Facts>| facts.is_some_and(|facts| visible.matches(facts) && filter.matches(facts));
    match (listed(before), listed(after)) {
        (_, true) => Verdict::Row,
        (true, false) => Verdict::Gone { lost: !after.is_some_and(|facts| visible.matches(facts)) },
        (false, false) => Verdict::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::filter::Condition;
    use desk::pipeline::StatusCategory;
    use desk::ticket::Priority;
    use desk::{PipelineId, StatusId, TicketId, UserId};

    fn facts(owner: i64, priority: Priority) -> Facts {
        Facts {
            id: TicketId(1),
            pipeline: PipelineId(1),
            status: StatusId(1),
            category: StatusCategory::New,
            owner: Some(UserId(owner)),
            team: None,
            priority: Some(priority),
            about: None,
            channel: None,
            spam: false,
            deleted: false,
            merged: false,
            repliers: Vec::new(),
        }
    }

    /// May see what user 1 owns, looks at what is urgent.
    fn of_user_1(before: Option<&Facts>, after: Option<&Facts>) -> Verdict {
        let visible = Condition::Owner(vec![Some(UserId(1))]).into();
        let filter = Condition::Priority(vec![Some(Priority::Urgent)]).into();
        judge(before, after, &filter, &visible)
    }

    #[test]
    fn a_ticket_that_enters_the_list_is_shown_and_one_that_leaves_is_taken_away() {
        let (urgent, low) = (facts(1, Priority::Urgent), facts(1, Priority::Low));
        assert_eq!(of_user_1(Some(&low), Some(&urgent)), Verdict::Row);
        assert_eq!(of_user_1(Some(&urgent), Some(&low)), Verdict::Gone { lost: false });
    }

    #[test]
    fn a_ticket_that_leaves_sight_is_lost_and_one_that_comes_into_sight_is_shown() {
        let (mine, theirs) = (facts(1, Priority::Urgent), facts(2, Priority::Urgent));
        assert_eq!(of_user_1(Some(&mine), Some(&theirs)), Verdict::Gone { lost: true });
        assert_eq!(of_user_1(Some(&theirs), Some(&mine)), Verdict::Row);
    }

    #[test]
    fn what_was_never_seen_is_never_mentioned() {
        let (theirs, low) = (facts(2, Priority::Urgent), facts(1, Priority::Low));
        assert_eq!(of_user_1(Some(&theirs), Some(&theirs)), Verdict::Nothing);
        assert_eq!(of_user_1(Some(&low), Some(&theirs)), Verdict::Nothing);
        assert_eq!(of_user_1(None, Some(&theirs)), Verdict::Nothing);
        assert_eq!(of_user_1(Some(&theirs), None), Verdict::Nothing);
    }

    #[test]
    fn a_new_ticket_enters_and_one_that_is_no_more_is_lost() {
        let urgent = facts(1, Priority::Urgent);
        assert_eq!(of_user_1(None, Some(&urgent)), Verdict::Row);
        assert_eq!(of_user_1(Some(&urgent), None), Verdict::Gone { lost: true });
    }
}
