//! The parts a page is made of: buttons, menus, fields, dialogs, and what says that something is empty, late or wrong.
//! A part knows no word of the help desk, holds no sentence of its own (all text comes in as a signal, so that the
//! language can change while it stands there), fetches nothing and knows no route. Its looks are in `style/`.
//!
//! Parts draw the same on both sides. Whatever needs a browser happens in effects and event handlers, and sizes or
//! places are set through the style object there: the policy of the page refuses `style=` in the server's HTML.

mod announcer;
mod avatar;
mod button;
mod check_field;
mod chip;
mod choosing;
mod combobox;
mod dialog;
mod field;
mod glyph;
mod icon;
mod icon_button;
mod matching;
mod menu;
mod menu_item;
mod moving;
mod opening;
mod popover;
mod prose;
mod select_field;
mod separator;
mod states;
mod tabs;
mod text_field;
mod tips;
mod toast;
mod typing;

pub use announcer::{Announce, Announcer};
pub use avatar::{Avatar, Presence, initials};
pub use button::{Button, ButtonKind, ButtonSize};
pub use check_field::{CheckField, CheckKind};
pub use chip::Chip;
pub use choosing::Choice;
pub use combobox::Combobox;
pub use dialog::Dialog;
pub use field::{Field, described_by};
pub use glyph::{Bars, Ring, Shape, ShapeKind};
pub use icon::{Icon, IconSprite, Mark};
pub use icon_button::IconButton;
pub use matching::{find_folded, fold, next_match};
pub use menu::Menu;
pub use menu_item::MenuItem;
pub use moving::{Axis, step};
pub use popover::{Frame, Place, place_beside, placed};
pub use prose::Prose;
pub use select_field::SelectField;
pub use separator::{Separator, clamp_width};
pub use states::{Empty, Failure, Skeleton, SkeletonForm};
pub use tabs::{Tab, Tabs};
pub use text_field::{PasswordField, TextArea, TextField};
pub use tips::{Tips, Tooltip};
pub use toast::{Toaster, Toasts};
pub use typing::typing_target;
