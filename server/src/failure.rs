//! Why a command failed: an exit code for scripts and one line for people.

use service::Fault;

/// A failed command.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// What the process ends with.
    pub code: u8,
    /// What is printed on standard error.
    pub line: String,
}

/// Exit code of a mail pipe that asks its server to try again later (sysexits.h, EX_TEMPFAIL).
pub const TRY_AGAIN: u8 = 75;

impl Failure {
    /// The ordinary kind.
    pub fn new(line: impl Into<String>) -> Failure {
        Failure { code: 1, line: line.into() }
    }

    /// Wrong words on the command line or in the configuration.
    pub fn usage(line: impl Into<String>) -> Failure {
        Failure { code: 2, line: line.into() }
    }

    /// A mail that could not be kept now; its server keeps it.
    pub fn try_again(line: impl Into<String>) -> Failure {
        Failure { code: TRY_AGAIN, line: line.into() }
    }

    /// The line as printed: one line, nothing in it that a terminal would obey.
    pub fn printed(&self) -> String {
        let mut out = String::from("guichet: ");
        for c in self.line.chars() {
            match c {
                '\n' | '\r' | '\t' => out.push(' '),
                c if c.is_control() => out.extend(c.escape_default()),
                c => out.push(c),
            }
        }
        out
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::new(fault.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::new(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn a_failure_is_one_line_that_no_terminal_obeys() {
        assert_eq!(Failure::new("a\nb\u{1b}[31mc").printed(), "guichet: a b\\u{1b}[31mc");
    }
}
