//! Why something was refused, as a sentence that says what to do.

use crate::Language;
use desk::Refusal;
use desk::refusal::{Conflict, Problem};

crate::words! {
    /// Missing and forbidden alike.
    not_found() => "This does not exist, or you may not see it" | "Cela n’existe pas, ou vous ne pouvez pas le voir" | "Dit bestaat niet, of je mag het niet zien";
    /// The session ended.
    signed_out() => "You are signed out. Sign in again, your text is kept" | "Vous êtes déconnecté. Reconnectez-vous, votre texte est gardé" | "Je bent afgemeld. Meld je opnieuw aan, je tekst blijft bewaard";
    /// Fields are wrong.
    invalid() => "Some entries need a change" | "Certains champs sont à corriger" | "Sommige velden kloppen nog niet";
    /// Our fault.
    internal(reference: &str) => "Something failed on the server. Nothing was changed. Reference {reference}" | "Une erreur est survenue sur le serveur. Rien n’a été modifié. Référence {reference}" | "Er ging iets mis op de server. Er is niets gewijzigd. Referentie {reference}";
    /// No answer from the server.
    unreachable() => "No connection to the server. Your text is kept" | "Pas de connexion au serveur. Votre texte est gardé" | "Geen verbinding met de server. Je tekst blijft bewaard";
    /// Too many tries.
    too_many() => "Too many tries. Wait a few minutes, then try again" | "Trop d’essais. Attendez quelques minutes, puis réessayez" | "Te veel pogingen. Wacht een paar minuten en probeer het dan opnieuw";
    /// Somebody wrote first.
    newer_message(by: &str) => "{by} wrote since you began. Read it first" | "{by} a écrit depuis que vous avez commencé. Lisez d’abord" | "{by} heeft geschreven sinds je begon. Lees dat eerst";
    /// The draft was changed elsewhere.
    stale_draft() => "This draft was changed in another window. Both versions are kept" | "Ce brouillon a été modifié dans une autre fenêtre. Les deux versions sont gardées" | "Dit concept is in een ander venster gewijzigd. Beide versies zijn bewaard";
    /// Too late to take back.
    already_sent() => "Too late: the reply has left" | "Trop tard\u{202f}: la réponse est partie" | "Te laat: het antwoord is al vertrokken";
    /// Status of another pipeline.
    status_elsewhere() => "This status belongs to another pipeline" | "Ce statut appartient à un autre pipeline" | "Deze status hoort bij een andere pijplijn";
    /// Merged or deleted.
    read_only() => "This ticket can no longer be changed" | "Ce ticket ne peut plus être modifié" | "Dit ticket kan niet meer worden gewijzigd";
    /// Nobody to answer.
    no_recipient() => "There is nobody to send to. Add a contact with an e-mail address first" | "Il n’y a personne à qui envoyer. Ajoutez d’abord un contact avec une adresse" | "Er is niemand om naar te versturen. Voeg eerst een klant met een e-mailadres toe";
    /// Somebody else did it first.
    already() => "Someone else was faster" | "Quelqu’un a été plus rapide" | "Iemand anders was sneller";
    /// Field is empty.
    missing() => "Enter a value" | "Entrez une valeur" | "Vul een waarde in";
    /// Too long.
    too_long(n: u64) => one "At most {n} character" other "At most {n} characters" | one "{n} caractère au plus" other "{n} caractères au plus" | one "Hoogstens {n} teken" other "Hoogstens {n} tekens";
    /// Too short.
    too_short(n: u64) => one "At least {n} character" other "At least {n} characters" | one "{n} caractère au moins" other "{n} caractères au moins" | one "Minstens {n} teken" other "Minstens {n} tekens";
    /// Too large.
    too_large(size: &str) => "At most {size}" | "{size} au plus" | "Hoogstens {size}";
    /// Too many.
    too_many_of(n: u64) => one "At most {n}" other "At most {n}" | one "{n} au plus" other "{n} au plus" | one "Hoogstens {n}" other "Hoogstens {n}";
    /// Not an address.
    not_an_address() => "Enter an e-mail address such as name@example.org" | "Entrez une adresse comme nom@example.org" | "Vul een e-mailadres in, zoals naam@example.org";
    /// Taken.
    taken() => "This is already in use" | "Ceci est déjà utilisé" | "Dit is al in gebruik";
    /// Sign-in failed.
    wrong_credentials() => "E-mail address or password is wrong" | "Adresse ou mot de passe incorrect" | "E-mailadres of wachtwoord klopt niet";
    /// Unknown choice.
    not_a_choice() => "Choose one of the list" | "Choisissez dans la liste" | "Kies uit de lijst";
    /// Weak password.
    too_common() => "This password is too easy to guess. Choose another" | "Ce mot de passe est trop facile à deviner. Choisissez-en un autre" | "Dit wachtwoord is te makkelijk te raden. Kies een ander";
    /// Last super admin.
    last_super_admin() => "The desk needs at least one super admin" | "Il faut au moins un super-administrateur" | "Er moet minstens één hoofdbeheerder zijn";
    /// The user has no access.
    no_access() => "This person may not see the ticket" | "Cette personne ne peut pas voir le ticket" | "Deze persoon mag het ticket niet zien";
    /// Bad token.
    bad_token() => "This link is used up or too old. Ask for a new one" | "Ce lien a déjà servi ou a expiré. Demandez-en un autre" | "Deze link is gebruikt of verlopen. Vraag een nieuwe";
}

/// What is wrong with one field.
pub fn problem(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Missing => missing(language),
        Problem::TooLong(n) => too_long(language, *n as u64),
        Problem::TooShort(n) => too_short(language, *n as u64),
        Problem::TooLarge(bytes) => too_large(language, &crate::number::size(language, *bytes)),
        Problem::TooManyOf(n) => too_many_of(language, *n as u64),
        Problem::NotAnAddress => not_an_address(language),
        Problem::Taken => taken(language),
        Problem::WrongCredentials => wrong_credentials(language),
        Problem::NotAChoice => not_a_choice(language),
        Problem::TooCommon => too_common(language),
        Problem::LastSuperAdmin => last_super_admin(language),
        Problem::NoAccess => no_access(language),
        Problem::BadToken => bad_token(language),
    }
}

/// The whole refusal in one sentence.
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotFound => not_found(language),
        Refusal::SignedOut => signed_out(language),
        Refusal::Invalid(fields) => {
            fields.first().map_or_else(|| invalid(language), |field| problem(language, &field.problem))
        }
        Refusal::TooMany(_) => too_many(language),
        Refusal::Internal(reference) => internal(language, reference),
        Refusal::Conflict(conflict) => match conflict {
            Conflict::NewerMessage { by, .. } => newer_message(language, by),
            Conflict::StaleDraft { .. } => stale_draft(language),
            Conflict::AlreadySent => already_sent(language),
            Conflict::StatusElsewhere => status_elsewhere(language),
            Conflict::ReadOnly => read_only(language),
            Conflict::NoRecipient => no_recipient(language),
            Conflict::Already(_) => already(language),
        },
    }
}
