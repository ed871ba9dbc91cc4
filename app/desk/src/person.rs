//! Staff and contacts: roles, view rights, who acts.

use crate::time::Offsets;
use crate::{ContactId, SessionId, TeamId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// What a user may set up. Rights to tickets are beside it, in [`Reach`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Works on tickets.
    Agent,
    /// Sets up people, teams and channels too.
    Admin,
    /// Everything, including other admins.
    SuperAdmin,
}

/// Which tickets a user may see (and, in this release, edit).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Tickets the user owns.
    Own,
    /// Also tickets of the user's teams and of people who share a team with the user.
    Team,
    /// All tickets.
    Everything,
}

macro_rules! words_of {
    ($kind:ty { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $kind {
            /// All of them, in order.
            pub const ALL: &'static [$kind] = &[$(<$kind>::$variant),*];
            /// The word in rows, on the command line and in forms.
            pub fn word(self) -> &'static str { match self { $(<$kind>::$variant => $word),* } }
            /// From that word.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(<$kind>::$variant),)* _ => None } }
        }
    };
}
pub(crate) use words_of;

words_of!(Role { Agent = "agent", Admin = "admin", SuperAdmin = "super-admin" });
words_of!(Reach { Own = "own", Team = "team", Everything = "everything" });

/// A language of the product.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// British English.
    #[default]
    En,
    /// French.
    Fr,
    /// Dutch.
    Nl,
    /// English made 40 % longer with accents, to find labels that do not fit. Only in demo mode.
    Pseudo,
}
words_of!(Language { En = "en", Fr = "fr", Nl = "nl", Pseudo = "pseudo" });

/// Light, dark or what the system says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the operating system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}
words_of!(Theme { System = "system", Light = "light", Dark = "dark" });

/// Whether a person takes work. `Offline` is a fact (no live connection for two minutes), the other two are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// Takes work.
    Available,
    /// Is here and takes none.
    Away,
    /// Not connected.
    #[default]
    Offline,
}
words_of!(Availability { Available = "available", Away = "away", Offline = "offline" });

/// A signed-in member of staff with all that access rules ask of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Agent {
    /// The user.
    pub user: UserId,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Every team they are a member of, ascending.
    pub teams: Vec<TeamId>,
    /// Everyone who shares a team with them, themself included, ascending.
    pub teammates: Vec<UserId>,
}

/// Who performs a use case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Actor {
    /// A member of staff on a session.
    Agent(Agent),
    /// A contact, by mail.
    Requester(ContactId),
    /// The product itself (workers, command line).
    System,
}

impl Actor {
    /// The user, when staff.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Actor::Agent(agent) => Some(agent.user),
            Actor::Requester(_) | Actor::System => None,
        }
    }
}

/// A member of staff as others see them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UserCard {
    /// Key.
    pub id: UserId,
    /// Name as shown.
    pub name: String,
    /// Every team, ascending.
    pub teams: Vec<TeamId>,
    /// The one team that routing counts, if any.
    pub main_team: Option<TeamId>,
    /// Takes work or not.
    pub availability: Availability,
    /// No longer signs in; stays on old tickets.
    pub disabled: bool,
}

/// A team as others see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Team {
    /// Key.
    pub id: TeamId,
    /// Name as shown.
    pub name: String,
}

/// A user in the settings, for those who may manage people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// As everyone sees them.
    pub card: UserCard,
    /// Sign-in address.
    pub email: String,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Last time a session of theirs was used.
    pub seen_at: Option<Timestamp>,
}

/// What a person chose for themself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preferences {
    /// Language of the screen.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// IANA zone name, for example `Europe/Brussels`.
    pub zone: String,
    /// Single-key shortcuts work.
    pub single_keys: bool,
    /// Seconds in which a sent reply can be taken back: 0, 5, 10 or 30.
    pub undo_send: u16,
}

impl Default for Preferences {
    fn default() -> Self {
        let zone = "Europe/Brussels".to_owned();
        Preferences { language: Language::En, theme: Theme::System, zone, single_keys: true, undo_send: 10 }
    }
}

/// Who is asking, as the page knows it: rendered into the page and the same on both sides.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// This sign-in.
    pub id: SessionId,
    /// The user's rights.
    pub agent: Agent,
    /// Name as shown.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// Their choices.
    pub preferences: Preferences,
    /// Their zone, compiled around now.
    pub offsets: Offsets,
}

/// One sign-in as its owner sees it in the list of devices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    /// The session.
    pub id: SessionId,
    /// When the person signed in.
    pub signed_in_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// What the browser calls itself, cut.
    pub browser: String,
    /// Network address it was last used from.
    pub address: String,
    /// It is the one that asks.
    pub current: bool,
}

/// A person in the address book.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    /// Key.
    pub id: ContactId,
    /// Name as shown; the address where no name is known.
    pub name: String,
    /// E-mail addresses, the primary one first.
    pub emails: Vec<String>,
    /// Phone numbers, the primary one first.
    pub phones: Vec<String>,
    /// Language of their last message, when known.
    pub language: Option<Language>,
    /// First seen.
    pub created_at: Timestamp,
}
