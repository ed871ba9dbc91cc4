//! Words of the ticket: its head, its thread, what happened to it, and the facts beside it.

crate::words! {
    /// The pane, named for landmarks.
    pane_name(number: &str) => "Ticket {number}" | "Ticket n°\u{a0}{number}" | "Ticket nr. {number}";
    /// Title of the browser's window.
    page_title(subject: &str, number: &str) => "{subject} · #{number}" | "{subject} · n°\u{a0}{number}" | "{subject} · nr. {number}";
    /// The pane cannot show this number.
    missing() => "This ticket does not exist, or you may not see it" | "Ce ticket n’existe pas, ou vous ne pouvez pas le voir" | "Dit ticket bestaat niet, of je mag het niet zien";
    /// What to do then.
    missing_next() => "Check the number, or choose a ticket from the list" | "Vérifiez le numéro, ou choisissez un ticket dans la liste" | "Controleer het nummer, of kies een ticket uit de lijst";
    /// The ticket went out of sight while it was read.
    lost() => "You may no longer see this ticket" | "Vous ne pouvez plus voir ce ticket" | "Je mag dit ticket niet meer zien";
    /// What happened to a text that was begun on it.
    lost_next() => "It was assigned elsewhere or deleted. Your draft is kept" | "Il a été attribué ailleurs ou supprimé. Votre brouillon est gardé" | "Het is elders toegewezen of verwijderd. Je concept blijft bewaard";
    /// The page could not be loaded.
    not_loaded() => "The ticket could not be loaded" | "Le ticket n’a pas pu être chargé" | "Het ticket kon niet worden geladen";
    /// Nothing is lost by it.
    nothing_lost() => "Nothing was lost" | "Rien n’est perdu" | "Er is niets verloren";
    /// Back to the list.
    back() => "Back to the list" | "Retour à la liste" | "Terug naar de lijst";
    /// Group of buttons.
    actions() => "Actions" | "Actions" | "Acties";
    /// Button that opens the rest.
    more() => "More actions" | "Autres actions" | "Meer acties";
    /// Menu item.
    copy_link() => "Copy link" | "Copier le lien" | "Link kopiëren";
    /// Toast.
    link_copied() => "Link copied" | "Lien copié" | "Link gekopieerd";
    /// Toast when the browser forbids it.
    link_not_copied() => "The browser did not let the link be copied" | "Le navigateur n’a pas permis de copier le lien" | "De browser liet de link niet kopiëren";
    /// Menu item.
    rename() => "Rename" | "Renommer" | "Hernoemen";
    /// Name of the field.
    subject() => "Subject" | "Objet" | "Onderwerp";
    /// A subject that is empty.
    no_subject() => "No subject" | "Sans objet" | "Geen onderwerp";
    /// Menu item.
    mark_spam() => "Mark as spam" | "Marquer comme indésirable" | "Markeren als ongewenst";
    /// Menu item.
    unmark_spam() => "Not spam" | "Pas indésirable" | "Niet ongewenst";
    /// Menu item.
    delete() => "Delete" | "Supprimer" | "Verwijderen";
    /// Menu item.
    restore() => "Restore" | "Restaurer" | "Terugzetten";
    /// Button that folds the pane beside the ticket.
    toggle_facts() => "Facts about the ticket" | "Informations sur le ticket" | "Gegevens van het ticket";
    /// Strip over the thread.
    is_spam() => "This ticket is marked as spam" | "Ce ticket est marqué comme indésirable" | "Dit ticket is gemarkeerd als ongewenst";
    /// Strip over the thread.
    is_deleted() => "This ticket is deleted" | "Ce ticket est supprimé" | "Dit ticket is verwijderd";
    /// Menu.
    status() => "Status" | "Statut" | "Status";
    /// Menu.
    priority() => "Priority" | "Priorité" | "Prioriteit";
    /// Menu.
    owner() => "Owner" | "Responsable" | "Eigenaar";
    /// Menu.
    category() => "Category" | "Catégorie" | "Categorie";
    /// A menu button with its value, for readers.
    property_is(property: &str, value: &str) => "{property}: {value}" | "{property}\u{202f}: {value}" | "{property}: {value}";
    /// No owner and no team.
    unassigned() => "Unassigned" | "Non attribué" | "Niet toegewezen";
    /// Menu item.
    assign_to_me() => "Assign to me" | "M’attribuer le ticket" | "Aan mij toewijzen";
    /// Menu item.
    unassign() => "Nobody" | "Personne" | "Niemand";
    /// Heading in the owner menu.
    people() => "People" | "Personnes" | "Personen";
    /// Heading in the owner menu.
    teams() => "Teams" | "Équipes" | "Teams";
    /// Search in the owner menu.
    find_person() => "Find a person or team" | "Trouver une personne ou une équipe" | "Zoek een persoon of team";
    /// The search in the owner menu found nothing.
    no_person() => "Nobody by that name" | "Personne de ce nom" | "Niemand met die naam";
    /// The search in the category menu found nothing.
    no_such_category() => "No category by that name" | "Aucune catégorie de ce nom" | "Geen categorie met die naam";
    /// No category.
    no_category() => "No category" | "Sans catégorie" | "Geen categorie";
    /// Search in the category menu.
    find_category() => "Find a category" | "Trouver une catégorie" | "Zoek een categorie";
    /// Toast after a change.
    said_status(status: &str) => "Status is now {status}" | "Le statut est maintenant {status}" | "De status is nu {status}";
    /// Toast after a change.
    said_priority(priority: &str) => "Priority is now {priority}" | "La priorité est maintenant {priority}" | "De prioriteit is nu {priority}";
    /// Toast after a change.
    said_owner(who: &str) => "Assigned to {who}" | "Attribué à {who}" | "Toegewezen aan {who}";
    /// Toast after a change to somebody who takes no work now.
    said_owner_away(who: &str) => "Assigned to {who}, who is away" | "Attribué à {who}, qui est absent" | "Toegewezen aan {who}, die afwezig is";
    /// Toast after a change to somebody who is not connected.
    said_owner_offline(who: &str) => "Assigned to {who}, who is offline" | "Attribué à {who}, qui est hors ligne" | "Toegewezen aan {who}, die niet verbonden is";
    /// Toast after a change.
    said_unassigned() => "Nobody is assigned any more" | "Plus personne n’est responsable" | "Niemand is meer toegewezen";
    /// Toast after a change.
    said_category(category: &str) => "Category is now {category}" | "La catégorie est maintenant {category}" | "De categorie is nu {category}";
    /// Toast after a change.
    said_renamed() => "Ticket renamed" | "Ticket renommé" | "Ticket hernoemd";
    /// Toast after a change.
    said_spam() => "Marked as spam" | "Marqué comme indésirable" | "Gemarkeerd als ongewenst";
    /// Toast after a change.
    said_not_spam() => "No longer spam" | "N’est plus indésirable" | "Niet langer ongewenst";
    /// Toast after a change.
    said_deleted() => "Ticket deleted" | "Ticket supprimé" | "Ticket verwijderd";
    /// Toast after a change.
    said_restored() => "Ticket restored" | "Ticket restauré" | "Ticket teruggezet";
    /// Name of the row of tabs.
    tabs() => "Parts of the ticket" | "Parties du ticket" | "Delen van het ticket";
    /// Tab.
    tab_conversation() => "Conversation" | "Conversation" | "Gesprek";
    /// Tab.
    tab_internal() => "Internal" | "Interne" | "Intern";
    /// Tab.
    tab_activities() => "Activities" | "Activités" | "Activiteiten";
    /// List of who else is here.
    also_here() => "Also here" | "Également ici" | "Ook hier";
    /// More people than are drawn.
    more_people(n: u64) => one "{n} more person" other "{n} more people" | one "{n} autre personne" other "{n} autres personnes" | one "Nog {n} persoon" other "Nog {n} personen";
    /// Somebody else looks at the ticket.
    is_viewing(who: &str) => "{who} is viewing" | "{who} consulte le ticket" | "{who} kijkt mee";
    /// Somebody else writes.
    is_replying(who: &str) => "{who} is writing a reply" | "{who} écrit une réponse" | "{who} schrijft een antwoord";
    /// Somebody else writes.
    is_commenting(who: &str) => "{who} is writing a comment" | "{who} écrit un commentaire" | "{who} schrijft een opmerking";
    /// Name of the list of messages.
    thread() => "Messages" | "Messages" | "Berichten";
    /// A message's name for readers.
    message_name(who: &str, kind: &str, time: &str) => "{who}, {kind}, {time}" | "{who}, {kind}, {time}" | "{who}, {kind}, {time}";
    /// Kind of a message.
    received() => "message" | "message reçu" | "bericht";
    /// Kind of a message.
    reply() => "reply" | "réponse" | "antwoord";
    /// Kind of a message, and the mark on it.
    internal_comment() => "Internal comment" | "Commentaire interne" | "Interne opmerking";
    /// Behind the author.
    by_email() => "by e-mail" | "par courriel" | "per e-mail";
    /// Mark of an author who is not on the ticket.
    stranger() => "Not on this ticket" | "Ne participe pas à ce ticket" | "Niet bij dit ticket";
    /// What that means.
    stranger_why() => "This person receives nothing until you add them" | "Cette personne ne reçoit rien tant que vous ne l’ajoutez pas" | "Deze persoon krijgt niets tot je hem of haar toevoegt";
    /// Mark of an absence notice or bounce.
    automatic() => "Automatic message" | "Message automatique" | "Automatisch bericht";
    /// What that means.
    automatic_why() => "It came from a machine: the status did not change" | "Envoyé par une machine\u{202f}: le statut n’a pas changé" | "Het kwam van een machine: de status is niet veranderd";
    /// Mark of a mail that could not be read whole.
    damaged() => "Not shown in full" | "Affiché en partie" | "Niet volledig getoond";
    /// What that means.
    damaged_why() => "This mail could not be read in full. The original is kept" | "Ce courriel n’a pas pu être lu en entier. L’original est gardé" | "Deze mail kon niet volledig worden gelezen. Het origineel is bewaard";
    /// Why a received message is here.
    matched_new() => "This mail opened the ticket" | "Ce courriel a ouvert le ticket" | "Deze mail heeft het ticket geopend";
    /// Why a received message is here.
    matched_reply_address() => "On this ticket by its reply address" | "Rattaché au ticket par l’adresse de réponse" | "Bij dit ticket door het antwoordadres";
    /// Why a received message is here.
    matched_our_id() => "On this ticket because it answers one of our messages" | "Rattaché au ticket car il répond à l’un de nos messages" | "Bij dit ticket omdat het een antwoord is op ons bericht";
    /// Why a received message is here.
    matched_their_id() => "On this ticket because it answers an earlier mail in it" | "Rattaché au ticket car il répond à un courriel précédent" | "Bij dit ticket omdat het een antwoord is op een eerdere mail";
    /// Opens the quoted part.
    show_quoted() => "Show quoted text" | "Afficher le texte cité" | "Geciteerde tekst tonen";
    /// Name of the frame with a designed mail.
    mail_from(who: &str) => "Mail from {who}" | "Courriel de {who}" | "Mail van {who}";
    /// Under a designed mail.
    images_blocked() => "Remote images are blocked" | "Les images distantes sont bloquées" | "Externe afbeeldingen zijn geblokkeerd";
    /// Names the list of files.
    files(n: u64) => one "{n} file" other "{n} files" | one "{n} fichier" other "{n} fichiers" | one "{n} bestand" other "{n} bestanden";
    /// A file's link, for readers.
    download_file(name: &str, size: &str) => "Download {name}, {size}" | "Télécharger {name}, {size}" | "{name} downloaden, {size}";
    /// A picture's link, for readers.
    open_picture(name: &str, size: &str) => "Open the picture {name}, {size}" | "Ouvrir l’image {name}, {size}" | "Afbeelding {name} openen, {size}";
    /// A reply is held back.
    queued() => "On its way" | "En route" | "Onderweg";
    /// A reply is held back, with the time left for readers.
    queued_for(n: u64) => one "On its way in {n} second" other "On its way in {n} seconds" | one "Départ dans {n} seconde" other "Départ dans {n} secondes" | one "Vertrekt over {n} seconde" other "Vertrekt over {n} seconden";
    /// Mail cannot leave.
    kept() => "Mail is not set up: kept, not sent" | "Le courrier n’est pas configuré\u{202f}: gardée, non envoyée" | "Mail is niet ingesteld: bewaard, niet verstuurd";
    /// A reply leaves now.
    sending() => "Sending" | "Envoi en cours" | "Wordt verstuurd";
    /// A try failed, another one comes.
    sending_again(time: &str) => "Not sent yet. Next try {time}" | "Pas encore envoyée. Prochain essai {time}" | "Nog niet verstuurd. Volgende poging {time}";
    /// The next server took it.
    handed(server: &str, time: &str) => "Handed over to {server} {time}" | "Remise à {server} {time}" | "Overgedragen aan {server} {time}";
    /// It left.
    sent(time: &str) => "Sent {time}" | "Envoyée {time}" | "Verzonden {time}";
    /// The connection died while it was handed over.
    unsure(time: &str) => "May have arrived. Sent again {time}" | "Peut-être arrivée. Renvoi {time}" | "Mogelijk aangekomen. Opnieuw verstuurd {time}";
    /// Given up.
    failed() => "Not sent" | "Non envoyée" | "Niet verstuurd";
    /// Given up, with what the other side said.
    failed_because(said: &str) => "Not sent: {said}" | "Non envoyée\u{202f}: {said}" | "Niet verstuurd: {said}";
    /// Loads older messages.
    show_older() => "Show older messages" | "Afficher les messages plus anciens" | "Oudere berichten tonen";
    /// They could not be loaded.
    older_failed() => "The older messages could not be loaded" | "Les messages plus anciens n’ont pas pu être chargés" | "De oudere berichten konden niet worden geladen";
    /// Messages came in below the edge.
    new_below(n: u64) => one "{n} new below" other "{n} new below" | one "{n} nouveau plus bas" other "{n} nouveaux plus bas" | one "{n} nieuw hieronder" other "{n} nieuw hieronder";
    /// Said to readers when a message arrives.
    new_message_from(who: &str) => "New message from {who}" | "Nouveau message de {who}" | "Nieuw bericht van {who}";
    /// A thread without messages.
    no_messages() => "No messages yet" | "Aucun message pour l’instant" | "Nog geen berichten";
    /// What to do then.
    no_messages_next() => "Write the first one below" | "Écrivez le premier ci-dessous" | "Schrijf hieronder het eerste";
    /// No internal comments.
    no_comments() => "No internal comments yet" | "Aucun commentaire interne pour l’instant" | "Nog geen interne opmerkingen";
    /// What to do then.
    no_comments_next() => "Only your team sees what you add here" | "Seule votre équipe voit ce que vous ajoutez ici" | "Alleen je team ziet wat je hier toevoegt";
    /// A folded run of activities.
    changes(n: u64) => one "{n} change" other "{n} changes" | one "{n} changement" other "{n} changements" | one "{n} wijziging" other "{n} wijzigingen";
    /// The retry failed.
    retry_failed() => "The reply could not be tried again" | "La réponse n’a pas pu être renvoyée" | "Het antwoord kon niet opnieuw worden verstuurd";
    /// Toast after taking back.
    taken_back() => "Reply taken back. Its text is in the editor again" | "Réponse reprise. Son texte est de nouveau dans l’éditeur" | "Antwoord teruggehaald. De tekst staat weer in de editor";

    /// Activity: the ticket began by mail.
    did_open_by_mail(who: &str) => "{who} opened the ticket by e-mail" | "{who} a ouvert le ticket par courriel" | "{who} heeft het ticket per e-mail geopend";
    /// Activity: the ticket began by hand.
    did_create(who: &str) => "{who} created the ticket" | "{who} a créé le ticket" | "{who} heeft het ticket aangemaakt";
    /// Activity: a customer's message.
    did_write(who: &str) => "{who} wrote" | "{who} a écrit" | "{who} heeft geschreven";
    /// Activity: a reply.
    did_reply(who: &str) => "{who} replied" | "{who} a répondu" | "{who} heeft geantwoord";
    /// Activity: a comment.
    did_comment(who: &str) => "{who} added an internal comment" | "{who} a ajouté un commentaire interne" | "{who} heeft een interne opmerking toegevoegd";
    /// Activity: a reply was taken back.
    did_take_back(who: &str) => "{who} took a reply back before it left" | "{who} a repris une réponse avant son départ" | "{who} heeft een antwoord teruggehaald voor het vertrok";
    /// Activity: a reply was tried again.
    did_retry(who: &str) => "{who} sent a reply again" | "{who} a renvoyé une réponse" | "{who} heeft een antwoord opnieuw verstuurd";
    /// Activity: status.
    did_move(who: &str, from: &str, to: &str) => "{who} moved the ticket from {from} to {to}" | "{who} a fait passer le ticket de {from} à {to}" | "{who} heeft het ticket van {from} naar {to} gezet";
    /// Activity: status, by the default automation.
    did_move_customer(to: &str) => "{to} since the customer replied" | "{to} depuis la réponse du client" | "{to} sinds de klant heeft geantwoord";
    /// Activity: status, by the default automation.
    did_move_agent(to: &str, who: &str) => "{to} since {who} replied" | "{to} depuis la réponse de {who}" | "{to} sinds {who} heeft geantwoord";
    /// Activity: owner.
    did_assign(who: &str, to: &str) => "{who} assigned the ticket to {to}" | "{who} a attribué le ticket à {to}" | "{who} heeft het ticket toegewezen aan {to}";
    /// Activity: owner.
    did_pass(who: &str, from: &str, to: &str) => "{who} passed the ticket from {from} to {to}" | "{who} a transféré le ticket de {from} à {to}" | "{who} heeft het ticket van {from} overgedragen aan {to}";
    /// Activity: owner.
    did_take(who: &str) => "{who} took the ticket" | "{who} a pris le ticket" | "{who} heeft het ticket genomen";
    /// Activity: owner.
    did_take_from(who: &str, from: &str) => "{who} took the ticket over from {from}" | "{who} a repris le ticket de {from}" | "{who} heeft het ticket overgenomen van {from}";
    /// Activity: owner.
    did_unassign(who: &str, from: &str) => "{who} unassigned {from}" | "{who} a retiré le ticket à {from}" | "{who} heeft {from} van het ticket gehaald";
    /// Activity: owner, by the default automation.
    did_assign_by_reply(to: &str) => "Assigned to {to}, who replied first" | "Attribué à {to}, qui a répondu en premier" | "Toegewezen aan {to}, die als eerste heeft geantwoord";
    /// An owner with the team.
    owner_in_team(owner: &str, team: &str) => "{owner}, {team}" | "{owner}, {team}" | "{owner}, {team}";
    /// A team as an owner.
    team_named(team: &str) => "team {team}" | "l’équipe {team}" | "team {team}";
    /// Activity: priority.
    did_set_priority(who: &str, to: &str) => "{who} set the priority to {to}" | "{who} a mis la priorité sur {to}" | "{who} heeft de prioriteit op {to} gezet";
    /// Activity: priority.
    did_change_priority(who: &str, from: &str, to: &str) => "{who} changed the priority from {from} to {to}" | "{who} a changé la priorité de {from} à {to}" | "{who} heeft de prioriteit van {from} in {to} gewijzigd";
    /// Activity: priority.
    did_clear_priority(who: &str, from: &str) => "{who} cleared the priority {from}" | "{who} a retiré la priorité {from}" | "{who} heeft de prioriteit {from} verwijderd";
    /// Activity: category.
    did_set_category(who: &str, to: &str) => "{who} set the category to {to}" | "{who} a mis la catégorie sur {to}" | "{who} heeft de categorie op {to} gezet";
    /// Activity: category.
    did_change_category(who: &str, from: &str, to: &str) => "{who} changed the category from {from} to {to}" | "{who} a changé la catégorie de {from} à {to}" | "{who} heeft de categorie van {from} in {to} gewijzigd";
    /// Activity: category.
    did_clear_category(who: &str, from: &str) => "{who} cleared the category {from}" | "{who} a retiré la catégorie {from}" | "{who} heeft de categorie {from} verwijderd";
    /// Activity: subject.
    did_rename(who: &str) => "{who} renamed the ticket" | "{who} a renommé le ticket" | "{who} heeft het ticket hernoemd";
    /// Activity: spam.
    did_mark_spam(who: &str) => "{who} marked the ticket as spam" | "{who} a marqué le ticket comme indésirable" | "{who} heeft het ticket als ongewenst gemarkeerd";
    /// Activity: spam.
    did_unmark_spam(who: &str) => "{who} took the spam mark off" | "{who} a retiré la marque d’indésirable" | "{who} heeft de markering ongewenst verwijderd";
    /// Activity: bin.
    did_delete(who: &str) => "{who} deleted the ticket" | "{who} a supprimé le ticket" | "{who} heeft het ticket verwijderd";
    /// Activity: bin.
    did_restore(who: &str) => "{who} restored the ticket" | "{who} a restauré le ticket" | "{who} heeft het ticket teruggezet";
    /// Behind an activity that undoes an earlier one.
    as_undo(what: &str) => "{what}, as an undo" | "{what}, pour annuler" | "{what}, om iets ongedaan te maken";

    /// Name of the pane of facts.
    facts() => "Facts" | "Informations" | "Gegevens";
    /// Name of the movable edge.
    facts_width() => "Width of the facts" | "Largeur des informations" | "Breedte van de gegevens";
    /// Card.
    facts_contact() => "Contact" | "Contact" | "Klant";
    /// Card.
    facts_ticket() => "Ticket" | "Ticket" | "Ticket";
    /// Folds a card.
    fold(card: &str) => "Fold {card}" | "Replier {card}" | "{card} inklappen";
    /// Unfolds a card.
    unfold(card: &str) => "Unfold {card}" | "Déplier {card}" | "{card} uitklappen";
    /// Row.
    email() => "E-mail" | "Courriel" | "E-mail";
    /// Row.
    phone() => "Phone" | "Téléphone" | "Telefoon";
    /// Row.
    language() => "Language" | "Langue" | "Taal";
    /// Under a contact's name.
    known_since(date: &str) => "Known since {date}" | "Connu depuis le {date}" | "Bekend sinds {date}";
    /// Row.
    pipeline() => "Pipeline" | "Pipeline" | "Pijplijn";
    /// Row.
    team() => "Team" | "Équipe" | "Team";
    /// Row.
    channel() => "Channel" | "Canal" | "Kanaal";
    /// Row.
    created() => "Created" | "Créé" | "Aangemaakt";
    /// Row.
    others() => "Also in copy" | "En copie" | "Ook in kopie";
    /// The ticket has no contact.
    no_contact() => "This ticket has no contact" | "Ce ticket n’a pas de contact" | "Dit ticket heeft geen klant";
    /// Other tickets of the contact.
    other_tickets(n: u64) => one "{n} other ticket" other "{n} other tickets" | one "{n} autre ticket" other "{n} autres tickets" | one "{n} ander ticket" other "{n} andere tickets";
    /// A contact's language.
    english() => "English" | "Anglais" | "Engels";
    /// A contact's language.
    french() => "French" | "Français" | "Frans";
    /// A contact's language.
    dutch() => "Dutch" | "Néerlandais" | "Nederlands";
}
