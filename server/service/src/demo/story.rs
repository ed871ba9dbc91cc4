//! A ticket as a story: what happens to it, when, and in whose words. The plot decides; `stage` turns it into rows.

use super::letters::Letter;
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;

/// Everything that happens to one ticket, in order of time.
pub struct Story {
    /// Subject.
    pub subject: String,
    /// Place of the requester in the address book.
    pub contact: usize,
    /// Inès has had its newest message on screen.
    pub read_by_ines: bool,
    /// It goes on where this old ticket ended.
    pub follows: Option<i64>,
    /// Place of its category, for those that follow it up.
    pub area: usize,
    /// Steps; the first one opens the ticket.
    pub steps: Vec<Step>,
}

/// One transaction of the desk.
pub struct Step {
    /// When the desk knew.
    pub at: i64,
    /// What happened.
    pub act: Act,
}

/// What happens to a ticket. People of the desk are places in `people::STAFF`.
pub enum Act {
    /// The requester writes; the first one opens the ticket.
    Mail(Letter),
    /// A member of staff opens the ticket by hand, with a comment.
    ByHand {
        /// Who.
        by: usize,
        /// Why.
        comment: String,
    },
    /// A reply to the requester.
    Reply {
        /// Who.
        by: usize,
        /// What.
        letter: Letter,
        /// Status chosen with the send; `None` = by the rule.
        then: Option<StatusCategory>,
        /// When it left.
        sent: i64,
    },
    /// The mail server took the last reply.
    Sent,
    /// A comment to colleagues.
    Comment {
        /// Who.
        by: usize,
        /// What.
        letter: Letter,
    },
    /// A member of staff sorts the ticket: owner and team, priority, category. What is `None` stays as it is.
    Sort {
        /// Who.
        by: usize,
        /// Owner and place of the team.
        to: Option<(Option<usize>, Option<usize>)>,
        /// How urgent.
        priority: Option<Priority>,
        /// Place of the category.
        about: Option<usize>,
    },
    /// A member of staff moves the ticket to a status.
    Move {
        /// Who.
        by: usize,
        /// The first status of this category.
        to: StatusCategory,
    },
    /// A member of staff marks it as spam.
    Spam {
        /// Who.
        by: usize,
    },
}
