//! What the dialog's form holds, as signals.

use super::Subject;
use client::people::MemberForm;
use desk::TeamId;
use desk::person::{Reach, Role};
use leptos::prelude::*;

/// The fields.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Name as shown.
    pub name: RwSignal<String>,
    /// Sign-in address.
    pub email: RwSignal<String>,
    /// Word of the role.
    pub role: RwSignal<String>,
    /// Word of the view right.
    pub reach: RwSignal<String>,
    /// Every team they are in.
    pub teams: RwSignal<Vec<TeamId>>,
    /// Key of the main team; empty = none.
    pub main_team: RwSignal<String>,
    /// A new password; empty keeps the present one.
    pub password: RwSignal<String>,
    /// May no longer sign in.
    pub disabled: RwSignal<bool>,
}

impl Draft {
    /// An empty one.
    pub fn new() -> Draft {
        Draft {
            name: RwSignal::new(String::new()),
            email: RwSignal::new(String::new()),
            role: RwSignal::new(String::new()),
            reach: RwSignal::new(String::new()),
            teams: RwSignal::new(Vec::new()),
            main_team: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            disabled: RwSignal::new(false),
        }
    }

    /// Begins with what is so. Somebody new works on tickets and sees all of them, the commonest case.
    pub fn begin(self, subject: &Subject) {
        let form = start(subject);
        self.name.set(form.name);
        self.email.set(form.email);
        self.role.set(form.role.word().to_owned());
        self.reach.set(form.reach.word().to_owned());
        self.main_team.set(form.teams.first().map(|team| team.0.to_string()).unwrap_or_default());
        self.teams.set(form.teams);
        self.password.set(String::new());
        self.disabled.set(form.disabled);
    }

    /// What would be sent.
    pub fn form(self) -> MemberForm {
        MemberForm {
            name: self.name.read().trim().to_owned(),
            email: self.email.read().trim().to_owned(),
            role: Role::from_word(&self.role.read()).unwrap_or(Role::Agent),
            reach: Reach::from_word(&self.reach.read()).unwrap_or(Reach::Own),
            teams: main_first(&self.teams.read(), &self.main_team.read()),
            password: self.password.get(),
            disabled: self.disabled.get(),
        }
    }

    /// Something was typed or chosen that closing would lose.
    pub fn touched(self, subject: &Subject) -> bool {
        self.form() != start(subject)
    }
}

/// The form before anybody touched it.
fn start(subject: &Subject) -> MemberForm {
    match subject {
        Subject::New => MemberForm {
            name: String::new(),
            email: String::new(),
            role: Role::Agent,
            reach: Reach::Everything,
            teams: Vec::new(),
            password: String::new(),
            disabled: false,
        },
        Subject::Known(member) => {
            let main = member.card.main_team.map(|team| team.0.to_string()).unwrap_or_default();
            MemberForm {
                name: member.card.name.clone(),
                email: member.email.clone(),
                role: member.role,
                reach: member.reach,
                teams: main_first(&member.card.teams, &main),
                password: String::new(),
                disabled: member.card.disabled,
            }
        }
    }
}

/// The order in which teams are sent: the main one first, the others ascending.
fn main_first(teams: &[TeamId], main: &str) -> Vec<TeamId> {
    let mut teams = teams.to_vec();
    teams.sort_by_key(|team| (team.0.to_string() != main, *team));
    teams
}

#[cfg(test)]
mod tests {
    use super::{TeamId, main_first};

    #[test]
    fn the_main_team_is_sent_first() {
        let teams = [TeamId(1), TeamId(2), TeamId(12)];
        assert_eq!(main_first(&teams, "12"), [TeamId(12), TeamId(1), TeamId(2)]);
        assert_eq!(main_first(&teams, ""), teams);
    }
}
