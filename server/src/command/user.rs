//! `guichet user add`: a member of staff without a browser.

use super::open;
use crate::config::{DeskFlags, Place};
use crate::failure::Failure;
use clap::Args;
use desk::limits::PASSWORD_MAX;
use desk::person::{Reach, Role};
use desk::{Problem, Refusal};
use service::people::NewUser;
use std::io::Read;

/// Its flags.
#[derive(Args)]
pub struct Flags {
    #[command(flatten)]
    desk: DeskFlags,
    /// Sign-in address
    #[arg(long, value_name = "E")]
    email: String,
    /// Name as shown
    #[arg(long, value_name = "N")]
    name: String,
    /// What they may set up: agent, admin, super-admin
    #[arg(long, default_value = "agent", value_parser = role)]
    role: Role,
    /// A team, made if absent; may be repeated, the first is the main one
    #[arg(long = "team", value_name = "T")]
    teams: Vec<String>,
    /// Which tickets they may see: own, team, everything
    #[arg(long = "view", default_value = "everything", value_parser = reach)]
    reach: Reach,
    /// Read the password from standard input; without one they cannot sign in yet
    #[arg(long)]
    password_stdin: bool,
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word).ok_or_else(|| "agent, admin or super-admin".to_owned())
}

fn reach(word: &str) -> Result<Reach, String> {
    Reach::from_word(word).ok_or_else(|| "own, team or everything".to_owned())
}

/// Adds the person.
pub async fn add(flags: &Flags) -> Result<(), Failure> {
    let password = if flags.password_stdin { Some(password(&mut std::io::stdin().lock())?) } else { None };
    let new = NewUser {
        name: flags.name.clone(),
        email: flags.email.clone(),
        role: flags.role,
        reach: flags.reach,
        teams: flags.teams.clone(),
        password,
    };
    let desk = open(&Place::of(&flags.desk)?).await?;
    let added = desk.add_user(new).await;
    desk.close().await;
    added.map(drop).map_err(|refusal| Failure::new(sentence(&refusal)))
}

/// The first line; its end belongs to the terminal and not to the password.
fn password(stdin: &mut dyn Read) -> Result<String, Failure> {
    let mut text = String::new();
    // Four bytes a letter at most, and a line end.
    stdin.take(PASSWORD_MAX as u64 * 4 + 2).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn sentence(refusal: &Refusal) -> String {
    let Refusal::Invalid(fields) = refusal else {
        return words::refusal::refusal(words::Language::En, refusal);
    };
    let field = |field: &desk::FieldError| match &field.problem {
        Problem::NotAnAddress => format!("{}: not an e-mail address", field.field),
        problem => format!("{}: {}", field.field, words::refusal::problem(words::Language::En, problem)),
    };
    fields.iter().map(field).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::password;

    #[test]
    fn a_password_ends_with_its_line() {
        assert_eq!(password(&mut "correct horse\r\nrest".as_bytes()).expect("read"), "correct horse");
        assert_eq!(password(&mut " with spaces ".as_bytes()).expect("read"), " with spaces ");
    }
}
