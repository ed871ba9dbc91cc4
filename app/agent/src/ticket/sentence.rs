//! What happened on a ticket, as one sentence: who did what, from what to what, and why where it was no person's click.
//! Pure: names come from the catalog, words from the tables. It draws nothing.

use client::catalog::Catalog;
use desk::conversation::MessageKind;
use desk::event::{Activity, Because, By, What};
use desk::{CategoryId, StatusId, TeamId, UserId};
use words::{Language, common, ticket};

/// A stretch of a sentence; the values that changed are strong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It is a value that changed.
    pub strong: bool,
}

// Around a strong value while it passes through a sentence of any language. Private use: no name may hold them.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

fn strong(text: &str) -> String {
    format!("{OPEN}{}{CLOSE}", plain(text))
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).collect()
}

/// The drawing in front of an activity.
pub fn sign(what: &What) -> &'static str {
    match what {
        What::Opened => "add",
        What::Wrote { kind: MessageKind::Comment, .. } => "lock",
        What::Wrote { kind: MessageKind::Reply, .. } => "reply",
        What::Wrote { .. } => "mail",
        What::TookBack { .. } => "undo",
        What::Delivery { .. } => "refresh",
        What::Status { .. } => "status",
        What::Assigned { .. } => "owner",
        What::Priority { .. } => "urgent",
        What::About { .. } => "tag",
        What::Subject => "edit",
        What::Spam { .. } => "spam",
        What::Deleted { .. } => "deleted",
        What::People => "people",
    }
}

/// Whether the conversation shows it between messages: what a message says by itself is left out there.
pub fn beside_messages(activity: &Activity) -> bool {
    !matches!(activity.what, What::Wrote { .. } | What::Delivery { .. } | What::Opened | What::People)
}

/// Whether the list of all activities shows it: a reply's way out stands on the reply, unless a person sent it again.
pub fn worth_telling(activity: &Activity) -> bool {
    match activity.what {
        What::People => false,
        What::Delivery { .. } => matches!(activity.by, By::User(_)),
        _ => true,
    }
}

/// The sentence in stretches.
pub fn pieces(language: Language, catalog: &Catalog, activity: &Activity) -> Vec<Piece> {
    split(&marked(language, catalog, activity))
}

/// The sentence as plain text, for readers.
pub fn text(language: Language, catalog: &Catalog, activity: &Activity) -> String {
    plain(&marked(language, catalog, activity))
}

fn split(marked: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |text: &str, strong| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), strong });
        }
    };
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once(OPEN) {
        push(before, false);
        let (value, behind) = after.split_once(CLOSE).unwrap_or((after, ""));
        push(value, true);
        rest = behind;
    }
    push(rest, false);
    pieces
}

fn marked(language: Language, catalog: &Catalog, activity: &Activity) -> String {
    let tell = Telling { language, catalog, who: who(language, catalog, activity) };
    let sentence = match &activity.what {
        What::Opened => match activity.by {
            By::Contact(_) => ticket::did_open_by_mail(language, &tell.who),
            By::User(_) | By::System => ticket::did_create(language, &tell.who),
        },
        What::Wrote { kind: MessageKind::Received, .. } => ticket::did_write(language, &tell.who),
        What::Wrote { kind: MessageKind::Reply, .. } => ticket::did_reply(language, &tell.who),
        What::Wrote { kind: MessageKind::Comment, .. } => ticket::did_comment(language, &tell.who),
        What::TookBack { .. } => ticket::did_take_back(language, &tell.who),
        What::Delivery { .. } => ticket::did_retry(language, &tell.who),
        What::Status { from, to } => tell.moved(*from, *to, activity.because),
        What::Assigned { from, from_team, to, to_team } => {
            tell.assigned(activity, (*from, *from_team), (*to, *to_team))
        }
        What::Priority { from, to } => {
            let name = |p| common::priority(language, Some(p));
            match (from.map(name), to.map(name)) {
                (Some(from), Some(to)) => {
                    ticket::did_change_priority(language, &tell.who, &from, &strong(&to))
                }
                (None, Some(to)) => ticket::did_set_priority(language, &tell.who, &strong(&to)),
                (Some(from), None) => ticket::did_clear_priority(language, &tell.who, &strong(&from)),
                (None, None) => ticket::did_clear_priority(language, &tell.who, ""),
            }
        }
        What::About { from, to } => tell.about(*from, *to),
        What::Subject => ticket::did_rename(language, &tell.who),
        What::Spam { on: true } => ticket::did_mark_spam(language, &tell.who),
        What::Spam { on: false } => ticket::did_unmark_spam(language, &tell.who),
        What::Deleted { on: true } => ticket::did_delete(language, &tell.who),
        What::Deleted { on: false } => ticket::did_restore(language, &tell.who),
        What::People => String::new(),
    };
    match activity.because {
        // Taking back says by itself that it undoes.
        Because::Undo if !matches!(activity.what, What::TookBack { .. }) => {
            ticket::as_undo(language, &sentence)
        }
        Because::Undo | Because::Asked | Because::CustomerWrote | Because::AgentReplied | Because::Mail => {
            sentence
        }
    }
}

