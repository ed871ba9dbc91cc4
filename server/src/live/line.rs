//! What goes over one live connection, whatever carries it.

use desk::live::{Frame, Say};

/// What comes from a browser.
#[derive(Debug)]
pub enum Heard {
    /// Something it says.
    Say(Say),
    /// A sign of life.
    Alive,
    /// Something that none of our pages says.
    Nonsense,
}

/// What goes to a browser.
#[derive(Debug)]
pub enum Told {
    /// A frame.
    Frame(Box<Frame>),
    /// Are you there?
    Ping,
    /// Good-bye.
    Close(Ended),
}

/// Why a connection ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The browser left.
    Left,
    /// Nothing was heard for a minute, or nothing could be sent for half of one.
    Silent,
    /// This server goes: come back to the next one.
    Restart,
    /// The sign-in ended.
    SignedOut,
    /// It said something that none of our pages says, or too much.
    Misused,
    /// A fault of ours, which the log tells.
    Fault,
}

impl Ended {
    /// The WebSocket close code (RFC 6455, 7.4; 1012 is registered for restarts).
    pub fn code(self) -> u16 {
        match self {
            Ended::Left | Ended::Silent => 1000,
            Ended::Restart => 1012,
            Ended::SignedOut | Ended::Misused => 1008,
            Ended::Fault => 1011,
        }
    }
}
