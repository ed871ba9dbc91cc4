//! Inline style, property by property: colours, type, spacing and borders pass; whatever could load, move over our own page or hide
//! what it does is gone.

/// Properties a designed mail may set. No `position`, `display`, `float`, `transform`, `content`, `cursor` or `background-image`.
pub const PROPERTIES: &[&str] = &[
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-radius",
    "border-right",
    "border-right-color",
    "border-right-style",
    "border-right-width",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-style",
    "border-top-width",
    "border-width",
    "color",
    "direction",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-width",
    "min-width",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];

/// Declarations of a style attribute, names lower case; what cannot be read is skipped.
pub fn declarations(style: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for declaration in split(style) {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        if !name.is_empty() && !value.is_empty() {
            found.push((name, value.to_owned()));
        }
    }
    found
}

/// Splits at semicolons that are not inside quotes or brackets.
fn split(style: &str) -> Vec<&str> {
    let (mut found, mut from, mut quote, mut depth) = (Vec::new(), 0, None, 0_u32);
    for (at, c) in style.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, ';') if depth == 0 => {
                found.push(&style[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&style[from..]);
    found
}

/// The declarations that pass, as a style attribute.
pub fn filter(style: &str) -> String {
    let mut out = String::new();
    for (name, value) in declarations(style) {
        let (name, value) = match name.as_str() {
            // A background that is only a colour is one; with a picture it is dropped whole.
            "background" => ("background-color".to_owned(), value),
            _ => (name, value),
        };
        if !PROPERTIES.contains(&name.as_str()) {
            continue;
        }
        if let Some(value) = clean(&name, &value) {
            out.push_str(&name);
            out.push(':');
            out.push_str(&value);
            out.push(';');
        }
    }
    out
}

fn clean(name: &str, value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    let value = lower.split('!').next().unwrap_or_default().trim();
    if value.is_empty() || value.len() > 200 {
        return None;
    }
    let value: String = if name == "font-family" {
        let kept = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '-');
        value.chars().filter(|c| kept(*c)).collect()
    } else {
        value.to_owned()
    };
    let allowed = |c: char| c.is_alphanumeric() || " #%.,()-".contains(c);
    if !value.chars().all(allowed) || !functions_are_colours(&value) {
        return None;
    }
    if name == "background-color" && value.contains(' ') && !value.contains('(') {
        return None;
    }
    // A negative margin lays one part of a mail over another.
    if name.starts_with("margin") && value.contains('-') {
        return None;
    }
    if matches!(name, "font-family") {
        let names: Vec<String> =
            value.split(',').map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        return Some(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(","))
            .filter(|names| !names.is_empty());
    }
    Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Brackets occur only as colours.
fn functions_are_colours(value: &str) -> bool {
    let mut rest = value;
    while let Some(open) = rest.find('(') {
        let name = rest[..open].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if !matches!(name, "rgb" | "rgba" | "hsl" | "hsla") {
            return false;
        }
        let Some(close) = rest[open..].find(')') else { return false };
        rest = &rest[open + close + 1..];
    }
    !rest.contains(')')
}

/// The element is not meant to be seen (preview texts of newsletters and the like).
pub fn hidden(style: &str) -> bool {
    declarations(style).iter().any(|(name, value)| {
        let value: String = value.to_ascii_lowercase().split_whitespace().collect();
        let value = value.split('!').next().unwrap_or_default();
        match name.as_str() {
            "display" => value == "none",
            "visibility" => value == "hidden",
            "mso-hide" => value == "all",
            "font-size" | "max-height" | "opacity" => {
                value.parse::<f64>().is_ok_and(|zero| zero == 0.0) || value == "0px"
            }
            _ => false,
        }
    })
}

/// What inline style says with other means than the elements for it: bold, italic, underlined, struck through.
pub fn emphasis(style: &str) -> [bool; 4] {
    let mut found = [false; 4];
    for (name, value) in declarations(style) {
        let value = value.to_ascii_lowercase();
        match name.as_str() {
            "font-weight" => {
                let heavy = value
                    .split_whitespace()
                    .next()
                    .and_then(|w| w.parse::<u32>().ok())
                    .is_some_and(|w| w >= 600);
                found[0] = value.starts_with("bold") || heavy;
            }
            "font-style" => found[1] = value.starts_with("italic") || value.starts_with("oblique"),
            "text-decoration" | "text-decoration-line" => {
                found[2] = value.contains("underline");
                found[3] = value.contains("line-through");
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_pass_and_tricks_do_not() {
        for (style, expected) in [
            (
                "COLOR: Red; font-family:'Segoe UI',\"Arial\", sans-serif",
                "color:red;font-family:segoe ui,arial,sans-serif;",
            ),
            ("background:#FFF", "background-color:#fff;"),
            ("background: url(https://t.example/p.gif) #fff", ""),
            ("background-color:rgb(1, 2,3)", "background-color:rgb(1, 2,3);"),
            ("width:expression(alert(1))", ""),
            ("position:fixed;top:0;display:none", ""),
            ("margin:-20px;margin-top:1px!important", "margin-top:1px;"),
            ("color:red;/*;*/background-image:url(x)", "color:red;"),
            ("color:\\72 ed", ""),
            ("font-size:12px;@import 'x'", "font-size:12px;"),
            ("border:1px solid rgba(0,0,0,.1)", "border:1px solid rgba(0,0,0,.1);"),
            ("content:url(x);behavior:url(x);-moz-binding:url(x)", ""),
        ] {
            assert_eq!(filter(style), expected, "{style}");
            assert_eq!(filter(expected), expected, "twice: {style}");
        }
    }
}
