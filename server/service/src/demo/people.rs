//! Who works at Pédalune and who writes to it. All of them are fictional, and so are their addresses.

use super::names::{BRITISH, COMPANIES, DUTCH, FRENCH, HOMES};
use super::random::Dice;
use desk::person::{Language, Reach, Role};
use desk::text;

/// The desk's name.
pub const DESK: &str = "Pédalune support";
/// Its mailbox.
pub const MAILBOX: &str = "support@pedalune.example";
/// Every demo user's password.
pub const PASSWORD: &str = "pedalune-demo";

/// Teams.
pub const TEAMS: [&str; 4] = ["Ghent desk", "Lyon desk", "Billing", "Field"];
/// Their places in [`TEAMS`].
pub const GHENT: usize = 0;
/// As above.
pub const LYON: usize = 1;
/// As above.
pub const BILLING: usize = 2;
/// As above.
pub const FIELD: usize = 3;

/// What tickets are about, in the order of the areas of `words`.
pub const CATEGORIES: [&str; 7] =
    ["Locks and docks", "Billing", "App", "Subscriptions", "Lost and found", "Business", "Bikes"];

/// A member of staff.
pub struct Staff {
    /// Name as shown.
    pub name: &'static str,
    /// Local part of the sign-in address.
    pub sign_in: &'static str,
    /// What they may set up.
    pub role: Role,
    /// Which tickets they may see.
    pub reach: Reach,
    /// Places of their teams, the main one first.
    pub teams: &'static [usize],
    /// Language of their screen.
    pub language: Language,
    /// How much of their main team's work they take.
    pub share: usize,
    /// Takes no work today.
    pub away: bool,
}

impl Staff {
    /// How customers know them.
    pub fn first(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or(self.name)
    }
}

const fn agent(
    name: &'static str,
    sign_in: &'static str,
    reach: Reach,
    teams: &'static [usize],
    language: Language,
    share: usize,
) -> Staff {
    Staff { name, sign_in, role: Role::Agent, reach, teams, language, share, away: false }
}

use Language::{En, Fr, Nl};

/// Place of Inès Delmotte in [`STAFF`].
pub const INES: usize = 0;
/// Place of Bram Wouters.
pub const BRAM: usize = 1;
/// Place of Tom Okafor.
pub const TOM: usize = 2;
/// Place of Noor Haddad, who sees what her team has.
pub const NOOR: usize = 3;
/// Place of Lucie Ferrand.
pub const LUCIE: usize = 4;
/// Place of Yara Simons, who sees her own tickets.
pub const YARA: usize = 7;

/// Everybody on staff.
pub const STAFF: [Staff; 12] = [
    Staff {
        role: Role::SuperAdmin,
        ..agent("Inès Delmotte", "ines", Reach::Everything, &[GHENT, BILLING], En, 15)
    },
    Staff { role: Role::Admin, ..agent("Bram Wouters", "bram", Reach::Everything, &[GHENT, FIELD], Nl, 30) },
    Staff { away: true, ..agent("Tom Okafor", "tom", Reach::Team, &[FIELD, GHENT], En, 30) },
    agent("Noor Haddad", "noor", Reach::Team, &[GHENT], En, 30),
    agent("Lucie Ferrand", "lucie", Reach::Everything, &[LYON], Fr, 40),
    agent("Daan Peeters", "daan", Reach::Team, &[FIELD], Nl, 30),
    agent("Maud Leroy", "maud", Reach::Team, &[BILLING, LYON], Fr, 40),
    agent("Yara Simons", "yara", Reach::Own, &[GHENT], En, 20),
    agent("Hélène Vasseur", "helene", Reach::Team, &[LYON], Fr, 35),
    agent("Koen De Backer", "koen", Reach::Everything, &[BILLING], Nl, 40),
    agent("Farid Amrani", "farid", Reach::Team, &[LYON, FIELD], Fr, 25),
    Staff { away: true, ..agent("Sanne Mulder", "sanne", Reach::Own, &[GHENT], Nl, 16) },
];

