//! People and tickets of the demo's bicycle hire, as the states page shows them. Names and messages are data: they are in the
//! language in which somebody wrote them.

/// Staff: the number gives the hue.
pub const STAFF: &[(i64, &str)] =
    &[(1, "Inès Delmotte"), (2, "Bram Wouters"), (3, "Tom Okafor"), (4, "Yara Simons"), (5, "Noor Haddad")];

/// A contact.
pub const CONTACT: &str = "Marieke Claes";
/// A name as long as names get.
pub const LONG_NAME: &str = "Maximiliaan-Alexander van den Broeck-Vandenbussche de Merode";
/// A subject.
pub const SUBJECT: &str = "Bike won’t lock at Korenmarkt, still being charged";
/// What the contact wrote.
pub const MESSAGE: &str =
    "I returned bike 1184 at Korenmarkt at 08:50 but the lock never clicked. The app says I’m still riding.";
/// What an agent answered.
pub const REPLY: &str = "Hi Marieke, I’ve ended your ride at 08:52, so nothing is charged after that. Is the bike still in dock 14?";
/// What colleagues say.
pub const COMMENT: &str = "Dock 14 reported three failed locks since Monday. A van gets there at 11:15.";
/// An answer of a mail server.
pub const SAID: &str = "550 5.1.1 mailbox unavailable";
/// A mail server.
pub const SERVER: &str = "mx.mail.example";
