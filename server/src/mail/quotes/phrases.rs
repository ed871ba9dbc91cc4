//! How mail programs of the world say that what follows is somebody else's text. Lower case; compared with lower-case lines.

/// How an attribution begins and which verb it holds: "On … wrote:", "Le … a écrit :", "Op … schreef … :".
pub const ATTRIBUTIONS: &[(&str, &[&str])] = &[
    ("on ", &["wrote", "writes"]),
    ("at ", &["wrote"]),
    ("le ", &["a écrit", "a ecrit", "écrit", "ecrit"]),
    ("el ", &["escribió", "escribio", "escribiste"]),
    ("op ", &["schreef", "geschreven", "schreven"]),
    ("am ", &["schrieb", "geschrieben", "schreib"]),
    ("il ", &["ha scritto", "scritto", "scrive"]),
    ("em ", &["escreveu"]),
    ("a ", &["escreveu", "escribió"]),
    ("den ", &["skrev", "schrieb"]),
    ("på ", &["skrev"]),
    ("w dniu ", &["napisał", "pisze", "napisala"]),
    ("dnia ", &["napisał"]),
    ("dne ", &["napsal"]),
    ("pe ", &["a scris"]),
    ("în data ", &["a scris"]),
    ("vào ", &["đã viết"]),
];

/// Verbs that end an attribution that begins with a name or a date: "Jo Doe <jo@…> wrote:".
pub const VERBS: &[&str] = &[
    "wrote", "writes", "schreef", "schrieb", "a écrit", "a ecrit", "escribió", "ha scritto", "escreveu", "skrev", "napisał", "napisał(a)",
    "пишет", "писал", "написал", "kirjoitti", "napsal", "yazdı", "írta", "het volgende geschreven", "het volgende",
    "schreef het volgende", "folgendes geschrieben",
];

/// Lines that say: below stands the mail that is answered. Between dashes or underscores, or alone.
pub const ORIGINALS: &[&str] = &[
    "original message", "original appointment", "original mail", "original e-mail", "originalnachricht", "original-nachricht", "ursprüngliche nachricht",
    "urspruengliche nachricht", "originele bericht", "origineel bericht", "oorspronkelijk bericht", "oorspronkelijke bericht",
    "message d'origine", "message d’origine", "message original", "message initial", "mensaje original", "messaggio originale",
    "mensagem original", "ursprungligt meddelande", "oprindelig meddelelse", "opprinnelig melding", "wiadomość oryginalna",
    "oryginalna wiadomość", "původní zpráva", "исходное сообщение", "reply message", "antwoord bericht",
];

/// Lines that say: below stands a mail that is handed on. What is handed on is the message: it stays.
pub const FORWARDS: &[&str] = &[
    "forwarded message", "begin forwarded message", "forwarded by", "weitergeleitete nachricht", "anfang der weitergeleiteten",
    "doorgestuurd bericht", "begin doorgestuurd bericht", "message transféré", "message transmis", "début du message réexpédié",
    "début du message transféré", "mensaje reenviado", "inicio del mensaje reenviado", "messaggio inoltrato", "inizio messaggio inoltrato",
    "mensagem encaminhada", "vidarebefordrat meddelande", "videresendt", "wiadomość przekazana",
];

/// First label of a header block: who wrote.
pub const FROM: &[&str] = &["from", "von", "van", "de", "da", "från", "fra", "od", "от", "expéditeur", "lähettäjä"];

/// Label of the date in a header block.
pub const SENT: &[&str] = &[
    "sent", "date", "gesendet", "datum", "verzonden", "verstuurd", "envoyé", "envoyé le", "date d'envoi", "date d’envoi", "enviado",
    "enviado el", "fecha", "inviato", "data", "enviada", "enviada em", "skickat", "sendt", "wysłano", "odesláno", "отправлено", "дата",
];

/// Other labels of a header block.
pub const LABELS: &[&str] = &[
    "to", "cc", "subject", "reply-to", "importance", "attachments", "an", "betreff", "kopie", "aan", "onderwerp", "à", "objet", "para",
    "asunto", "a", "oggetto", "assunto", "till", "ämne", "til", "emne", "do", "temat", "komu", "předmět", "кому", "тема", "répondre à",
    "antwort an",
];

/// Lines a telephone or a mail program adds below a mail.
pub const SENT_FROM: &[&str] = &[
    "sent from my ", "sent from mail for", "sent from outlook", "sent from yahoo", "sent from proton", "sent from samsung", "sent from gmail",
    "sent from the ", "sent with ", "sent via ", "get outlook for ", "get bluemail", "envoyé de mon ", "envoyé depuis ",
    "envoyé à partir de ", "envoyé avec ", "envoyé par ", "télécharger outlook", "téléchargez outlook", "obtenir outlook",
    "verzonden vanaf ", "verstuurd vanaf ", "verzonden vanuit ", "verstuurd vanuit ", "verzonden met ", "verstuurd met ",
    "verzonden via ", "outlook voor ", "download outlook", "von meinem ", "von meiner ", "gesendet von ", "gesendet mit ", "gesendet über ",
    "outlook für ", "holen sie sich outlook", "diese nachricht wurde von meinem", "enviado desde ", "enviado con ", "obtener outlook",
    "inviato da ", "inviato dal ", "inviato con ", "scarica outlook", "ottieni outlook", "enviado do meu ", "enviado de ",
    "skickat från min", "sendt fra min", "wysłane z ", "lähetetty ", "odesláno z ", "отправлено с ", "отправлено из ",
];