/// A person outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// As they sign.
    pub name: String,
    /// Address.
    pub address: String,
    /// Phone, where they left one.
    pub phone: Option<String>,
    /// Language they write in.
    pub language: Language,
    /// Writes for a company.
    pub business: bool,
}

impl Person {
    /// How an agent greets them.
    pub fn first(&self) -> &str {
        self.name.split(' ').next().unwrap_or(&self.name)
    }

    /// A person with a fixed name.
    pub fn known(name: &str, address: &str, phone: Option<&str>, language: Language) -> Person {
        let (name, address, phone) = (name.to_owned(), address.to_owned(), phone.map(str::to_owned));
        Person { name, address, phone, language, business: false }
    }
}

/// Senders of mail that nobody asked for.
pub fn strangers() -> Vec<Person> {
    let of = |name, address, language| Person::known(name, address, None, language);
    vec![
        of("Top Ranking Team", "hello@first-page.example", En),
        of("Prize Office", "claims@monthly-prize.example", En),
        of("Factory Direct", "sales@chain-and-pedal.example", En),
        of("Encre Express", "promo@encre-express.example", Fr),
        of("Suivi Colis", "avis@suivi-colis.example", Fr),
        of("Zonnedak Actie", "actie@zonnedak.example", Nl),
    ]
}

/// The `place`-th person of the address book. Names differ until all of a language are used up, addresses always.
pub fn person(place: usize, seed: u64) -> Person {
    let mut dice = Dice::new(seed, 0x7000_0000 + place as u64);
    let (language, (firsts, lasts)) = match place % 10 {
        0 | 5 | 8 => (Nl, DUTCH),
        1 | 4 | 7 => (Fr, FRENCH),
        _ => (En, BRITISH),
    };
    // 31 first and 29 last names have no common divisor: each step of both gives a new pair until all 899 are used.
    let (first, last) = (firsts[place % firsts.len()], lasts[place % lasts.len()]);
    let round = place / (firsts.len() * lasts.len());
    let business = place % 8 == 3;
    let domain = if business { COMPANIES[dice.below(COMPANIES.len())] } else { HOMES[place % HOMES.len()] };
    let local = format!("{first}.{last}").replace(' ', "").replace('’', "");
    let number = if round == 0 { String::new() } else { (round + 1).to_string() };
    let phone = dice.chance(35).then(|| {
        let country = match language {
            Fr if dice.chance(60) => 33,
            En if dice.chance(60) => 44,
            _ => 32,
        };
        // The factor has no divisor in common with a million: no number comes twice.
        let digits = (place * 387_421 + 135_790) % 1_000_000;
        format!("+{country} 471 {:02} {:02} {:02}", digits / 10_000, digits / 100 % 100, digits % 100)
    });
    Person {
        name: format!("{first} {last}"),
        address: format!("{}{number}@{domain}", text::fold(&local)),
        phone,
        language,
        business,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_people_share_an_address_or_a_phone_and_the_first_hundreds_share_no_name() {
        let people: Vec<Person> = (0..20_000).map(|place| person(place, 7)).collect();
        let addresses: HashSet<&str> = people.iter().map(|person| person.address.as_str()).collect();
        assert_eq!(addresses.len(), people.len());
        let phones: Vec<&String> = people.iter().filter_map(|person| person.phone.as_ref()).collect();
        assert_eq!(phones.iter().collect::<HashSet<_>>().len(), phones.len());
        let names: HashSet<&str> = people[..350].iter().map(|person| person.name.as_str()).collect();
        assert!(names.len() > 345, "{}", names.len());
        assert!(people.iter().all(|person| desk::mail::EmailAddress::parse(&person.address).is_some()));
    }

    #[test]
    fn every_team_has_people_whose_main_team_it_is() {
        for (place, team) in TEAMS.iter().enumerate() {
            assert!(STAFF.iter().any(|staff| staff.teams.first() == Some(&place)), "{team}");
        }
    }
}
