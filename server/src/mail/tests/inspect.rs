//! `inspect` keeps its contract: one answer a row, the same name, and no input that stops it.

use super::raw;
use crate::mail::inspect::{inspect_html, inspect_mail, inspect_reply};
use serde_json::Value;

type Inspect = fn(&mut dyn std::io::Read, &mut dyn std::io::Write) -> std::io::Result<()>;

fn ask(inspect: Inspect, input: &[u8]) -> Vec<Value> {
    let mut out = Vec::new();
    inspect(&mut &input[..], &mut out).expect("written");
    String::from_utf8(out)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn a_mail_is_answered_with_every_field_of_the_contract() {
    let answer = &ask(inspect_mail, &raw("inline_image"))[0];
    for field in [
        "subject",
        "from",
        "from_name",
        "to",
        "cc",
        "message_id",
        "in_reply_to",
        "references",
        "date",
        "text",
        "html",
        "reply_text",
        "attachments",
        "class",
        "recipients",
        "auto_reply",
        "answers_automatically",
    ] {
        assert!(answer.get(field).is_some(), "{field}");
    }
    assert_eq!(answer["date"], "2026-03-03T09:12:00Z");
    assert_eq!(answer["html"], "<p>Look: <img data-cid=\"pic@example.org\" alt=\"the lock\"></p>");
    assert_eq!(answer["attachments"][0]["content_id"], "pic@example.org");
    assert_eq!(answer["attachments"][0]["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(ask(inspect_mail, &raw("bounce"))[0]["recipients"], serde_json::json!(["nobody@example.org"]));
    assert_eq!(ask(inspect_mail, &raw("no_from"))[0]["from"], Value::Null);
}

#[test]
fn what_is_no_mail_is_an_error_and_never_a_crash() {
    for input in [b"".as_slice(), b"\n\n", b"\xff\xfe\x00garbage"] {
        let answers = ask(inspect_mail, input);
        assert!(answers.len() == 1 && answers[0]["error"].is_string(), "{answers:?}");
    }
}

#[test]
fn rows_keep_their_names_and_a_bad_row_stops_nothing() {
    let input = br#"{"name":"a","payload":"<b onclick=x>hi</b><script>1</script>"}
not json

{"name":"b"}
{"name":"c","payload":"<p>ok"}"#;
    let answers = ask(inspect_html, input);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0], serde_json::json!({"name": "a", "output": "<b>hi</b>"}));
    assert!(answers[1]["error"].is_string());
    assert!(answers[2]["name"] == "b" && answers[2]["error"].is_string());
    assert_eq!(answers[3]["output"], "<p>ok</p>");
}

#[test]
fn replies_are_folded_in_both_kinds() {
    let input = br#"{"name":"p","kind":"plain","input":"New\n\n> old"}
{"name":"h","kind":"html","input":"<p>New &amp; <b>bold</b></p><blockquote type=cite>old</blockquote>"}
{"name":"x","kind":"rtf","input":""}"#;
    let answers = ask(inspect_reply, input);
    assert_eq!(answers[0], serde_json::json!({"name": "p", "output": "New"}));
    assert_eq!(answers[1], serde_json::json!({"name": "h", "output": "New & bold"}));
    assert!(answers[2]["error"].is_string());
}
