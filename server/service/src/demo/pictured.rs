//! The newest tickets, written by hand: what somebody sees who opens the demo's desk for the first time.

use super::calendar::Calendar;
use super::cupboard::{PHOTOS, PRICES};
use super::letters::{Kind, Letter, Quote};
use super::people::{BRAM, GHENT, INES, Person, TOM};
use super::story::{Act, Step, Story};
use desk::person::Language::{self, En, Fr, Nl};
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use desk::time::{HOUR, MINUTE};

/// How long before now the first of them began; everything made up ends before.
pub const SPAN: i64 = 190 * MINUTE;

/// Their requesters, who stand first in the address book; the last one sent the mail with looks.
pub fn people() -> Vec<Person> {
    let of = |name, address, phone, language: Language| Person::known(name, address, phone, language);
    vec![
        of("Marieke Claes", "marieke.claes@mail.example", Some("+32 470 55 01 18"), Nl),
        of("Julien Baptiste", "julien.baptiste@courriel.example", Some("+33 470 61 22 09"), En),
        of("Amélie Roche", "amelie.roche@courriel.example", None, Fr),
        of("Pieter Vandamme", "pieter.vandamme@post.example", Some("+32 470 18 40 77"), Nl),
        of("Sofia Lindqvist", "sofia.lindqvist@inbox.example", Some("+46 470 33 10 52"), En),
        of("Hugo Lambert", "hugo.lambert@halles-du-canal.example", Some("+32 470 29 84 15"), En),
        of("Chiara Bellini", "chiara.bellini@post.example", None, En),
        of("Kofi Mensah", "kofi.mensah@webpost.example", None, En),
        of("Kettingwerk", "atelier@kettingwerk.example", None, En),
    ]
}

struct Script(Story, i64);

impl Script {
    fn of(contact: usize, area: usize, subject: &str, now: i64) -> Script {
        let story = Story {
            subject: subject.to_owned(),
            contact,
            read_by_ines: true,
            follows: None,
            area,
            steps: vec![],
        };
        Script(story, now)
    }

    fn unread(mut self) -> Script {
        self.0.read_by_ines = false;
        self
    }

    fn at(mut self, minutes: i64, act: Act) -> Script {
        self.0.steps.push(Step { at: self.1 - minutes * MINUTE, act });
        self
    }

    fn mail(self, minutes: i64, text: &str) -> Script {
        self.at(minutes, Act::Mail(text_of(text, None)))
    }

    fn sorted(self, minutes: i64, by: usize, priority: Priority) -> Script {
        let about = Some(self.0.area);
        let to = Some((Some(INES), Some(GHENT)));
        self.at(minutes, Act::Sort { by, to, priority: Some(priority), about })
    }

    fn reply(mut self, minutes: i64, letter: Letter, then: Option<StatusCategory>) -> Script {
        let at = self.1 - minutes * MINUTE;
        let sent = at + 12_400;
        self.0.steps.push(Step { at, act: Act::Reply { by: INES, letter, then, sent } });
        self.0.steps.push(Step { at: sent, act: Act::Sent });
        self
    }
}

fn text_of(text: &str, quote: Option<&Quote>) -> Letter {
    let paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    Letter::of(Kind::Text, &paragraphs, quote)
}

fn staff(text: &str) -> Letter {
    let paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    Letter::of(Kind::Simple, &paragraphs, None)
}

