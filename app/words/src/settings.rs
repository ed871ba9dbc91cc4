//! Words of the settings.

use crate::Language;
use desk::permission::Permission;
use desk::person::Theme;

crate::words! {
    /// Heading of the side bar.
    settings() => "Settings" | "Réglages" | "Instellingen";
    /// Name of the links past everything.
    skip_links() => "Skip to" | "Aller directement à" | "Direct naar";
    /// The first of them.
    skip_page() => "To the page" | "Aller à la page" | "Naar de pagina";
    /// The second.
    skip_nav() => "To the list of settings" | "Aller à la liste des réglages" | "Naar de lijst met instellingen";
    /// Field above the pages.
    find() => "Find a setting" | "Chercher un réglage" | "Zoek een instelling";
    /// No page fits what was typed.
    none_found(text: &str) => "No setting for “{text}”" | "Aucun réglage pour «\u{202f}{text}\u{202f}»" | "Geen instelling voor “{text}”";
    /// Button that shows or hides the list of pages.
    toggle_nav() => "Show or hide the list of settings" | "Afficher ou masquer la liste des réglages" | "Lijst met instellingen tonen of verbergen";
    /// Group of pages.
    group_you() => "Your account" | "Votre compte" | "Je account";
    /// Group of pages.
    group_people() => "People" | "Personnes" | "Mensen";
    /// Group of pages.
    group_channels() => "Channels" | "Canaux" | "Kanalen";
    /// Group of pages.
    group_desk() => "Desk" | "Assistance" | "Helpdesk";
    /// Page.
    preferences() => "Preferences" | "Préférences" | "Voorkeuren";
    /// Below that heading.
    preferences_note() => "How Guichet looks and behaves for you. Nobody else is affected" | "L’apparence et le comportement de Guichet pour vous seulement" | "Hoe Guichet er voor jou uitziet en werkt. Voor anderen verandert er niets";
    /// Card.
    display() => "Language and display" | "Langue et affichage" | "Taal en weergave";
    /// Field.
    language() => "Language" | "Langue" | "Taal";
    /// Field.
    theme() => "Theme" | "Thème" | "Thema";
    /// Theme.
    theme_system() => "As the system" | "Comme le système" | "Zoals het systeem";
    /// Theme.
    theme_light() => "Light" | "Clair" | "Licht";
    /// Theme.
    theme_dark() => "Dark" | "Sombre" | "Donker";
    /// Field.
    zone() => "Time zone" | "Fuseau horaire" | "Tijdzone";
    /// Below that field.
    zone_hint() => "Type a city, or any name of the IANA list such as America/Montreal" | "Tapez une ville, ou un nom de la liste IANA comme America/Montreal" | "Typ een stad, of een naam uit de IANA-lijst zoals America/Montreal";
    /// Card.
    working() => "Writing and keys" | "Écriture et clavier" | "Schrijven en toetsen";
    /// Field.
    undo_send() => "Take back a reply" | "Reprendre une réponse" | "Antwoord terughalen";
    /// Below that field.
    undo_send_hint() => "A reply waits this long before it leaves, also when you close the window" | "Une réponse attend ce délai avant de partir, même si vous fermez la fenêtre" | "Een antwoord wacht zo lang voor het vertrekt, ook als je het venster sluit";
    /// Choice: replies leave at once.
    undo_send_never() => "Not, send at once" | "Non, envoyer aussitôt" | "Niet, meteen versturen";
    /// Choice.
    seconds(n: u64) => one "For {n} second" other "For {n} seconds" | one "Pendant {n} seconde" other "Pendant {n} secondes" | one "Gedurende {n} seconde" other "Gedurende {n} seconden";
    /// Switch.
    single_keys() => "Single-key shortcuts" | "Raccourcis à une touche" | "Sneltoetsen van één toets";
    /// Below that switch.
    single_keys_hint() => "R replies, N comments, J and K move. Keys with Ctrl or Cmd always work" | "R répond, N commente, J et K déplacent. Les touches avec Ctrl ou Cmd fonctionnent toujours" | "R antwoordt, N plaatst een opmerking, J en K bewegen. Toetsen met Ctrl of Cmd werken altijd";
    /// Save bar.
    changes(n: u64) => one "{n} change not saved" other "{n} changes not saved" | one "{n} modification non enregistrée" other "{n} modifications non enregistrées" | one "{n} wijziging niet opgeslagen" other "{n} wijzigingen niet opgeslagen";
    /// Button.
    discard() => "Discard" | "Abandonner" | "Verwerpen";
    /// Button.
    save_changes() => "Save changes" | "Enregistrer les modifications" | "Wijzigingen opslaan";
    /// Toast.
    saved() => "Saved" | "Enregistré" | "Opgeslagen";
    /// Dialog.
    leave() => "Leave without saving?" | "Quitter sans enregistrer\u{202f}?" | "Weggaan zonder op te slaan?";
    /// Button.
    stay() => "Stay here" | "Rester ici" | "Hier blijven";
    /// Button.
    leave_anyway() => "Leave without saving" | "Quitter sans enregistrer" | "Weggaan zonder opslaan";
    /// Page.
    devices() => "Devices and password" | "Appareils et mot de passe" | "Apparaten en wachtwoord";
    /// Below that heading.
    devices_note() => "Where you are signed in. End a sign-in you do not recognise, then change your password" | "Où vous êtes connecté. Déconnectez ce que vous ne reconnaissez pas, puis changez de mot de passe" | "Waar je bent aangemeld. Meld af wat je niet herkent en wijzig dan je wachtwoord";
    /// Card.
    sign_ins() => "Where you are signed in" | "Connexions ouvertes" | "Waar je bent aangemeld";
    /// Marks the device that asks.
    this_device() => "This device" | "Cet appareil" | "Dit apparaat";
    /// What a device is.
    browser_on(browser: &str, system: &str) => "{browser} on {system}" | "{browser} sur {system}" | "{browser} op {system}";
    /// A browser that does not say what it is.
    unknown_browser() => "Unknown browser" | "Navigateur inconnu" | "Onbekende browser";
    /// Of a device.
    last_used(when: &str) => "Last used {when}" | "Dernière utilisation {when}" | "Laatst gebruikt {when}";
    /// Of a device.
    signed_in(when: &str) => "signed in {when}" | "connecté {when}" | "aangemeld {when}";
    /// Button.
    end_sign_in() => "Sign out" | "Déconnecter" | "Afmelden";
    /// Name of that button for readers.
    end_sign_in_of(device: &str) => "Sign out {device}" | "Déconnecter {device}" | "{device} afmelden";
    /// Toast.
    sign_in_ended(device: &str) => "{device} is signed out" | "{device} est déconnecté" | "{device} is afgemeld";
    /// Card.
    password() => "Password" | "Mot de passe" | "Wachtwoord";
    /// In that card.
    password_note() => "Your other devices are signed out when you change it" | "Vos autres appareils sont déconnectés quand vous le changez" | "Je andere apparaten worden afgemeld als je het wijzigt";
    /// Field.
    current_password() => "Current password" | "Mot de passe actuel" | "Huidig wachtwoord";
    /// Field.
    new_password() => "New password" | "Nouveau mot de passe" | "Nieuw wachtwoord";
    /// Button.
    change_password() => "Change password" | "Changer le mot de passe" | "Wachtwoord wijzigen";
    /// Toast.
    password_changed() => "Password changed, other devices are signed out" | "Mot de passe changé, les autres appareils sont déconnectés" | "Wachtwoord gewijzigd, andere apparaten zijn afgemeld";
    /// Page.
    people() => "People" | "Personnes" | "Mensen";
    /// Below that heading.
    people_note() => "Who works here, what they may set up, and which tickets they see" | "Qui travaille ici, ce que chacun peut régler, et quels tickets chacun voit" | "Wie hier werkt, wat ze mogen instellen en welke tickets ze zien";
    /// Button and title.
    add_person() => "Add a person" | "Ajouter une personne" | "Iemand toevoegen";
    /// Button and title.
    change_person(name: &str) => "Change {name}" | "Modifier {name}" | "{name} wijzigen";
    /// Column and field.
    name() => "Name" | "Nom" | "Naam";
    /// Column and field.
    role() => "Role" | "Rôle" | "Rol";
    /// Column and field.
    sees() => "Sees" | "Voit" | "Ziet";
    /// Column and field.
    in_teams() => "Teams" | "Équipes" | "Teams";
    /// Column.
    last_seen() => "Last seen" | "Dernière visite" | "Laatst gezien";
    /// Never signed in.
    never() => "Never" | "Jamais" | "Nooit";
    /// Column of buttons, for readers.
    actions() => "Actions" | "Actions" | "Acties";
    /// Marks who may no longer sign in.
    disabled() => "Signed off" | "Désactivé" | "Uitgeschakeld";
    /// Marks the person who looks.
    you() => "You" | "Vous" | "Jij";
    /// Marks a person's main team.
    main_team_is(team: &str) => "{team} (main)" | "{team} (principale)" | "{team} (hoofdteam)";
    /// Field.
    email_address() => "E-mail address" | "Adresse e-mail" | "E-mailadres";
    /// Field.
    main_team() => "Main team" | "Équipe principale" | "Hoofdteam";
    /// Below that field.
    main_team_hint() => "New work is shared out by main team. Access counts every team" | "Le travail est réparti selon l’équipe principale. L’accès compte toutes les équipes" | "Nieuw werk wordt per hoofdteam verdeeld. Toegang telt elk team";
    /// Choice.
    no_team() => "No team" | "Aucune équipe" | "Geen team";
    /// Below the teams when there are none.
    no_teams_yet() => "There are no teams yet" | "Il n’y a pas encore d’équipes" | "Er zijn nog geen teams";
    /// Field for somebody new.
    first_password() => "First password" | "Premier mot de passe" | "Eerste wachtwoord";
    /// Below that field.
    first_password_hint(n: u64) => one "At least {n} character. Tell it to them; they can change it under Devices and password" other "At least {n} characters. Tell it to them; they can change it under Devices and password" | one "Au moins {n} caractère. Transmettez-le\u{202f}; la personne peut le changer sous Appareils et mot de passe" other "Au moins {n} caractères. Transmettez-le\u{202f}; la personne peut le changer sous Appareils et mot de passe" | one "Minstens {n} teken. Geef het door; ze kunnen het wijzigen onder Apparaten en wachtwoord" other "Minstens {n} tekens. Geef het door; ze kunnen het wijzigen onder Apparaten en wachtwoord";
    /// Below the field for a new password of somebody else.
    reset_password_hint() => "Leave empty to keep the present one" | "Laissez vide pour garder l’actuel" | "Laat leeg om het huidige te houden";
    /// Switch.
    may_not_sign_in() => "May no longer sign in" | "Ne peut plus se connecter" | "Mag zich niet meer aanmelden";
    /// Below that switch.
    may_not_sign_in_hint() => "Signed out everywhere at once. The name stays on old tickets" | "Déconnecté partout aussitôt. Le nom reste sur les anciens tickets" | "Meteen overal afgemeld. De naam blijft op oude tickets staan";
    /// Below the role when admins may not be chosen.
    admins_only() => "Only a super admin gives or takes the roles of admins" | "Seul un super-administrateur donne ou retire les rôles d’administrateur" | "Alleen een hoofdbeheerder geeft of neemt beheerdersrollen";
    /// Why an admin cannot be changed by another one.
    admins_by_super_admin() => "Only a super admin changes an admin" | "Seul un super-administrateur modifie un administrateur" | "Alleen een hoofdbeheerder wijzigt een beheerder";
    /// Heading of the list of rights.
    rights() => "What this person may do" | "Ce que cette personne peut faire" | "Wat deze persoon mag";
    /// Where a right comes from.
    from_role(role: &str) => "from the role {role}" | "par le rôle {role}" | "door de rol {role}";
    /// Where a right comes from.
    from_person() => "set for this person" | "réglé pour cette personne" | "voor deze persoon ingesteld";
    /// Where a right comes from.
    from_person_and_teams(n: u64) => one "set for this person, in {n} team" other "set for this person, in {n} teams" | one "réglé pour cette personne, dans {n} équipe" other "réglé pour cette personne, dans {n} équipes" | one "voor deze persoon ingesteld, in {n} team" other "voor deze persoon ingesteld, in {n} teams";
    /// Right to see tickets.
    may_see(which: &str) => "See and edit: {which}" | "Voir et modifier\u{202f}: {which}" | "Zien en bewerken: {which}";
    /// Right.
    may_work() => "Work on tickets they see" | "Travailler sur les tickets visibles" | "Aan zichtbare tickets werken";
    /// Right.
    may_delete() => "Delete and restore tickets" | "Supprimer et restaurer des tickets" | "Tickets verwijderen en terugzetten";
    /// Right.
    may_people() => "Set up people and teams" | "Régler personnes et équipes" | "Mensen en teams instellen";
    /// Right.
    may_admins() => "Give and take the roles of admins" | "Donner et retirer les rôles d’administrateur" | "Beheerdersrollen geven en nemen";
    /// Right.
    may_channels() => "Set up mail and retry it" | "Régler le courriel et le relancer" | "E-mail instellen en opnieuw proberen";
    /// Right.
    may_desk() => "Change the desk’s name" | "Changer le nom de l’assistance" | "De naam van de helpdesk wijzigen";
    /// Button.
    add() => "Add" | "Ajouter" | "Toevoegen";
    /// Toast.
    added(name: &str) => "{name} is added" | "{name} est ajouté" | "{name} is toegevoegd";
    /// Button.
    change() => "Change" | "Modifier" | "Wijzigen";
    /// Page.
    teams() => "Teams" | "Équipes" | "Teams";
    /// Below that heading.
    teams_note() => "A ticket can belong to a team. Who may see the tickets of their teams sees it too" | "Un ticket peut appartenir à une équipe. Qui voit les tickets de ses équipes le voit aussi" | "Een ticket kan bij een team horen. Wie de tickets van zijn teams ziet, ziet het ook";
    /// How many are in a team.
    members(n: u64) => one "{n} person" other "{n} people" | one "{n} personne" other "{n} personnes" | one "{n} persoon" other "{n} mensen";
    /// Nothing there.
    no_teams() => "No teams yet" | "Pas encore d’équipes" | "Nog geen teams";
    /// What to do about that.
    no_teams_next() => "Add the first one, then put people in it" | "Ajoutez la première, puis placez-y des personnes" | "Voeg het eerste toe en zet er mensen in";
    /// Field.
    team_name() => "Name of the team" | "Nom de l’équipe" | "Naam van het team";
    /// Button and card.
    add_team() => "Add a team" | "Ajouter une équipe" | "Team toevoegen";
    /// Button.
    rename() => "Rename" | "Renommer" | "Hernoemen";
    /// Title of the dialog.
    rename_team(name: &str) => "Rename {name}" | "Renommer {name}" | "{name} hernoemen";
    /// Page.
    email() => "E-mail" | "Courriel" | "E-mail";
    /// Below that heading.
    mail_note() => "What comes in, what leaves, and what got stuck on the way" | "Ce qui arrive, ce qui part, et ce qui est resté en route" | "Wat binnenkomt, wat vertrekt en wat onderweg bleef steken";
    /// Card.
    incoming() => "Incoming mail" | "Courriel entrant" | "Binnenkomende e-mail";
    /// No mailbox.
    no_mailbox() => "There is no mailbox yet" | "Il n’y a pas encore de boîte aux lettres" | "Er is nog geen mailbox";
    /// What to do about that.
    no_mailbox_next() => "Start Guichet with the address customers write to" | "Démarrez Guichet avec l’adresse à laquelle les clients écrivent" | "Start Guichet met het adres waarnaar klanten schrijven";
    /// How to bring mail in.
    pipe() => "Hand each mail to this command, as the pipe of a mail server does" | "Passez chaque message à cette commande, comme le fait le tube d’un serveur de courriel" | "Geef elke mail aan dit commando, zoals de pipe van een mailserver doet";
    /// Row.
    address() => "Address" | "Adresse" | "Adres";
    /// Row.
    newest_mail() => "Newest mail" | "Dernier message" | "Nieuwste mail";
    /// No mail came.
    no_mail_yet() => "None yet" | "Aucun pour l’instant" | "Nog geen";
    /// Row.
    waiting() => "Waiting to be read" | "En attente de lecture" | "Wacht om gelezen te worden";
    /// How many wait.
    mails(n: u64) => one "{n} mail" other "{n} mails" | one "{n} message" other "{n} messages" | one "{n} bericht" other "{n} berichten";
    /// Card.
    outgoing() => "Outgoing mail" | "Courriel sortant" | "Uitgaande e-mail";
    /// Row.
    smtp_server() => "Mail server" | "Serveur d’envoi" | "Mailserver";
    /// State.
    sending() => "Replies are sent" | "Les réponses partent" | "Antwoorden worden verstuurd";
    /// State.
    not_sending() => "Mail is kept but not sent" | "Le courriel est gardé mais ne part pas" | "E-mail wordt bewaard maar niet verstuurd";
    /// What to do about that.
    not_sending_next() => "Start Guichet with a mail server. What was kept leaves then" | "Démarrez Guichet avec un serveur d’envoi. Ce qui est gardé partira alors" | "Start Guichet met een mailserver. Wat bewaard werd, vertrekt dan";
    /// Card.
    quarantine() => "Mail that could not be read" | "Courriel illisible" | "E-mail die niet te lezen was";
    /// In that card.
    quarantine_note() => "Kept whole. Read it again after an update" | "Gardé en entier. Relisez-le après une mise à jour" | "Volledig bewaard. Lees ze opnieuw na een update";
    /// Nothing there.
    quarantine_empty() => "Every mail could be read" | "Tous les messages ont pu être lus" | "Alle mail kon worden gelezen";
    /// Button.
    read_again() => "Read again" | "Relire" | "Opnieuw lezen";
    /// Toast.
    reads_again() => "This mail is being read again" | "Ce message est relu" | "Deze mail wordt opnieuw gelezen";
    /// Card.
    undelivered() => "Replies that did not leave" | "Réponses non parties" | "Antwoorden die niet vertrokken";
    /// Nothing there.
    undelivered_empty() => "No reply is stuck" | "Aucune réponse n’est bloquée" | "Geen enkel antwoord zit vast";
    /// Link.
    ticket_number(number: &str) => "Ticket {number}" | "Ticket {number}" | "Ticket {number}";
    /// Why a reply is kept.
    kept() => "Kept until there is a mail server" | "Gardée jusqu’à ce qu’il y ait un serveur d’envoi" | "Bewaard tot er een mailserver is";
    /// Button.
    copy() => "Copy" | "Copier" | "Kopiëren";
    /// Toast.
    copied() => "Copied" | "Copié" | "Gekopieerd";
    /// Page.
    desk() => "General" | "Général" | "Algemeen";
    /// Below that heading.
    desk_note() => "What is the same for everyone" | "Ce qui est pareil pour tout le monde" | "Wat voor iedereen hetzelfde is";
    /// Card.
    name_card() => "Name" | "Nom" | "Naam";
    /// Field.
    desk_name() => "Name of the desk" | "Nom de l’assistance" | "Naam van de helpdesk";
    /// Below that field.
    desk_name_hint() => "Stands above the list of tickets, for everyone" | "Figure au-dessus de la liste des tickets, pour tout le monde" | "Staat boven de lijst met tickets, voor iedereen";
}

/// A right of a role.
pub fn permission(language: Language, permission: Permission) -> String {
    match permission {
        Permission::WorkOnTickets => may_work(language),
        Permission::DeleteTickets => may_delete(language),
        Permission::ManagePeople => may_people(language),
        Permission::ManageAdmins => may_admins(language),
        Permission::ManageChannels => may_channels(language),
        Permission::ManageDesk => may_desk(language),
    }
}

/// A theme.
pub fn theme_name(language: Language, theme: Theme) -> String {
    match theme {
        Theme::System => theme_system(language),
        Theme::Light => theme_light(language),
        Theme::Dark => theme_dark(language),
    }
}

/// A language by its own name, the same everywhere: who cannot read this page looks for their own.
pub fn language_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Fr => "Français",
        Language::Nl => "Nederlands",
        Language::Pseudo => "Pseudo",
    }
}
