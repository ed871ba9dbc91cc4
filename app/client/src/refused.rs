//! The one error of every server function.

use desk::Refusal;
use leptos::prelude::*;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a call gave no answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refused {
    /// The server said no.
    Desk(Refusal),
    /// The server was not reached; nothing is known to have happened.
    Unreachable,
}

impl Refused {
    /// The sentence for a person.
    pub fn words(&self, language: words::Language) -> String {
        match self {
            Refused::Desk(refusal) => words::refusal::refusal(language, refusal),
            Refused::Unreachable => words::refusal::unreachable(language),
        }
    }

    /// The sentence for one field of a form, if this refusal names it.
    pub fn field(&self, language: words::Language, field: &str) -> Option<String> {
        match self {
            Refused::Desk(Refusal::Invalid(fields)) => fields
                .iter()
                .find(|wrong| wrong.field == field)
                .map(|wrong| words::refusal::problem(language, &wrong.problem)),
            _ => None,
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        Refused::Desk(refusal)
    }
}

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Refused {
        match error {
            ServerFnErrorErr::Request(_) => Refused::Unreachable,
            // What was sent could not be read: the tab is older than the server, or it is not our tab at all.
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Refused::Desk(Refusal::Invalid(Vec::new())),
            _ => Refused::Desk(Refusal::Internal("transport".to_owned())),
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}
impl std::error::Error for Refused {}

/// What a page's resource holds.
pub type Answer<T> = Result<T, Refused>;

/// A signal's value as words, where a page shows an error in the person's language.
pub fn in_words(error: Option<Refused>) -> Option<String> {
    error.map(|error| error.words(crate::language().get()))
}
