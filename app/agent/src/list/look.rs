//! Signs of channels and views, as they stand in lists. Never the only sign; the word stands beside it or in a name.

use desk::conversation::Channel;
use desk::view::View;

/// Sign of a channel.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "mail",
        Channel::Hand => "edit",
    }
}

/// Sign of a view.
pub fn view(view: View) -> &'static str {
    match view {
        View::Unassigned => "unassigned",
        View::Mine => "mine",
        View::Team => "team",
        View::Open => "all",
        View::Sent => "sent",
        View::Spam => "spam",
        View::Closed => "closed",
        View::Deleted => "deleted",
    }
}