/// The tickets, those first that a small desk has too.
pub fn stories(now: i64, calendar: &Calendar) -> Vec<Story> {
    let clock = |minutes: i64| {
        let civil = calendar.civil(now + minutes * MINUTE);
        format!("{:02}:{:02}", civil.hour, civil.minute)
    };
    let (returned, ended, van) = (clock(-104), clock(-102), clock(41));
    let ended = format!(
        "Hi Marieke, I’ve ended your ride at {ended}, so nothing is charged after that. Is the bike still in dock 14?"
    );
    let attribution = "Inès Delmotte (Pédalune support) wrote:".to_owned();
    let quote = Quote { attribution, text: ended.clone() };
    let yes = text_of(
        "Yes, it’s still there. I pushed it in as far as it goes, but the app shows €14.10 now.",
        Some(&quote),
    );
    let marieke = Script::of(0, 0, "Bike won’t lock at Korenmarkt, still being charged", now)
        .at(
            63,
            Act::Mail(
                text_of(&format!("I returned bike 1184 at Korenmarkt at {returned} but the lock never clicked. The app says I’m still riding and I’m at €11.40. I can’t wait at the dock, please stop the ride."), None)
                    .with("lock-1184.png", 0),
            ),
        )
        .sorted(57, BRAM, Priority::Urgent)
        .at(
            54,
            Act::Comment {
                by: BRAM,
                letter: staff(&format!("@Inès dock 14 reported three failed locks since Monday. A van gets there at {van}. Full refund is fine.")),
            },
        )
        .reply(50, staff(&ended), None)
        .at(8, Act::Mail(yes));
    let julien = Script::of(1, 1, "Charged twice for a July day pass", now)
        .unread()
        .mail(176, "Hello,\n\nI bought one day pass in July and paid for two, it seems. Can you check?\n\nJulien Baptiste")
        .sorted(171, INES, Priority::High)
        .reply(168, staff("Hi Julien, I only see one pass in your account. Could you tell me what your bank shows?"), None)
        .mail(117, "My bank shows two payments of €9.00 on the same day, four seconds apart. The second one has no pass in the app.\n\nJulien");
    let amelie = Script::of(2, 3, "Abonnement étudiant : justificatif refusé", now)
        .unread()
        .mail(26, "Bonjour, l’application refuse ma carte d’étudiante depuis ce matin : « document illisible ». C’est la troisième photo que j’envoie, et mon abonnement passe au plein tarif demain.\n\nPouvez-vous regarder ?\n\nAmélie Roche")
        .sorted(20, BRAM, Priority::High)
        .at(19, Act::Move { by: BRAM, to: StatusCategory::Open });
    let pieter = Script::of(3, 6, "Fiets 0932: achterrem werkt niet meer", now)
        .unread()
        .mail(36, "Ik heb de fiets aan het station gezet, dock 6, maar niet op slot. De achterrem van fiets 0932 doet niets meer, ik kon pas in de berm stoppen.\n\nGelieve hem weg te halen voor iemand anders hem neemt.\n\nPieter Vandamme")
        .sorted(31, BRAM, Priority::High)
        .at(30, Act::Move { by: BRAM, to: StatusCategory::Open });
    let sofia = Script::of(4, 4, "Helmet left in basket of bike 2217", now)
        .mail(54, "Hi,\n\nI left my helmet in the basket of bike 2217 this morning, at the library. It’s dark blue with a small lamp at the back. I tried to call but ended up with the voicemail.\n\nSofia Lindqvist")
        .sorted(47, INES, Priority::Medium);
    let hugo = Script::of(5, 5, "Corporate plan for 40 employees", now)
        .mail(181, "Good morning,\n\nWe would like to offer your bikes to our 40 employees from next month on. Most of them come by train and would need one short ride in the morning and one in the evening. Could you send us an offer?\n\nHugo Lambert\nHalles du Canal")
        .sorted(174, INES, Priority::Medium)
        .reply(
            89,
            staff("Two price options attached, Hugo: a flat price for each employee, and a price by ride.\n\nI’m asking our field team whether the station at your gate can get eight more docks and come back to you today.")
                .with("price-options.txt", PRICES),
            Some(StatusCategory::Open),
        );
    let chiara = Script::of(6, 1, "Refund for unused ride credits", now)
        .mail(186, "Hello Pédalune,\n\nI have 12 ride credits left from the card my company gave us, and I’m leaving the city. Can they be refunded?\n\nChiara Bellini")
        .sorted(180, INES, Priority::Low)
        .reply(149, staff("Could you send the receipt of the card, or the name of the company? Then I can see who paid for the credits."), None);
    let kofi = Script::of(7, 2, "App stuck on “unlocking” since 6.2", now)
        .mail(188, "Since the update to 6.2 the app says “unlocking” for a minute and then gives up. I signed out and in, I installed it again, nothing helps. Log attached.\n\nKofi")
        .at(
            183,
            Act::Comment { by: TOM, letter: staff("Same trace as the others on 6.2: the session key is dropped after the update.") },
        )
        .sorted(182, INES, Priority::Medium)
        .reply(155, staff("A fix is on its way to the store, Kofi: version 6.3 should reach your phone by tomorrow. Until then the card opens every dock.\n\nI added a free day for the trouble."), None);
    let looks = Letter {
        kind: Kind::Designed,
        shown: LOOKS.to_owned(),
        plain: LOOKS_AS_TEXT.to_owned(),
        ..Letter::default()
    };
    let catalogue = Script::of(8, 6, "Brake pads and chains: your next order", now - 26 * HOUR)
        .unread()
        .at(0, Act::Mail(looks));
    let mut kofi = kofi;
    if let Some(Step { act: Act::Mail(letter), .. }) = kofi.0.steps.first_mut() {
        letter.files.push(("pedalune-app-6.2.txt".to_owned(), PHOTOS));
    }
    [marieke, julien, amelie, pieter, sofia, hugo, chiara, kofi, catalogue]
        .into_iter()
        .map(|script| script.0)
        .collect()
}

/// As the intake keeps it: clean, with its own looks.
const LOOKS: &str = r##"<table width="100%" cellpadding="0" cellspacing="0" bgcolor="#eef3f1"><tbody><tr><td align="center" style="padding:24px">
<table width="560" cellpadding="0" cellspacing="0" bgcolor="#ffffff"><tbody>
<tr><td bgcolor="#1f4d3f" style="padding:20px;color:#ffffff"><h1 style="margin:0">Kettingwerk</h1><p style="margin:0">Parts for shared bikes</p></td></tr>
<tr><td style="padding:20px"><p>Dear workshop,</p><p>your next order can leave our shelf on Thursday. Prices are those of last time.</p>
<table width="100%" cellpadding="6" cellspacing="0" border="1"><tbody>
<tr><th align="left">Part</th><th align="right">Pieces</th><th align="right">Price</th></tr>
<tr><td>Brake pads, series B</td><td align="right">240</td><td align="right">€ 816.00</td></tr>
<tr><td>Chain, 1/8 inch</td><td align="right">60</td><td align="right">€ 534.00</td></tr>
<tr><td>Bell, steel</td><td align="right">80</td><td align="right">€ 216.00</td></tr>
</tbody></table>
<p style="text-align:center"><a href="https://kettingwerk.example/orders/2210" style="background-color:#1f4d3f;color:#ffffff;padding:10px">Confirm the order</a></p></td></tr>
<tr><td style="padding:16px;color:#667069"><p>Kettingwerk, Kade 12. You get this because you ordered before.</p></td></tr>
</tbody></table></td></tr></tbody></table>"##;
const LOOKS_AS_TEXT: &str = "Kettingwerk\nParts for shared bikes\n\nDear workshop,\n\nyour next order can leave our shelf on Thursday. Prices are those of last time.\n\nBrake pads, series B  240  € 816.00\nChain, 1/8 inch  60  € 534.00\nBell, steel  80  € 216.00\n\nConfirm the order\n\nKettingwerk, Kade 12. You get this because you ordered before.";
