//! The row of buttons under the text: formatting, a link, files. In a narrow box formatting folds into one button.

use crate::composer::slate::Slate;
use crate::ticket::reader::Reader;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use parts::{Button, ButtonKind, ButtonSize, Icon, IconButton, Menu, MenuItem};
use wasm_bindgen::JsCast;
use web_sys::{Element, File, FileList, HtmlElement};
use words::{Language, composer};

/// A formatting command: the editor's name for it, drawing, words, key.
type Tool = (&'static str, &'static str, fn(Language) -> String, Option<&'static str>);

const TOOLS: [Tool; 6] = [
    ("bold", "bold", composer::bold, Some("Ctrl+B")),
    ("italic", "italic", composer::italic, Some("Ctrl+I")),
    ("bulletList", "list", composer::bullet_list, None),
    ("numberList", "list-numbered", composer::number_list, None),
    ("quote", "quote", composer::quote, None),
    ("code", "code", composer::code, None),
];

/// Does what a tool says, and gives the focus back to the text.
fn run(slate: Slate, name: &str) {
    slate.editor.with(|editor| {
        editor.focus();
        editor.command(name, None);
    });
}

fn marked(slate: Slate, name: &'static str) -> Signal<bool> {
    Signal::derive(move || slate.marks.with(|marks| marks.split(' ').any(|mark| mark == name)))
}

/// The toolbar of one text.
#[component]
pub fn Tools(
    /// The text.
    slate: Slate,
    /// The row for a link is out.
    linking: RwSignal<bool>,
) -> impl IntoView {
    let reader = Reader::here();
    let buttons = TOOLS
        .map(|(name, icon, words, key)| {
            let on = marked(slate, name);
            view! {
                <IconButton
                    icon
                    label=reader.say(words)
                    key=MaybeProp::from(key.map(str::to_owned))
                    pressed=on
                    on_press=move |_| run(slate, name)
                    attr:data-folds=""
                />
            }
        })
        .into_iter()
        .collect_view();
    let items = Signal::derive(move || {
        let language = reader.language();
        let item = |(name, icon, words, _): Tool| {
            MenuItem::new(name, words(language)).icon(icon).checked(marked(slate, name).get())
        };
        TOOLS.into_iter().map(item).collect()
    });
    let menu_id = format!("composer-format-{}", slate.kind.word());
    view! {
        <div
            class="composer-tools"
            role="toolbar"
            aria-label=reader.say(composer::tools)
            on:keydown=between
            on:mousedown=keep_caret
        >
            <span data-unfolds="">
                <Menu
                    id=menu_id
                    label=reader.say(composer::tools)
                    items
                    on_pick=move |name: String| run(slate, &name)
                    icon_only=true
                >
                    <Icon name="text"/>
                </Menu>
            </span>
            {buttons}
            <IconButton
                icon="link"
                label=reader.say(composer::link)
                key="Ctrl+K"
                pressed=marked(slate, "link")
                on_press=move |_| linking.update(|out| *out = !*out)
            />
            <span class="composer-rule"></span>
            <Attach slate/>
        </div>
    }
}

/// A press on a button leaves the caret where it is.
fn keep_caret(press: leptos::ev::MouseEvent) {
    let on = press.target().and_then(|target| target.dyn_into::<Element>().ok());
    if on.is_some_and(|element| element.closest("button, input").is_ok_and(|found| found.is_some())) {
        press.prevent_default();
    }
}

/// Left and right go from button to button.
fn between(key: KeyboardEvent) {
    let step = match key.key().as_str() {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        _ => return,
    };
    let Some(on) = key.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(bar) = on.closest(".composer-tools").ok().flatten() else { return };
    let Ok(found) = bar.query_selector_all("button.icon-button") else { return };
    let buttons: Vec<HtmlElement> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|button| button.offset_width() > 0)
        .collect();
    let at = buttons.iter().position(|button| button.is_same_node(Some(&on)));
    let to = at.and_then(|at| i32::try_from(at).ok()).map(|at| at + step);
    if let Some(button) = to.and_then(|to| usize::try_from(to).ok()).and_then(|to| buttons.get(to)) {
        key.prevent_default();
        let _ = button.focus();
    }
}

/// Files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect()).unwrap_or_default()
}

/// The button that takes files from the machine.
#[component]
fn Attach(slate: Slate) -> impl IntoView {
    let reader = Reader::here();
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            slate.add_files(files(input.files()));
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    view! {
        <IconButton
            icon="attach"
            label=reader.say(composer::attach)
            on_press=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }
        />
        <input
            class="unseen"
            type="file"
            multiple
            tabindex="-1"
            aria-hidden="true"
            node_ref=input
            on:change=chosen
        />
    }
}

/// Where a link's address is typed: Enter sets it, Esc leaves.
#[component]
pub fn LinkRow(
    /// The text.
    slate: Slate,
    /// It is out.
    linking: RwSignal<bool>,
) -> impl IntoView {
    let reader = Reader::here();
    let input = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let done = move |name: &str| {
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let value = (name == "link").then_some(typed.as_str());
        let set = slate.editor.with(|editor| editor.command(name, value)) == Some(true);
        wrong.set(!set);
        if set {
            linking.set(false);
            slate.focus();
        }
    };
    let pressed = move |key: KeyboardEvent| match key.key().as_str() {
        "Enter" => {
            key.prevent_default();
            key.stop_propagation();
            done("link");
        }
        "Escape" => {
            key.prevent_default();
            key.stop_propagation();
            linking.set(false);
            slate.focus();
        }
        _ => {}
    };
    let linked = marked(slate, "link");
    view! {
        <div class="recipients">
            <span class="recipients-label">{reader.say(composer::link)}</span>
            <input
                class="recipients-input"
                type="url"
                inputmode="url"
                autocomplete="off"
                placeholder="https://"
                aria-label=reader.say(composer::link_address)
                aria-invalid=move || wrong.get().then_some("true")
                node_ref=input
                on:keydown=pressed
            />
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small on_press=move |_| done("link")>
                {reader.say(composer::set_link)}
            </Button>
            {move || linked.get().then(|| view! {
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=move |_| done("unlink")>
                    {reader.say(composer::remove_link)}
                </Button>
            })}
        </div>
        {move || wrong.get().then(|| view! {
            <p class="composer-notice" data-kind="error" role="alert">
                <Icon name="alert"/>
                <span>{reader.say(composer::not_a_link)}</span>
            </p>
        })}
    }
}
