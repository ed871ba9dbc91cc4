//! `guichet inspect mail|html|reply`: what this room makes of something, as JSON (contract.md). Reads nothing but its input.

use super::parse::{self, Understood};
use super::{quotes, shown};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Result, Write};

/// One raw mail in, one JSON object out; `{"error": …}` when it is no mail.
pub fn inspect_mail(stdin: &mut dyn Read, out: &mut dyn Write) -> Result<()> {
    let mut raw = Vec::new();
    stdin.take(desk::limits::MAIL + 1).read_to_end(&mut raw)?;
    let answer = match parse::understand(&raw) {
        Ok(mail) => mail_as_json(&mail),
        Err(error) => json!({ "error": error.to_string() }),
    };
    writeln!(out, "{answer}")
}

fn mail_as_json(mail: &Understood) -> Value {
    let body = shown::body(mail, &|_| None);
    let addresses = |list: &[super::Mailbox]| list.iter().map(|to| to.address.clone()).collect::<Vec<_>>();
    let files = mail.attachments.iter().map(|file| {
        json!({
            "filename": file.filename,
            "size": file.size(),
            "sha256": file.sha256_hex(),
            "content_id": file.content_id,
            "inline": file.inline,
        })
    });
    let failed =
        mail.bounce.iter().flat_map(|bounce| bounce.failed.iter().map(|failed| failed.address.clone()));
    let date =
        mail.date.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok()).map(|date| date.to_string());
    let mut answer = json!({
        "subject": mail.subject,
        "from": mail.from.as_ref().map(|from| from.address.clone()),
        "from_name": mail.from.as_ref().and_then(|from| from.name.clone()),
        "to": addresses(&mail.to),
        "cc": addresses(&mail.cc),
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": mail.references,
        "date": date,
        "text": mail.text,
        "html": mail.html.as_deref().map(shown::incoming_html),
        "reply_text": body.reply,
        "attachments": files.collect::<Vec<_>>(),
        "class": mail.class.as_str(),
        "recipients": failed.collect::<Vec<_>>(),
        "auto_reply": mail.auto_reply,
        "answers_automatically": mail.answers_automatically,
    });
    if let Some(trouble) = mail.trouble {
        answer["trouble"] = Value::String(trouble.to_string());
    }
    answer
}

/// Rows `{"name","payload"}` in, rows `{"name","output"}` out: HTML as incoming mail shows it.
pub fn inspect_html(stdin: &mut dyn Read, out: &mut dyn Write) -> Result<()> {
    rows(stdin, out, |row| {
        let payload = row.get("payload").and_then(Value::as_str).ok_or("\"payload\" must be text")?;
        Ok(shown::incoming_html(payload))
    })
}

/// Rows `{"name","kind","input"}` in, rows `{"name","output"}` out: the visible reply as text.
pub fn inspect_reply(stdin: &mut dyn Read, out: &mut dyn Write) -> Result<()> {
    rows(stdin, out, |row| {
        let input = row.get("input").and_then(Value::as_str).ok_or("\"input\" must be text")?;
        match row.get("kind").and_then(Value::as_str) {
            Some("plain") | None => Ok(quotes::fold_text(input).visible),
            Some("html") => Ok(shown::reply_of_html(input)),
            Some(_) => Err("\"kind\" must be plain or html"),
        }
    })
}

fn rows(
    stdin: &mut dyn Read,
    out: &mut dyn Write,
    answer: impl Fn(&Value) -> std::result::Result<String, &'static str>,
) -> Result<()> {
    let mut input = BufReader::new(stdin);
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answered = match serde_json::from_slice::<Value>(&line) {
            Ok(row) => {
                let name = row.get("name").cloned().unwrap_or(Value::Null);
                match answer(&row) {
                    Ok(output) => json!({ "name": name, "output": output }),
                    Err(error) => json!({ "name": name, "error": error }),
                }
            }
            Err(error) => json!({ "name": null, "error": format!("not a row of JSON: {error}") }),
        };
        writeln!(out, "{answered}")?;
    }
}
