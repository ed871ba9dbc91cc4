//! Every bound of the product in one table: nothing is unbounded, and each has a test at the limit and one past it.

/// One bound: its name, value and why it is what it is.
pub struct Limit {
    /// Constant's name.
    pub name: &'static str,
    /// The value, in the unit its reason names.
    pub value: u64,
    /// Unit and reason.
    pub why: &'static str,
}

macro_rules! limits {
    ($($(#[doc = $why:literal])* $name:ident: $kind:ty = $value:expr;)*) => {
        $($(#[doc = $why])* pub const $name: $kind = $value;)*
        /// The table: probes and the admin page walk it.
        pub const TABLE: &[Limit] = &[$(Limit { name: stringify!($name), value: $value as u64, why: concat!($($why),*) }),*];
    };
}

limits! {
    /// Characters of a subject; longer ones from mail are cut, the raw mail keeps them.
    SUBJECT: usize = 500;
    /// Characters of a person's, team's or desk's name.
    NAME: usize = 120;
    /// Bytes of a message's HTML as an agent writes it.
    MESSAGE_HTML: usize = 500_000;
    /// Bytes of a message's text kept in the row; the raw mail keeps the rest.
    MESSAGE_TEXT: usize = 1_000_000;
    /// Characters of a snippet in a list.
    SNIPPET: usize = 120;
    /// Bytes of one attached file.
    FILE: u64 = 50 * 1024 * 1024;
    /// Files on one message.
    FILES_A_MESSAGE: usize = 20;
    /// Bytes of one raw mail; larger ones get the permanent refusal 552, or exit 1 on the pipe.
    MAIL: u64 = 50 * 1024 * 1024;
    /// Bytes of all headers of a mail; more are kept raw and shown as text.
    MAIL_HEADERS: usize = 256 * 1024;
    /// Nesting of MIME parts; deeper mails are kept raw and shown as text.
    MAIL_DEPTH: usize = 50;
    /// MIME parts of a mail; more are kept raw and shown as text.
    MAIL_PARTS: usize = 1_000;
    /// Nesting of HTML elements; deeper ones are flattened, their text kept.
    HTML_DEPTH: usize = 512;
    /// Bytes of HTML that are shown as HTML; larger bodies are shown as text.
    HTML: usize = 5 * 1024 * 1024;
    /// Recipients of one reply.
    RECIPIENTS: usize = 50;
    /// Rows of one page of a list.
    PAGE: usize = 50;
    /// Messages of a thread sent at once; older ones come on demand.
    THREAD: usize = 200;
    /// Characters of a password at least (NIST SP 800-63B-4: 8 with a second factor, 15 alone; ASVS 5.0 6.2.1: 8).
    PASSWORD_MIN: usize = 10;
    /// Characters of a password at most: argon2 hashes all of them, the bound keeps that cheap.
    PASSWORD_MAX: usize = 256;
    /// Wrong passwords an account or an address may try in fifteen minutes (safety.md S4).
    GUESSES: u64 = 10;
    /// Days a session lives without use.
    SESSION_DAYS: u64 = 30;
    /// Bytes of one WebSocket message from a browser (OWASP WebSocket sheet).
    LIVE_IN: usize = 64 * 1024;
    /// WebSocket messages a minute from a browser.
    LIVE_IN_A_MINUTE: u64 = 300;
    /// Bytes queued for one slow browser before it is told to resync.
    LIVE_OUT: usize = 256 * 1024;
    /// Events a returning browser is caught up by; beyond that it reloads its state.
    CATCH_UP: u64 = 1_000;
    /// Drafts kept a person, ticket and kind.
    DRAFT_VERSIONS: usize = 20;
    /// Bytes of a server function's body.
    REQUEST: usize = 1024 * 1024;
    /// Tries of a job before it is a dead letter.
    JOB_TRIES: u64 = 6;
    /// Crashes while parsing one mail before it is quarantined.
    MAIL_CRASHES: u64 = 2;
    /// Bytes that must stay free on the disk; below it inlets answer "try again later".
    DISK_FLOOR: u64 = 200 * 1024 * 1024;
    /// Teams of a desk.
    TEAMS: usize = 500;
    /// Conditions of one filter.
    CONDITIONS: usize = 50;
    /// Nesting of a filter.
    FILTER_DEPTH: usize = 4;
}
