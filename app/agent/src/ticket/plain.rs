//! A body of plain text: paragraphs, line ends, and addresses that can be followed. Pure but for the drawing.

use leptos::prelude::*;

/// A stretch of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Stretch {
    Text(String),
    Address(String),
}

/// Draws plain text in our own type.
#[component]
pub fn Plain(
    /// The text, as it came.
    text: String,
) -> impl IntoView {
    let paragraphs: Vec<_> = text
        .split("\n\n")
        .map(|paragraph| paragraph.trim_matches('\n'))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| {
            let lines: Vec<_> = paragraph
                .split('\n')
                .enumerate()
                .map(|(at, line)| {
                    let stretches: Vec<_> = stretches(line).into_iter().map(draw).collect();
                    view! { {(at > 0).then(|| view! { <br/> })} {stretches} }
                })
                .collect();
            view! { <p>{lines}</p> }
        })
        .collect();
    view! { <div class="prose">{paragraphs}</div> }
}

fn draw(stretch: Stretch) -> AnyView {
    match stretch {
        Stretch::Text(text) => text.into_any(),
        Stretch::Address(address) => view! {
            <a href=address.clone() target="_blank" rel="noopener noreferrer nofollow">{address.clone()}</a>
        }
        .into_any(),
    }
}

fn stretches(line: &str) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(at) = begin(rest) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(from.len());
        let address = closed(&from[..end]);
        if !before.is_empty() {
            out.push(Stretch::Text(before.to_owned()));
        }
        out.push(Stretch::Address(address.to_owned()));
        rest = &from[address.len()..];
    }
    if !rest.is_empty() {
        out.push(Stretch::Text(rest.to_owned()));
    }
    out
}

/// Where an address with something behind its scheme begins.
fn begin(text: &str) -> Option<usize> {
    ["https://", "http://"]
        .iter()
        .filter_map(|scheme| {
            let at = text.find(scheme)?;
            text[at + scheme.len()..].chars().next().filter(|c| c.is_alphanumeric() || *c == '[')?;
            Some(at)
        })
        .min()
}

/// Without the signs that belong to the sentence; a closing bracket stays when the address opened it.
fn closed(address: &str) -> &str {
    let mut address = address;
    while let Some(last) = address.chars().next_back() {
        let sentence = ".,;:!?'’”»".contains(last)
            || (last == ')' && address.matches('(').count() < address.matches(')').count());
        if !sentence {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(line: &str) -> Vec<String> {
        let address = |stretch| match stretch {
            Stretch::Address(address) => Some(address),
            Stretch::Text(_) => None,
        };
        stretches(line).into_iter().filter_map(address).collect()
    }

    #[test]
    fn an_address_ends_before_the_signs_of_its_sentence() {
        assert_eq!(
            addresses("See https://example.org/a, (or http://b.example)."),
            ["https://example.org/a", "http://b.example"]
        );
        assert_eq!(addresses("https://example.org/a_(b)"), ["https://example.org/a_(b)"]);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(addresses("javascript:alert(1) and https:// and ftp://a.example").is_empty());
    }

    #[test]
    fn no_sign_of_a_line_is_lost() {
        let line = "a https://example.org/x? b <http://é.example> c";
        let whole: String = stretches(line)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Text(text) | Stretch::Address(text) => text,
            })
            .collect();
        assert_eq!(whole, line);
    }
}
