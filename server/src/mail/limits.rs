//! The bounds of reading and writing mail that only this room needs; those the whole house knows are in `desk::limits`.
//! Each has a test at the limit and one past it.

use desk::limits::Limit;

macro_rules! limits {
    ($($(#[doc = $why:literal])* $name:ident: $kind:ty = $value:expr;)*) => {
        $($(#[doc = $why])* pub const $name: $kind = $value;)*
        /// The table: probes and the admin page walk it after `desk::limits::TABLE`.
        pub const TABLE: &[Limit] = &[$(Limit { name: stringify!($name), value: $value as u64, why: concat!($($why),*) }),*];
    };
}

limits! {
    /// Bytes of stack of the thread that reads one mail or one page of HTML: parsers recurse, and an overflow kills the process.
    READING_STACK: usize = 16 * 1024 * 1024;
    /// Bytes of a mail that is over a cap which are shown as text; the raw mail keeps the rest.
    RAW_SHOWN: usize = 100_000;
    /// Addresses of one header field; a list of thousands is not a conversation.
    ADDRESSES: usize = 500;
    /// Ids of In-Reply-To and References together; the newest are kept.
    REFERENCES_READ: usize = 1_000;
    /// Ids of References we write: the first and the newest twenty keep every mail program's thread whole.
    REFERENCES_WRITTEN: usize = 21;
    /// Bytes of one message id (one line of RFC 5322).
    MESSAGE_ID: usize = 998;
    /// Characters of an attachment's file name, its ending included (file systems take 255 bytes).
    FILE_NAME: usize = 120;
    /// Characters of a display name as shown.
    DISPLAY_NAME: usize = 200;
    /// Failed recipients taken from one bounce.
    BOUNCED: usize = 200;
    /// HTML elements of one body; further tags are dropped, their text kept.
    HTML_NODES: usize = 300_000;
    /// Bytes of one HTML attribute; a longer one is dropped (a style or a link has no honest use for more).
    HTML_ATTRIBUTE: usize = 8 * 1024;
    /// Bytes of HTML read in all before even the text of it is cut; the raw mail keeps the rest.
    HTML_READ: usize = 20 * 1024 * 1024;
    /// Characters of an attribution ("On Monday Ana wrote:"), its lines joined.
    ATTRIBUTION: usize = 500;
    /// Lines an attribution may be wrapped on.
    ATTRIBUTION_LINES: usize = 5;
    /// Lines of a signature below "-- "; a longer text is no signature and stays.
    SIGNATURE_LINES: usize = 25;
    /// Bytes of the customer's message quoted below a reply.
    QUOTED: usize = 50_000;
    /// Seconds until an SMTP server must be connected and greet.
    SMTP_CONNECT: u64 = 20;
    /// Seconds an SMTP server may take for one command.
    SMTP_COMMAND: u64 = 60;
    /// Seconds it may take to answer the final dot (RFC 5321 4.5.3.2.6 asks for ten minutes; five keep the lane moving).
    SMTP_FINAL_DOT: u64 = 300;
}