/// Who did it, by name.
pub fn who(language: Language, catalog: &Catalog, activity: &Activity) -> String {
    let named = match activity.by {
        By::User(id) => catalog.user_name(id),
        By::Contact(_) => activity.by_name.clone(),
        By::System => common::the_desk(language),
    };
    if named.is_empty() { common::someone(language) } else { plain(&named) }
}

struct Telling<'a> {
    language: Language,
    catalog: &'a Catalog,
    who: String,
}

impl Telling<'_> {
    fn user(&self, id: UserId) -> String {
        let name = self.catalog.user_name(id);
        if name.is_empty() { common::someone(self.language) } else { name }
    }

    fn status(&self, id: StatusId) -> String {
        self.catalog.status(id).map_or_else(|| id.to_string(), |status| common::status(self.language, status))
    }

    fn moved(&self, from: StatusId, to: StatusId, because: Because) -> String {
        let to = strong(&self.status(to));
        match because {
            Because::CustomerWrote | Because::Mail => ticket::did_move_customer(self.language, &to),
            Because::AgentReplied => ticket::did_move_agent(self.language, &to, &self.who),
            Because::Asked | Because::Undo => {
                ticket::did_move(self.language, &self.who, &self.status(from), &to)
            }
        }
    }

    /// A person with their team where that came with the change, a team, or nobody.
    fn place(&self, (owner, team): (Option<UserId>, Option<TeamId>), with_team: bool) -> Option<String> {
        let language = self.language;
        let team = team.map(|team| self.catalog.team_name(team)).filter(|name| !name.is_empty());
        match (owner.map(|owner| self.user(owner)), team) {
            (Some(owner), Some(team)) if with_team => Some(ticket::owner_in_team(language, &owner, &team)),
            (Some(owner), _) => Some(owner),
            (None, Some(team)) => Some(ticket::team_named(language, &team)),
            (None, None) => None,
        }
    }

    fn assigned(
        &self,
        activity: &Activity,
        from: (Option<UserId>, Option<TeamId>),
        to: (Option<UserId>, Option<TeamId>),
    ) -> String {
        let (language, who) = (self.language, self.who.as_str());
        let before = self.place(from, false);
        let Some(after) = self.place(to, from.1 != to.1) else {
            let before = before.unwrap_or_else(|| common::someone(language));
            return ticket::did_unassign(language, who, &strong(&before));
        };
        let myself = matches!(activity.by, By::User(by) if to.0 == Some(by));
        if activity.because == Because::AgentReplied {
            return ticket::did_assign_by_reply(language, &strong(&after));
        }
        match (myself, from.0.and(before)) {
            (true, None) => ticket::did_take(language, who),
            (true, Some(before)) => ticket::did_take_from(language, who, &strong(&before)),
            (false, None) => ticket::did_assign(language, who, &strong(&after)),
            (false, Some(before)) => ticket::did_pass(language, who, &before, &strong(&after)),
        }
    }

    fn about(&self, from: Option<CategoryId>, to: Option<CategoryId>) -> String {
        let (language, who) = (self.language, self.who.as_str());
        let name = |id| self.catalog.category_name(id);
        match (from.map(name), to.map(name)) {
            (Some(from), Some(to)) => ticket::did_change_category(language, who, &from, &strong(&to)),
            (None, Some(to)) => ticket::did_set_category(language, who, &strong(&to)),
            (Some(from), None) => ticket::did_clear_category(language, who, &strong(&from)),
            (None, None) => ticket::did_clear_category(language, who, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::person::{Availability, Team, UserCard};
    use desk::pipeline::{Pipeline, Status, StatusCategory};
    use desk::ticket::{Category, Priority};
    use desk::{ContactId, MessageId, PipelineId, Seq, Timestamp};

    fn catalog() -> Catalog {
        let user = |id, name: &str| UserCard {
            id: UserId(id),
            name: name.into(),
            teams: Vec::new(),
            main_team: None,
            availability: Availability::Available,
            disabled: false,
        };
        let status = |id, builtin: &str, category| Status {
            id: StatusId(id),
            pipeline: PipelineId(1),
            name: String::new(),
            builtin: Some(builtin.into()),
            category,
        };
        Catalog {
            users: vec![user(1, "Inès Delmotte"), user(2, "Bram Wouters")],
            teams: vec![Team { id: TeamId(1), name: "Ghent desk".into() }],
            categories: vec![Category { id: CategoryId(1), name: "Locks".into() }],
            pipelines: vec![Pipeline {
                id: PipelineId(1),
                name: String::new(),
                builtin: None,
                statuses: vec![
                    status(1, "waiting", StatusCategory::Waiting),
                    status(2, "open", StatusCategory::Open),
                ],
            }],
            ..Catalog::default()
        }
    }

    fn said(by: By, because: Because, what: What) -> String {
        text(Language::En, &catalog(), &activity(by, because, what))
    }

    fn activity(by: By, because: Because, what: What) -> Activity {
        Activity { seq: Seq(1), at: Timestamp(0), by, by_name: "Marieke Claes".into(), what, because }
    }

    const INES: By = By::User(UserId(1));

    #[test]
    fn an_automatic_move_says_why_instead_of_who() {
        let what = What::Status { from: StatusId(1), to: StatusId(2) };
        assert_eq!(
            said(By::Contact(ContactId(1)), Because::CustomerWrote, what),
            "Waiting on us since the customer replied"
        );
        let what = What::Status { from: StatusId(2), to: StatusId(1) };
        assert_eq!(said(INES, Because::AgentReplied, what), "Waiting on contact since Inès Delmotte replied");
    }

    #[test]
    fn a_move_by_hand_names_both_statuses_and_only_the_new_one_is_strong() {
        let what = What::Status { from: StatusId(2), to: StatusId(1) };
        let pieces = pieces(Language::En, &catalog(), &activity(INES, Because::Asked, what));
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, "Inès Delmotte moved the ticket from Waiting on us to Waiting on contact");
        let strong: Vec<&str> =
            pieces.iter().filter(|piece| piece.strong).map(|piece| piece.text.as_str()).collect();
        assert_eq!(strong, ["Waiting on contact"]);
    }

    #[test]
    fn taking_passing_and_emptying_a_ticket_are_three_sentences() {
        let assigned = |from: Option<i64>, to: Option<i64>, from_team: Option<i64>, to_team: Option<i64>| {
            What::Assigned {
                from: from.map(UserId),
                from_team: from_team.map(TeamId),
                to: to.map(UserId),
                to_team: to_team.map(TeamId),
            }
        };
        let ines = |what| said(INES, Because::Asked, what);
        assert_eq!(ines(assigned(None, Some(1), None, None)), "Inès Delmotte took the ticket");
        assert_eq!(
            ines(assigned(Some(2), Some(1), None, None)),
            "Inès Delmotte took the ticket over from Bram Wouters"
        );
        assert_eq!(
            ines(assigned(Some(1), Some(2), None, Some(1))),
            "Inès Delmotte passed the ticket from Inès Delmotte to Bram Wouters, Ghent desk"
        );
        assert_eq!(
            ines(assigned(None, None, None, Some(1))),
            "Inès Delmotte assigned the ticket to team Ghent desk"
        );
        assert_eq!(ines(assigned(Some(2), None, Some(1), None)), "Inès Delmotte unassigned Bram Wouters");
    }

    #[test]
    fn an_undo_says_so_behind_what_it_did() {
        let what = What::Priority { from: Some(Priority::High), to: Some(Priority::Low) };
        assert_eq!(
            said(INES, Because::Undo, what),
            "Inès Delmotte changed the priority from High to Low, as an undo"
        );
    }

    #[test]
    fn a_name_cannot_smuggle_in_a_mark() {
        let mut named = activity(By::Contact(ContactId(1)), Because::Mail, What::Opened);
        named.by_name = "A\u{e000}B\u{e001}".into();
        let pieces = pieces(Language::En, &catalog(), &named);
        assert_eq!(pieces, [Piece { text: "AB opened the ticket by e-mail".into(), strong: false }]);
    }

    #[test]
    fn the_conversation_leaves_out_what_a_message_says_itself() {
        let wrote = What::Wrote { message: MessageId(1), kind: MessageKind::Reply };
        assert!(!beside_messages(&activity(INES, Because::Asked, wrote.clone())));
        assert!(worth_telling(&activity(INES, Because::Asked, wrote)));
        let delivery = What::Delivery { message: MessageId(1) };
        assert!(!worth_telling(&activity(By::System, Because::Asked, delivery)));
    }
}
