//! How a status and a priority look: a shape with a hue, a number of bars. Never the only sign; the word stands beside it.

use desk::conversation::Channel;
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use desk::view::View;
use parts::ShapeKind;

/// Shape of a status.
pub fn shape(category: StatusCategory) -> ShapeKind {
    match category {
        StatusCategory::New => ShapeKind::Dotted,
        StatusCategory::Open => ShapeKind::Half,
        StatusCategory::Waiting => ShapeKind::Dot,
        StatusCategory::Closed => ShapeKind::Disc,
    }
}

/// Hue of a status.
pub fn hue(category: StatusCategory) -> &'static str {
    match category {
        StatusCategory::New => "blue",
        StatusCategory::Open => "accent",
        StatusCategory::Waiting => "violet",
        StatusCategory::Closed => "grey",
    }
}

/// Bars of a priority.
pub fn bars(priority: Option<Priority>) -> u8 {
    match priority {
        None => 0,
        Some(Priority::Low) => 1,
        Some(Priority::Medium) => 2,
        Some(Priority::High) => 3,
        Some(Priority::Urgent) => 4,
    }
}

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
