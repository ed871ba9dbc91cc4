//! Words of the work space: the ways through the desk, lists, the palette, keys, creating a ticket.

use crate::Language;
use desk::view::View;

crate::words! {
    /// First links of the page.
    skip_links() => "Skip to" | "Aller directement à" | "Direct naar";
    /// Skip link.
    skip_list() => "To the list of tickets" | "Aller à la liste des tickets" | "Naar de lijst met tickets";
    /// Skip link.
    skip_ticket() => "To the ticket" | "Aller au ticket" | "Naar het ticket";
    /// Skip link.
    skip_composer() => "To the reply" | "Aller à la réponse" | "Naar het antwoord";
    /// Name of the rail.
    rail() => "Places" | "Rubriques" | "Plaatsen";
    /// The mark leads there.
    home() => "To your tickets" | "Vers vos tickets" | "Naar je tickets";
    /// Place.
    place_tickets() => "Tickets" | "Tickets" | "Tickets";
    /// Place.
    place_settings() => "Settings" | "Réglages" | "Instellingen";
    /// Place on a phone.
    place_search() => "Search" | "Chercher" | "Zoeken";
    /// Place on a phone.
    place_new() => "New" | "Nouveau" | "Nieuw";
    /// Place on a phone.
    place_more() => "More" | "Plus" | "Meer";
    /// Menu behind one's own picture.
    account(name: &str) => "{name}, your account" | "{name}, votre compte" | "{name}, je account";
    /// Menu item.
    sign_out() => "Sign out" | "Se déconnecter" | "Afmelden";
    /// The sign-out did not reach the server.
    sign_out_failed() => "You are still signed in: no connection to the server" | "Vous êtes encore connecté\u{202f}: le serveur ne répond pas" | "Je bent nog aangemeld: geen verbinding met de server";
    /// Heading in the account menu.
    theme() => "Theme" | "Thème" | "Thema";
    /// Heading in the account menu.
    language() => "Language" | "Langue" | "Taal";
    /// A choice that was not kept.
    not_kept() => "This choice could not be kept" | "Ce choix n’a pas pu être gardé" | "Deze keuze kon niet worden bewaard";

    /// Landmark.
    side_bar() => "Views and search" | "Vues et recherche" | "Weergaven en zoeken";
    /// Landmark.
    views() => "Views" | "Vues" | "Weergaven";
    /// Landmark and grid.
    tickets() => "Tickets" | "Tickets" | "Tickets";
    /// Field that opens the palette.
    search() => "Search" | "Chercher" | "Zoeken";
    /// Button.
    toggle_side_bar() => "Show or hide views" | "Afficher ou masquer les vues" | "Weergaven tonen of verbergen";
    /// Menu at the foot.
    your_availability(state: &str) => "You are: {state}" | "Vous êtes\u{202f}: {state}" | "Je bent: {state}";
    /// Own load at the foot.
    load(n: u64) => one "{n} open" other "{n} open" | one "{n} ouvert" other "{n} ouverts" | one "{n} open" other "{n} open";
    /// Edge between panes.
    list_width() => "Width of the list" | "Largeur de la liste" | "Breedte van de lijst";

    /// Group of filters over the list.
    quick_filters() => "Quick filters" | "Filtres rapides" | "Snelfilters";
    /// Filter.
    filter_priority() => "Priority" | "Priorité" | "Prioriteit";
    /// Filter.
    filter_status() => "Status" | "Statut" | "Status";
    /// Filter.
    filter_owner() => "Owner" | "Responsable" | "Eigenaar";
    /// A filter with several choices.
    filter_chosen(filter: &str, count: u64) => "{filter}: {count}" | "{filter}\u{202f}: {count}" | "{filter}: {count}";
    /// Line of a filter's menu.
    filter_any() => "Any" | "Tous" | "Alle";
    /// Search in the owner filter.
    find_owner() => "Find a person" | "Trouver une personne" | "Zoek een persoon";
    /// Button.
    clear_filters() => "Clear filters" | "Effacer les filtres" | "Filters wissen";
    /// Menu.
    order_of_list(order: &str) => "Order: {order}" | "Ordre\u{202f}: {order}" | "Volgorde: {order}";
    /// Arrivals that wait.
    fresh(n: u64) => one "{n} new" other "{n} new" | one "{n} nouveau" other "{n} nouveaux" | one "{n} nieuw" other "{n} nieuw";
    /// Group of rows.
    today() => "Today" | "Aujourd’hui" | "Vandaag";
    /// Group of rows.
    yesterday() => "Yesterday" | "Hier" | "Gisteren";
    /// Group of rows.
    this_week() => "Earlier this week" | "Plus tôt cette semaine" | "Eerder deze week";
    /// Group of rows.
    earlier() => "Earlier" | "Plus ancien" | "Ouder";
    /// How many of the list are loaded.
    shown_of(shown: u64, total: u64) => "{shown} of {total} tickets" | "{shown} tickets sur {total}" | "{shown} van {total} tickets";
    /// All of the list is loaded.
    all_shown(n: u64) => one "{n} ticket" other "{n} tickets" | one "{n} ticket" other "{n} tickets" | one "{n} ticket" other "{n} tickets";
    /// Button.
    show_more() => "Show more" | "Afficher la suite" | "Meer tonen";
    /// The next page did not come.
    more_failed() => "The rest of the list could not be loaded" | "La suite de la liste n’a pas pu être chargée" | "De rest van de lijst kon niet worden geladen";
    /// The list is on its way.
    loading_list() => "Loading tickets" | "Chargement des tickets" | "Tickets laden";
    /// The list did not come.
    list_failed() => "The list could not be loaded" | "La liste n’a pas pu être chargée" | "De lijst kon niet worden geladen";
    /// Nothing is lost by that.
    nothing_lost() => "Nothing was lost" | "Rien n’a été perdu" | "Er is niets verloren gegaan";

    /// Row of a ticket without a contact.
    no_contact() => "No contact" | "Sans contact" | "Geen contact";
    /// In a row's name.
    unread() => "unread" | "non lu" | "ongelezen";
    /// Mark of a row whose reply did not leave.
    not_sent() => "Reply not sent" | "Réponse non envoyée" | "Antwoord niet verstuurd";
    /// Owner's picture.
    owned_by(who: &str) => "Owner: {who}" | "Responsable\u{202f}: {who}" | "Eigenaar: {who}";
    /// Snippet of somebody's message.
    wrote(who: &str, text: &str) => "{who}: {text}" | "{who}\u{202f}: {text}" | "{who}: {text}";
    /// The person who looks, as a writer.
    you() => "You" | "Vous" | "Jij";

    /// Empty view.
    none_unassigned() => "Nothing is unassigned" | "Rien n’est sans responsable" | "Alles is toegewezen";
    /// Empty view.
    none_unassigned_next() => "New tickets that nobody owns appear here" | "Les nouveaux tickets sans responsable apparaissent ici" | "Nieuwe tickets zonder eigenaar verschijnen hier";
    /// Empty view.
    none_mine() => "No open ticket is yours" | "Aucun ticket ouvert n’est à vous" | "Geen enkel open ticket is van jou";
    /// Empty view.
    none_mine_next() => "Take one that nobody owns" | "Prenez-en un qui est sans responsable" | "Neem er een zonder eigenaar";
    /// Button.
    show_unassigned() => "Show unassigned" | "Voir les non attribués" | "Niet toegewezen tonen";
    /// Empty view.
    none_team() => "Your team has no open tickets" | "Votre équipe n’a aucun ticket ouvert" | "Je team heeft geen open tickets";
    /// Empty view.
    none_team_next() => "What your team or its members own appears here" | "Les tickets de votre équipe et de ses membres apparaissent ici" | "Tickets van je team en zijn leden verschijnen hier";
    /// Empty view.
    none_open() => "No ticket is open" | "Aucun ticket n’est ouvert" | "Er is geen open ticket";
    /// Empty view.
    none_open_next() => "A mail to the desk becomes a ticket here, without a reload" | "Un courriel envoyé à l’assistance devient un ticket ici, sans recharger" | "Een mail aan de helpdesk wordt hier een ticket, zonder herladen";
    /// Empty view.
    none_sent() => "You have not replied to any ticket" | "Vous n’avez encore répondu à aucun ticket" | "Je hebt nog op geen ticket geantwoord";
    /// Empty view.
    none_sent_next() => "Tickets you reply to appear here" | "Les tickets auxquels vous répondez apparaissent ici" | "Tickets waarop je antwoordt verschijnen hier";
    /// Empty view.
    none_spam() => "No spam" | "Aucun indésirable" | "Niets ongewenst";
    /// Empty view.
    none_spam_next() => "Tickets marked as spam wait here" | "Les tickets marqués comme indésirables attendent ici" | "Tickets die als ongewenst zijn gemarkeerd wachten hier";
    /// Empty view.
    none_closed() => "No ticket is closed" | "Aucun ticket n’est fermé" | "Er is geen gesloten ticket";
    /// Empty view.
    none_closed_next() => "Closed tickets stay here" | "Les tickets fermés restent ici" | "Gesloten tickets blijven hier";
    /// Empty view.
    none_deleted() => "Nothing is deleted" | "Rien n’est supprimé" | "Er is niets verwijderd";
    /// Empty view.
    none_deleted_next() => "Deleted tickets wait here and can be restored" | "Les tickets supprimés attendent ici et peuvent être restaurés" | "Verwijderde tickets wachten hier en kunnen worden teruggezet";
    /// Filters let nothing in.
    none_fits() => "No ticket fits these filters" | "Aucun ticket ne correspond à ces filtres" | "Geen ticket past bij deze filters";
    /// What to do then.
    none_fits_next() => "The view itself may hold some" | "La vue elle-même en contient peut-être" | "De weergave zelf bevat er misschien wel";
    /// Pane without a ticket.
    no_ticket() => "No ticket is chosen" | "Aucun ticket n’est choisi" | "Er is geen ticket gekozen";
    /// What to do then.
    no_ticket_next() => "Choose one from the list. J and K move, Enter opens" | "Choisissez-en un dans la liste. J et K déplacent, Entrée ouvre" | "Kies er een uit de lijst. J en K bewegen, Enter opent";
    /// Address without a view.
    no_view() => "There is no such view" | "Cette vue n’existe pas" | "Deze weergave bestaat niet";
    /// What to do then.
    no_view_next() => "Check the address, or go to your tickets" | "Vérifiez l’adresse, ou allez à vos tickets" | "Controleer het adres, of ga naar je tickets";

    /// Slim bar.
    connection_lost() => "Connection lost, your text is kept" | "Connexion perdue, votre texte est gardé" | "Verbinding verbroken, je tekst blijft bewaard";
    /// Slim bar.
    trying_again(n: u64) => one "Trying again in {n} s" other "Trying again in {n} s" | one "Nouvel essai dans {n} s" other "Nouvel essai dans {n} s" | one "Nieuwe poging over {n} s" other "Nieuwe poging over {n} s";
    /// Slim bar.
    trying_now() => "Trying again" | "Nouvel essai" | "Nieuwe poging";
    /// Said once when the line is back.
    connected_again() => "Connected again" | "De nouveau connecté" | "Weer verbonden";

    /// Name of the palette.
    palette() => "Search and commands" | "Recherche et commandes" | "Zoeken en opdrachten";
    /// What may be typed.
    palette_hint() => "Search tickets, views and commands" | "Chercher tickets, vues et commandes" | "Zoek tickets, weergaven en opdrachten";
    /// Group.
    palette_go() => "Go to" | "Aller à" | "Ga naar";
    /// Group.
    palette_general() => "Commands" | "Commandes" | "Opdrachten";
    /// The server is looking too.
    palette_searching() => "Searching all tickets" | "Recherche dans tous les tickets" | "Alle tickets doorzoeken";
    /// The server did not answer.
    palette_unsearched() => "Only loaded tickets were searched" | "Seuls les tickets chargés ont été parcourus" | "Alleen geladen tickets zijn doorzocht";
    /// Nothing fits.
    palette_none(text: &str) => "No match for “{text}”" | "Aucun résultat pour «\u{202f}{text}\u{202f}»" | "Niets gevonden voor “{text}”";
    /// Results, said to readers.
    palette_results(n: u64) => one "{n} result" other "{n} results" | one "{n} résultat" other "{n} résultats" | one "{n} resultaat" other "{n} resultaten";
    /// Second step.
    step_status(number: &str) => "Status of #{number}" | "Statut du n°\u{a0}{number}" | "Status van nr. {number}";
    /// Second step.
    step_owner(number: &str) => "Assign #{number} to" | "Attribuer le n°\u{a0}{number} à" | "Nr. {number} toewijzen aan";
    /// Second step.
    step_priority(number: &str) => "Priority of #{number}" | "Priorité du n°\u{a0}{number}" | "Prioriteit van nr. {number}";
    /// Group: the commands of one ticket.
    of_ticket(number: &str, subject: &str) => "#{number}, {subject}" | "N°\u{a0}{number}, {subject}" | "Nr. {number}, {subject}";
    /// Line: one ticket.
    ticket_line(number: &str, subject: &str) => "#{number} {subject}" | "N°\u{a0}{number} {subject}" | "Nr. {number} {subject}";

    /// Name of the sheet.
    keys() => "Keyboard shortcuts" | "Raccourcis clavier" | "Sneltoetsen";
    /// Under its name.
    keys_off() => "Single keys are off in your preferences" | "Les touches seules sont désactivées dans vos préférences" | "Enkele toetsen staan uit in je voorkeuren";
    /// Group of keys.
    keys_everywhere() => "Everywhere" | "Partout" | "Overal";
    /// Group of keys.
    keys_list() => "In the list" | "Dans la liste" | "In de lijst";
    /// Group of keys.
    keys_ticket() => "In a ticket" | "Dans un ticket" | "In een ticket";
    /// Group of keys.
    keys_composer() => "While writing" | "Pendant la rédaction" | "Tijdens het schrijven";
    /// Between two keys that do the same.
    key_or() => "or" | "ou" | "of";

    /// Command.
    do_search() => "Search" | "Chercher" | "Zoeken";
    /// Command.
    do_create() => "Create ticket" | "Créer un ticket" | "Ticket aanmaken";
    /// Command.
    do_side_bar() => "Show or hide views" | "Afficher ou masquer les vues" | "Weergaven tonen of verbergen";
    /// Command.
    do_facts() => "Show or hide facts" | "Afficher ou masquer les informations" | "Gegevens tonen of verbergen";
    /// Command.
    do_undo() => "Undo the last change" | "Annuler le dernier changement" | "Laatste wijziging ongedaan maken";
    /// Command.
    do_next_pane() => "Next pane" | "Volet suivant" | "Volgend paneel";
    /// Command.
    do_previous_pane() => "Previous pane" | "Volet précédent" | "Vorig paneel";
    /// Command.
    do_back() => "Close, then step back" | "Fermer, puis revenir" | "Sluiten, dan terug";
    /// Command.
    do_next() => "Next ticket" | "Ticket suivant" | "Volgend ticket";
    /// Command.
    do_previous() => "Previous ticket" | "Ticket précédent" | "Vorig ticket";
    /// Command.
    do_first() => "First ticket" | "Premier ticket" | "Eerste ticket";
    /// Command.
    do_last() => "Last ticket loaded" | "Dernier ticket chargé" | "Laatst geladen ticket";
    /// Command.
    do_open() => "Open" | "Ouvrir" | "Openen";
    /// Command.
    do_assign() => "Assign to…" | "Attribuer à…" | "Toewijzen aan…";
    /// Command.
    do_assign_me() => "Assign to me" | "M’attribuer le ticket" | "Aan mij toewijzen";
    /// Command.
    do_status() => "Change status…" | "Changer le statut…" | "Status wijzigen…";
    /// Command.
    do_priority() => "Change priority…" | "Changer la priorité…" | "Prioriteit wijzigen…";
    /// Command.
    do_close() => "Close ticket" | "Fermer le ticket" | "Ticket sluiten";
    /// Command.
    do_spam() => "Mark as spam, or not spam" | "Marquer comme indésirable, ou non" | "Markeren als ongewenst, of niet";
    /// Command.
    do_delete() => "Delete, or restore" | "Supprimer, ou restaurer" | "Verwijderen, of terugzetten";
    /// Command.
    do_reply() => "Reply" | "Répondre" | "Beantwoorden";
    /// Command.
    do_comment() => "Add internal comment" | "Ajouter un commentaire interne" | "Interne opmerking toevoegen";
    /// Command.
    do_copy_link() => "Copy link" | "Copier le lien" | "Link kopiëren";
    /// Command.
    do_tab_conversation() => "Show conversation" | "Afficher la conversation" | "Gesprek tonen";
    /// Command.
    do_tab_internal() => "Show internal comments" | "Afficher les commentaires internes" | "Interne opmerkingen tonen";
    /// Command.
    do_tab_activities() => "Show activities" | "Afficher les activités" | "Activiteiten tonen";
    /// Command.
    do_send() => "Send" | "Envoyer" | "Versturen";
    /// Command.
    do_send_close() => "Send and close the ticket" | "Envoyer et fermer le ticket" | "Versturen en ticket sluiten";
    /// Command.
    do_other_kind() => "Switch between reply and comment" | "Passer de la réponse au commentaire" | "Wisselen tussen antwoord en opmerking";

    /// Toast.
    closed(number: &str) => "#{number} closed" | "N°\u{a0}{number} fermé" | "Nr. {number} gesloten";
    /// Toast: which ticket, what happened.
    of_number(number: &str, said: &str) => "#{number}: {said}" | "N°\u{a0}{number}\u{202f}: {said}" | "Nr. {number}: {said}";
    /// Toast after an undo.
    undone() => "Undone" | "Action annulée" | "Ongedaan gemaakt";
    /// Toast: nothing was left to undo.
    nothing_to_undo() => "There is nothing to undo" | "Il n’y a rien à annuler" | "Er is niets om ongedaan te maken";
    /// The pipeline has no closed status.
    cannot_close() => "This pipeline has no closed status" | "Ce pipeline n’a pas de statut fermé" | "Deze pijplijn heeft geen gesloten status";

    /// Panel.
    create_ticket() => "Create ticket" | "Créer un ticket" | "Ticket aanmaken";
    /// Field.
    create_subject() => "Ticket name" | "Nom du ticket" | "Naam van het ticket";
    /// Field.
    create_status() => "Status" | "Statut" | "Status";
    /// Field.
    create_priority() => "Priority" | "Priorité" | "Prioriteit";
    /// Field.
    create_owner() => "Owner" | "Responsable" | "Eigenaar";
    /// Field.
    create_team() => "Team" | "Équipe" | "Team";
    /// Choice of the team field.
    create_owners_team() => "The owner’s team" | "L’équipe du responsable" | "Het team van de eigenaar";
    /// Field.
    create_about() => "Category" | "Catégorie" | "Categorie";
    /// Choice.
    create_no_team() => "No team" | "Sans équipe" | "Geen team";
    /// Choice.
    create_no_about() => "No category" | "Sans catégorie" | "Geen categorie";
    /// Field.
    create_contact() => "Contact" | "Contact" | "Contact";
    /// What helps.
    create_contact_hint() => "Name or e-mail address. A new address becomes a contact" | "Nom ou adresse. Une nouvelle adresse devient un contact" | "Naam of e-mailadres. Een nieuw adres wordt een contact";
    /// Choice: an address nobody has.
    create_new_contact(address: &str) => "New contact {address}" | "Nouveau contact {address}" | "Nieuw contact {address}";
    /// Field.
    create_contact_name() => "Name of the new contact" | "Nom du nouveau contact" | "Naam van het nieuwe contact";
    /// Field.
    create_comment() => "First internal comment" | "Premier commentaire interne" | "Eerste interne opmerking";
    /// What helps.
    create_comment_hint() => "Only your team sees this" | "Seule votre équipe voit ceci" | "Alleen je team ziet dit";
    /// Button.
    create() => "Create" | "Créer" | "Aanmaken";
    /// Over a form that was refused.
    there_is_a_problem() => "There is a problem" | "Il y a un problème" | "Er is een probleem";
    /// Toast.
    created(number: &str) => "Ticket #{number} created" | "Ticket n°\u{a0}{number} créé" | "Ticket nr. {number} aangemaakt";
}

/// An empty view: what is so, and what will appear there.
pub fn empty_view(language: Language, view: View) -> (String, String) {
    let (fact, next): (fn(Language) -> String, fn(Language) -> String) = match view {
        View::Unassigned => (none_unassigned, none_unassigned_next),
        View::Mine => (none_mine, none_mine_next),
        View::Team => (none_team, none_team_next),
        View::Open => (none_open, none_open_next),
        View::Sent => (none_sent, none_sent_next),
        View::Spam => (none_spam, none_spam_next),
        View::Closed => (none_closed, none_closed_next),
        View::Deleted => (none_deleted, none_deleted_next),
    };
    (fact(language), next(language))
}
