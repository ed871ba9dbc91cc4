//! What a browser is told when something was refused. Facts only; `words` makes the sentence.

use crate::{Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// Why a request was not carried out. Missing and forbidden are the same answer, byte for byte.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refusal {
    /// There is no such thing, or you may not see it.
    NotFound,
    /// Nobody is signed in on this session (any more).
    SignedOut,
    /// What was sent does not fit; one entry a field, in the order of the form.
    Invalid(Vec<FieldError>),
    /// Somebody else was faster, or the state of things forbids it.
    Conflict(Conflict),
    /// Too many tries; when the next one counts again.
    TooMany(Timestamp),
    /// A fault of ours, under this reference in the log.
    Internal(String),
}

/// One field and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name as in the form.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was entered.
    Missing,
    /// Longer than so many characters.
    TooLong(usize),
    /// Shorter than so many characters.
    TooShort(usize),
    /// Larger than so many bytes.
    TooLarge(u64),
    /// More than so many.
    TooManyOf(usize),
    /// Not an e-mail address.
    NotAnAddress,
    /// Somebody has that one already.
    Taken,
    /// Name or password do not match an account.
    WrongCredentials,
    /// Not one of the choices.
    NotAChoice,
    /// The password is on every attacker's first page.
    TooCommon,
    /// The last super admin must stay one.
    LastSuperAdmin,
    /// This user has no seat or no access to the ticket.
    NoAccess,
    /// A one-time link that is used up, too old or mistyped.
    BadToken,
}

/// Why a change that was well formed cannot happen now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Conflict {
    /// Somebody wrote on the ticket since the draft was opened. Send again with `anyway` to send over it.
    NewerMessage {
        /// Who wrote: a name as shown.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// A save on a draft of an older revision: the other text is kept as a version.
    StaleDraft {
        /// The newest revision.
        revision: i64,
        /// Its text as HTML.
        html: String,
    },
    /// The window to take a message back has closed: it left.
    AlreadySent,
    /// The status is not one of the ticket's pipeline.
    StatusElsewhere,
    /// This thing was merged, deleted or closed to the change.
    ReadOnly,
    /// Nobody to send to: the ticket has no contact with an address.
    NoRecipient,
    /// Another user did the same thing first.
    Already(UserId),
}

impl Refusal {
    /// One field's problem.
    pub fn field(field: &str, problem: Problem) -> Refusal {
        Refusal::Invalid(vec![FieldError { field: field.to_owned(), problem }])
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}
