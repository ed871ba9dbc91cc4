//! What a form does with the answer to what it sent.

use client::Refused;
use client::refused::Answer;
use desk::Refusal;
use leptos::prelude::*;
use parts::Toaster;

/// Runs `then` after each success. A refusal that names one of `fields` stands at that field; any other one is a toast.
pub(crate) fn answered<I, O>(
    action: Action<I, Answer<O>>,
    fields: &'static [&'static str],
    then: impl Fn(O) + Send + Sync + 'static,
) where
    I: Send + Sync + 'static,
    O: Clone + Send + Sync + 'static,
{
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    Effect::new(move |_| match action.value().get() {
        None => {}
        Some(Ok(done)) => untrack(|| then(done)),
        Some(Err(refused)) if names_one_of(&refused, fields) => {}
        Some(Err(refused)) => toaster.fail(refused.words(language.get_untracked()), ""),
    });
}

/// The refusal of an action that was not answered otherwise since.
pub(crate) fn refusal<I, O>(action: Action<I, Answer<O>>) -> Option<Refused>
where
    I: Send + Sync + 'static,
    O: Clone + Send + Sync + 'static,
{
    if action.pending().get() { None } else { action.value().get().and_then(Result::err) }
}

fn names_one_of(refused: &Refused, fields: &[&str]) -> bool {
    match refused {
        Refused::Desk(Refusal::Invalid(wrong)) => {
            wrong.iter().any(|wrong| fields.contains(&wrong.field.as_str()))
        }
        Refused::Desk(_) | Refused::Unreachable => false,
    }
}

#[cfg(test)]
mod tests {
    use super::names_one_of;
    use client::Refused;
    use desk::Refusal;
    use desk::refusal::Problem;

    #[test]
    fn only_an_error_of_a_field_in_sight_stays_with_the_form() {
        let zone = Refused::Desk(Refusal::field("zone", Problem::NotAChoice));
        assert!(names_one_of(&zone, &["zone"]));
        assert!(!names_one_of(&zone, &["name"]));
        assert!(!names_one_of(&Refused::Desk(Refusal::NotFound), &["zone"]));
        assert!(!names_one_of(&Refused::Unreachable, &["zone"]));
    }
}
