//! Words that many places share: names of built-in things, verbs, states of the connection.

use crate::Language;
use desk::conversation::Channel;
use desk::person::{Availability, Reach, Role};
use desk::pipeline::{Pipeline, Status};
use desk::ticket::{Priority, Sort};
use desk::view::View;

crate::words! {
    /// The built-in status of a new ticket.
    status_new() => "New" | "Nouveau" | "Nieuw";
    /// The built-in status that waits on the contact.
    status_waiting() => "Waiting on contact" | "Attente du client" | "Wacht op klant";
    /// The built-in status that is ours to act.
    status_open() => "Waiting on us" | "À nous de répondre" | "Wij zijn aan zet";
    /// The built-in closed status.
    status_closed() => "Closed" | "Fermé" | "Gesloten";
    /// The built-in pipeline.
    pipeline_support() => "Support" | "Assistance" | "Ondersteuning";
    /// Priority.
    low() => "Low" | "Basse" | "Laag";
    /// Priority.
    medium() => "Medium" | "Moyenne" | "Normaal";
    /// Priority.
    high() => "High" | "Haute" | "Hoog";
    /// Priority.
    urgent() => "Urgent" | "Urgente" | "Dringend";
    /// No priority is set.
    no_priority() => "No priority" | "Sans priorité" | "Geen prioriteit";
    /// View.
    view_unassigned() => "Unassigned" | "Non attribués" | "Niet toegewezen";
    /// View.
    view_mine() => "Assigned to me" | "Attribués à moi" | "Aan mij toegewezen";
    /// View.
    view_team() => "My team’s open" | "Ouverts de mon équipe" | "Open van mijn team";
    /// View.
    view_open() => "All open" | "Tous les ouverts" | "Alle open";
    /// View.
    view_sent() => "Sent" | "Envoyés" | "Verzonden";
    /// View.
    view_spam() => "Spam" | "Indésirables" | "Ongewenst";
    /// View.
    view_closed() => "All closed" | "Tous les fermés" | "Alle gesloten";
    /// View.
    view_deleted() => "Deleted" | "Supprimés" | "Verwijderd";
    /// Channel.
    email() => "E-mail" | "Courriel" | "E-mail";
    /// Channel of a ticket that staff created.
    by_hand() => "By hand" | "À la main" | "Handmatig";
    /// Role.
    role_agent() => "Agent" | "Agent" | "Medewerker";
    /// Role.
    role_admin() => "Admin" | "Administrateur" | "Beheerder";
    /// Role.
    role_super_admin() => "Super admin" | "Super-administrateur" | "Hoofdbeheerder";
    /// View right.
    reach_everything() => "All tickets" | "Tous les tickets" | "Alle tickets";
    /// View right.
    reach_team() => "Their teams’ tickets" | "Les tickets de ses équipes" | "Tickets van hun teams";
    /// View right.
    reach_own() => "Only their own tickets" | "Seulement ses propres tickets" | "Alleen hun eigen tickets";
    /// Availability.
    available() => "Available" | "Disponible" | "Beschikbaar";
    /// Availability.
    away() => "Away" | "Absent" | "Afwezig";
    /// Availability.
    offline() => "Offline" | "Hors ligne" | "Niet verbonden";
    /// Order of a list.
    sort_newest() => "Newest first" | "Récents d’abord" | "Nieuwste eerst";
    /// Order of a list.
    sort_oldest() => "Oldest first" | "Anciens d’abord" | "Oudste eerst";
    /// Order of a list.
    sort_created() => "Last created" | "Derniers créés" | "Laatst aangemaakt";
    /// Order of a list.
    sort_priority() => "Most urgent" | "Plus urgents" | "Dringendste eerst";
    /// No owner.
    nobody() => "Nobody" | "Personne" | "Niemand";
    /// The person who looks.
    me() => "Me" | "Moi" | "Ik";
    /// Button.
    cancel() => "Cancel" | "Annuler" | "Annuleren";
    /// Button.
    close() => "Close" | "Fermer" | "Sluiten";
    /// Button.
    save() => "Save" | "Enregistrer" | "Opslaan";
    /// Button.
    undo() => "Undo" | "Annuler l’action" | "Ongedaan maken";
    /// Button after a failure.
    try_again() => "Try again" | "Réessayer" | "Opnieuw proberen";
    /// A name that nobody has.
    someone() => "Someone" | "Quelqu’un" | "Iemand";
    /// Author of what the product did by itself.
    the_desk() => "Guichet" | "Guichet" | "Guichet";
}

/// A status by its own name, or by the words of the built-in one it is.
pub fn status(language: Language, status: &Status) -> String {
    match status.builtin.as_deref() {
        Some("new") => status_new(language),
        Some("waiting") => status_waiting(language),
        Some("open") => status_open(language),
        Some("closed") => status_closed(language),
        _ => status.name.clone(),
    }
}

/// A pipeline by its own name, or by the words of the built-in one it is.
pub fn pipeline(language: Language, pipeline: &Pipeline) -> String {
    match pipeline.builtin.as_deref() {
        Some("support") => pipeline_support(language),
        _ => pipeline.name.clone(),
    }
}

/// A priority, or that none is set.
pub fn priority(language: Language, priority: Option<Priority>) -> String {
    match priority {
        None => no_priority(language),
        Some(Priority::Low) => low(language),
        Some(Priority::Medium) => medium(language),
        Some(Priority::High) => high(language),
        Some(Priority::Urgent) => urgent(language),
    }
}

/// A default view.
pub fn view(language: Language, view: View) -> String {
    match view {
        View::Unassigned => view_unassigned(language),
        View::Mine => view_mine(language),
        View::Team => view_team(language),
        View::Open => view_open(language),
        View::Sent => view_sent(language),
        View::Spam => view_spam(language),
        View::Closed => view_closed(language),
        View::Deleted => view_deleted(language),
    }
}

/// A kind of channel.
pub fn channel(language: Language, channel: Channel) -> String {
    match channel {
        Channel::Email => email(language),
        Channel::Hand => by_hand(language),
    }
}

/// A role.
pub fn role(language: Language, role: Role) -> String {
    match role {
        Role::Agent => role_agent(language),
        Role::Admin => role_admin(language),
        Role::SuperAdmin => role_super_admin(language),
    }
}

/// A view right.
pub fn reach(language: Language, reach: Reach) -> String {
    match reach {
        Reach::Everything => reach_everything(language),
        Reach::Team => reach_team(language),
        Reach::Own => reach_own(language),
    }
}

/// Whether somebody takes work.
pub fn availability(language: Language, availability: Availability) -> String {
    match availability {
        Availability::Available => available(language),
        Availability::Away => away(language),
        Availability::Offline => offline(language),
    }
}

/// An order.
pub fn sort(language: Language, sort: Sort) -> String {
    match sort {
        Sort::Newest => sort_newest(language),
        Sort::Oldest => sort_oldest(language),
        Sort::Created => sort_created(language),
        Sort::Priority => sort_priority(language),
    }
}
