//! What can go wrong on the way to a mail server, told as the outbox needs it: for good, for now, or unsure.

use super::SendError;
use std::future::Future;
use std::time::Duration;

/// What went wrong with a command.
pub(super) enum Failure {
    /// The library's error: an answer, or the network.
    Said(lettre::transport::smtp::Error),
    /// No answer in time.
    TimeOut,
}

impl Failure {
    pub(super) fn text(&self) -> String {
        match self {
            Failure::Said(error) => said(error),
            Failure::TimeOut => "the server did not answer in time".to_owned(),
        }
    }

    /// Before the letter was spoken of: a wrong password or an unreachable server is no property of the letter.
    pub(super) fn before(self) -> SendError {
        SendError { permanent: false, unsure: false, text: self.text() }
    }

    /// While the letter was spoken of: 5xx is for good.
    pub(super) fn answer(self) -> SendError {
        let permanent = matches!(&self, Failure::Said(error) if error.is_permanent());
        SendError { permanent, unsure: false, text: self.text() }
    }
}

pub(super) fn before(error: &lettre::transport::smtp::Error) -> SendError {
    SendError { permanent: false, unsure: false, text: said(error) }
}

pub(super) fn later(text: &str) -> SendError {
    SendError { permanent: false, unsure: false, text: text.to_owned() }
}

pub(super) fn never(text: &str) -> SendError {
    SendError { permanent: true, unsure: false, text: text.to_owned() }
}

pub(super) async fn within<T>(
    seconds: u64,
    work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(Duration::from_secs(seconds), work).await {
        Ok(done) => done.map_err(Failure::Said),
        Err(_) => Err(Failure::TimeOut),
    }
}

/// An error with its causes on one line.
pub(super) fn said(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    desk::text::snippet(&text, 500)
}
