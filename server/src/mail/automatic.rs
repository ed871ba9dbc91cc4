//! Mail from machines: what kind it is, and whether a machine of ours may answer it (semantics.md, E-mail). Two machines that
//! answer each other never stop, so every doubt means silence.

use super::mime::fields::Fields;
use super::parse::Understood;

/// What kind of mail it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Class {
    /// From a person, or from a machine that reports something new.
    #[default]
    Normal,
    /// A delivery report.
    Bounce,
    /// An abuse report of a mailbox provider (RFC 5965).
    Complaint,
    /// A machine's answer: absence notices and the like.
    AutoReply,
}

impl Class {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Normal => "normal",
            Class::Bounce => "bounce",
            Class::Complaint => "complaint",
            Class::AutoReply => "auto_reply",
        }
    }
}

/// How the subject of an absence notice begins, lower case. Programs that set no header still write these.
const ABSENT: &[&str] = &[
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "auto-response",
    "autoresponse",
    "out of office",
    "out-of-office",
    "ooo:",
    "away from the office",
    "vacation reply",
    "on vacation:",
    "automatische antwort",
    "automatische antwoord",
    "automatisch antwoord",
    "abwesenheitsnotiz",
    "abwesenheitsmeldung",
    "abwesend:",
    "abwesenheit:",
    "autoantwort",
    "nicht im büro",
    "réponse automatique",
    "reponse automatique",
    "absence du bureau",
    "absence :",
    "absent du bureau",
    "message d'absence",
    "message d’absence",
    "absent(e)",
    "afwezigheid",
    "afwezig:",
    "niet op kantoor",
    "afwezigheidsbericht",
    "respuesta automática",
    "fuera de la oficina",
    "fuera de oficina",
    "risposta automatica",
    "fuori sede",
    "fuori ufficio",
    "resposta automática",
    "ausência",
    "automatisk svar",
    "autosvar",
    "frånvaro",
    "automaattinen vastaus",
    "odpowiedź automatyczna",
    "automatická odpověď",
];

/// The first word of a field, lower case, without comments.
fn token(fields: &Fields, name: &str) -> Option<String> {
    let raw = fields.raw(name)?.to_ascii_lowercase();
    Some(raw.split([' ', ';', '(', ',']).next().unwrap_or_default().to_owned())
}

/// A machine answers: it says so in a field, or its subject begins as such answers do.
pub fn is_auto_reply(fields: &Fields, subject: &str) -> bool {
    let subject = subject.trim().to_lowercase();
    let absent = ABSENT.iter().any(|begin| subject.starts_with(begin));
    match token(fields, "Auto-Submitted").as_deref() {
        Some("auto-replied") => return true,
        // Exchange marks its absence notices as generated: an answer is known by what it answers, or by its subject.
        Some("auto-generated" | "auto-notified") => return absent,
        _ => {}
    }
    ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply"].iter().any(|name| {
        fields
            .raw(name)
            .is_some_and(|value| !matches!(value.to_ascii_lowercase().as_str(), "no" | "false" | "0"))
    }) || token(fields, "Precedence").is_some_and(|word| matches!(word.as_str(), "auto_reply" | "auto-reply"))
        || absent
}

/// What kind of mail it is; `mail.bounce` and `mail.auto_reply` are already known.
pub fn class(fields: &Fields, mail: &Understood) -> Class {
    let kind = fields.kind();
    let feedback = kind.report.as_deref() == Some("feedback-report")
        || mail.attachments.iter().any(|file| file.mime == "message/feedback-report");
    if feedback {
        Class::Complaint
    } else if mail.bounce.as_ref().is_some_and(|bounce| bounce.delivered_only) {
        Class::AutoReply
    } else if mail.bounce.is_some() {
        Class::Bounce
    } else if mail.auto_reply {
        Class::AutoReply
    } else {
        Class::Normal
    }
}

/// May an automatic answer be sent, as far as the mail itself tells?
pub fn may_be_answered(fields: &Fields, mail: &Understood) -> bool {
    let Some(from) = &mail.from else { return false };
    if mail.class != Class::Normal || mail.auto_reply || mail.several_from {
        return false;
    }
    if mail.return_path.as_deref() == Some("") {
        return false;
    }
    if fields.raw("Auto-Submitted").is_some() && token(fields, "Auto-Submitted").as_deref() != Some("no") {
        return false;
    }
    let precedence = token(fields, "Precedence").unwrap_or_default();
    if matches!(precedence.as_str(), "bulk" | "list" | "junk" | "auto_reply" | "auto-reply") {
        return false;
    }
    let suppress = fields.raw("X-Auto-Response-Suppress").unwrap_or_default().to_ascii_lowercase();
    if suppress.split([',', ' ', ';']).any(|word| matches!(word, "all" | "oof" | "autoreply")) {
        return false;
    }
    let silent = ["X-Loop", "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "List-Id"];
    if silent.iter().any(|name| fields.count(name) > 0) {
        return false;
    }
    let senders = [Some(from.address.as_str()), mail.return_path.as_deref()];
    let answers = mail.reply_to.iter().map(|to| to.address.as_str());
    !senders.into_iter().flatten().chain(answers).any(is_a_daemon)
}

/// The address belongs to a mail server.
pub fn is_a_daemon(address: &str) -> bool {
    let local = address.trim_matches(['<', '>']).split('@').next().unwrap_or_default();
    ["mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon"]
        .iter()
        .any(|name| local.eq_ignore_ascii_case(name))
}
