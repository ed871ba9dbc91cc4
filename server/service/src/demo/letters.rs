//! Paragraphs as the bodies that a mail, a reply or a comment has.

use desk::conversation::BodyKind;

/// A body that is written, with what hangs on it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Letter {
    /// How it is shown.
    pub kind: Kind,
    /// Visible part, text or HTML.
    pub shown: String,
    /// Quoted part in the same form.
    pub quoted: String,
    /// The whole as plain text.
    pub plain: String,
    /// Files: name, place in the cupboard.
    pub files: Vec<(String, usize)>,
    /// A machine wrote it.
    pub automatic: bool,
}

/// A body's kind; text unless said otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// Plain text.
    #[default]
    Text,
    /// HTML in our own type.
    Simple,
    /// HTML in its own looks.
    Designed,
}

impl Kind {
    /// The same as the desk calls it.
    pub fn body(self) -> BodyKind {
        match self {
            Kind::Text => BodyKind::Text,
            Kind::Simple => BodyKind::Simple,
            Kind::Designed => BodyKind::Designed,
        }
    }
}

/// What somebody wrote before and what is quoted of it: who, when and what.
pub struct Quote {
    /// "On 3 May at 10:12, Inès Delmotte wrote:"
    pub attribution: String,
    /// Its text.
    pub text: String,
}

impl Letter {
    /// A letter of these paragraphs; `<>` in one begins a new line.
    pub fn of(kind: Kind, paragraphs: &[String], quote: Option<&Quote>) -> Letter {
        let own = paragraphs.join("\n\n").replace("<>", "\n");
        let quoted_text = quote.map(|quote| format!("{}\n{}", quote.attribution, in_quotes(&quote.text)));
        let plain = match &quoted_text {
            Some(quoted) => format!("{own}\n\n{quoted}"),
            None => own.clone(),
        };
        let (shown, quoted) = if kind == Kind::Text {
            (own, quoted_text.unwrap_or_default())
        } else {
            let quoted = quote.map_or_else(String::new, |quote| {
                let text = html(quote.text.split("\n\n"));
                format!("{}<blockquote>{text}</blockquote>", html([quote.attribution.as_str()]))
            });
            (html(own.split("\n\n")), quoted)
        };
        Letter { kind, shown, quoted, plain, files: Vec::new(), automatic: false }
    }

    /// Hangs a file on it.
    pub fn with(mut self, name: impl Into<String>, place: usize) -> Letter {
        self.files.push((name.into(), place));
        self
    }
}

fn in_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { ">" } else { "> " });
        out.push_str(line);
    }
    out
}

/// Paragraphs of plain text as HTML.
fn html<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        out.push_str("<p>");
        for c in paragraph.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\n' => out.push_str("<br>"),
                c => out.push(c),
            }
        }
        out.push_str("</p>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_its_quotes_apart_and_the_whole_in_plain() {
        let quote = Quote { attribution: "On 3 May, A wrote:".into(), text: "one\n\ntwo".into() };
        let letter = Letter::of(Kind::Text, &["Hi,".into(), "Bye,<>B".into()], Some(&quote));
        assert_eq!(letter.shown, "Hi,\n\nBye,\nB");
        assert_eq!(letter.quoted, "On 3 May, A wrote:\n> one\n>\n> two");
        assert_eq!(letter.plain, format!("{}\n\n{}", letter.shown, letter.quoted));
    }

    #[test]
    fn html_escapes_what_people_type() {
        let letter = Letter::of(Kind::Simple, &["a < b & c<>d".into()], None);
        assert_eq!(letter.shown, "<p>a &lt; b &amp; c<br>d</p>");
        assert_eq!(letter.plain, "a < b & c\nd");
    }
}
