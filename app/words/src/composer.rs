//! Words of the composer: the two boxes, their drafts, files, recipients and what can keep a message from leaving.

crate::words! {
    /// The box, named for landmarks.
    composer() => "Write" | "Écrire" | "Schrijven";
    /// Name of the two tabs.
    kinds() => "Reply or comment" | "Réponse ou commentaire" | "Antwoord of opmerking";
    /// Tab.
    reply() => "Reply" | "Répondre" | "Antwoorden";
    /// Tab.
    comment() => "Comment" | "Commenter" | "Opmerking";
    /// Placeholder of an empty reply.
    reply_to(who: &str) => "Reply to {who}" | "Répondre à {who}" | "Antwoord aan {who}";
    /// Name of the field.
    reply_text() => "Text of the reply" | "Texte de la réponse" | "Tekst van het antwoord";
    /// Name of the field, and placeholder of an empty comment.
    comment_text() => "Text of the internal comment" | "Texte du commentaire interne" | "Tekst van de interne opmerking";
    /// Under a comment.
    only_your_team() => "Only your team sees this" | "Visible par votre équipe seulement" | "Alleen je team ziet dit";
    /// A draft is on the server.
    draft_saved(time: &str) => "Draft saved {time}" | "Brouillon enregistré {time}" | "Concept bewaard {time}";
    /// A draft is in the browser only.
    draft_here() => "Draft kept in this browser" | "Brouillon gardé dans ce navigateur" | "Concept bewaard in deze browser";
    /// Two versions of one draft.
    two_versions(time: &str) => "There is another version of this draft, of {time}" | "Il existe une autre version de ce brouillon, de {time}" | "Er is nog een versie van dit concept, van {time}";
    /// Shows the other one.
    use_other() => "Use the other version" | "Prendre l’autre version" | "Andere versie gebruiken";
    /// Leaves it.
    keep_this() => "Keep this one" | "Garder celle-ci" | "Deze houden";
    /// Row of recipients.
    to() => "To" | "À" | "Aan";
    /// Row of recipients.
    cc() => "Cc" | "Cc" | "Cc";
    /// Nobody to send to.
    no_contact() => "This ticket has no contact, so a reply cannot be sent. A comment can be added" | "Ce ticket n’a pas de contact\u{202f}: une réponse ne peut pas partir. Un commentaire est possible" | "Dit ticket heeft geen klant, dus een antwoord kan niet weg. Een opmerking kan wel";
    /// The contact cannot be reached.
    no_address() => "The contact has no address on a connected channel, so a reply cannot be sent" | "Le contact n’a pas d’adresse sur un canal connecté\u{202f}: une réponse ne peut pas partir" | "De klant heeft geen adres op een verbonden kanaal, dus een antwoord kan niet weg";
    /// Mail cannot leave.
    only_kept() => "Mail is not set up: a reply is kept here and not sent" | "Le courrier n’est pas configuré\u{202f}: une réponse est gardée ici, sans être envoyée" | "Mail is niet ingesteld: een antwoord wordt hier bewaard en niet verstuurd";
    /// The script of the editor did not come.
    editor_failed() => "The editor could not be loaded" | "L’éditeur n’a pas pu être chargé" | "De editor kon niet worden geladen";
    /// Row of buttons.
    tools() => "Formatting" | "Mise en forme" | "Opmaak";
    /// Button.
    bold() => "Bold" | "Gras" | "Vet";
    /// Button.
    italic() => "Italic" | "Italique" | "Cursief";
    /// Button.
    bullet_list() => "List" | "Liste" | "Lijst";
    /// Button.
    number_list() => "Numbered list" | "Liste numérotée" | "Genummerde lijst";
    /// Button.
    quote() => "Quote" | "Citation" | "Citaat";
    /// Button.
    code() => "Code" | "Code" | "Code";
    /// Button.
    link() => "Link" | "Lien" | "Link";
    /// Field.
    link_address() => "Address of the link" | "Adresse du lien" | "Adres van de link";
    /// Button.
    set_link() => "Set link" | "Insérer le lien" | "Link plaatsen";
    /// Button.
    remove_link() => "Remove link" | "Retirer le lien" | "Link verwijderen";
    /// What was typed is no address.
    not_a_link() => "Enter an address such as https://example.org" | "Entrez une adresse comme https://example.org" | "Vul een adres in, zoals https://example.org";
    /// Button.
    attach() => "Attach files" | "Joindre des fichiers" | "Bestanden toevoegen";
    /// A file goes up.
    uploading(percent: &str) => "{percent}%" | "{percent}\u{202f}%" | "{percent}\u{a0}%";
    /// A file did not go up.
    upload_failed() => "Not uploaded" | "Non transféré" | "Niet geüpload";
    /// Button of a file.
    remove_file(name: &str) => "Remove {name}" | "Retirer {name}" | "{name} verwijderen";
    /// Button of a file.
    upload_again(name: &str) => "Upload {name} again" | "Transférer {name} à nouveau" | "{name} opnieuw uploaden";
    /// Too many files.
    too_many_files(n: u64) => one "At most {n} file on a message" other "At most {n} files on a message" | one "{n} fichier au plus par message" other "{n} fichiers au plus par message" | one "Hoogstens {n} bestand per bericht" other "Hoogstens {n} bestanden per bericht";
    /// A file is still going up.
    files_going() => "Files are still uploading. The message leaves after them" | "Des fichiers sont en cours de transfert. Le message partira ensuite" | "Er worden nog bestanden geüpload. Het bericht vertrekt daarna";
    /// A file did not go up.
    files_failed() => "Remove the file that was not uploaded, or upload it again" | "Retirez le fichier non transféré, ou transférez-le à nouveau" | "Verwijder het bestand dat niet is geüpload, of upload het opnieuw";
    /// In front of the status that is set with the reply.
    then() => "then" | "puis" | "daarna";
    /// Names the menu behind it.
    then_status() => "Status after sending" | "Statut après l’envoi" | "Status na versturen";
    /// Button.
    send() => "Send" | "Envoyer" | "Versturen";
    /// Button.
    add_comment() => "Add comment" | "Ajouter le commentaire" | "Opmerking toevoegen";
    /// Nothing was written.
    nothing_written() => "Write something first" | "Écrivez d’abord quelque chose" | "Schrijf eerst iets";
    /// Toast after sending.
    on_its_way(who: &str) => "Reply to {who} on its way" | "Réponse à {who} en route" | "Antwoord aan {who} onderweg";
    /// A message waits for the connection.
    waiting_reply() => "Reply not sent yet: it leaves when the connection is back" | "Réponse pas encore envoyée\u{202f}: elle partira au retour de la connexion" | "Antwoord nog niet verstuurd: het vertrekt als de verbinding terug is";
    /// A message waits for the connection.
    waiting_comment() => "Comment not added yet: it follows when the connection is back" | "Commentaire pas encore ajouté\u{202f}: il suivra au retour de la connexion" | "Opmerking nog niet toegevoegd: die volgt als de verbinding terug is";
    /// It goes now.
    sending() => "Sending" | "Envoi en cours" | "Wordt verstuurd";
    /// Takes a waiting one back.
    do_not_send() => "Do not send" | "Ne pas envoyer" | "Niet versturen";
    /// Somebody wrote in between.
    newer_message(who: &str, when: &str) => "{who} wrote {when}. Read it first?" | "{who} a écrit {when}. Lire d’abord\u{202f}?" | "{who} heeft {when} geschreven. Eerst lezen?";
    /// Shows it.
    read_it() => "Read it" | "Lire" | "Lezen";
    /// Sends over it.
    send_anyway() => "Send anyway" | "Envoyer quand même" | "Toch versturen";
    /// How long ago.
    seconds_ago(n: u64) => one "{n} second ago" other "{n} seconds ago" | one "il y a {n} seconde" other "il y a {n} secondes" | one "{n} seconde geleden" other "{n} seconden geleden";
    /// How long ago.
    minutes_ago(n: u64) => one "{n} minute ago" other "{n} minutes ago" | one "il y a {n} minute" other "il y a {n} minutes" | one "{n} minuut geleden" other "{n} minuten geleden";
    /// A moment further back.
    at_moment(moment: &str) => "at {moment}" | "à {moment}" | "om {moment}";
    /// The reply could not be taken back.
    not_taken_back() => "The reply could not be taken back" | "La réponse n’a pas pu être reprise" | "Het antwoord kon niet worden teruggehaald";
}
