//! Words of the pages at the door: sign in, first run, a page that does not exist.

crate::words! {
    /// Heading, button and title.
    sign_in() => "Sign in" | "Se connecter" | "Aanmelden";
    /// Button.
    sign_out() => "Sign out" | "Se déconnecter" | "Afmelden";
    /// Field.
    email_address() => "E-mail address" | "Adresse e-mail" | "E-mailadres";
    /// Field.
    password() => "Password" | "Mot de passe" | "Wachtwoord";
    /// Below the form.
    forgotten() => "Password forgotten? An admin can set a new one for you" | "Mot de passe oublié\u{202f}? Un administrateur peut vous en donner un autre" | "Wachtwoord vergeten? Een beheerder kan een nieuw wachtwoord voor je instellen";
    /// Name of the list of languages.
    languages() => "Language" | "Langue" | "Taal";
    /// Above the errors of a form.
    problem() => "There is a problem" | "Il y a un problème" | "Er is een probleem";
    /// Heading and title of the first page of a new desk.
    first_run() => "Set up your desk" | "Mettre en place votre assistance" | "Je helpdesk inrichten";
    /// Below that heading.
    first_run_note() => "Nobody has an account here yet. Yours may do everything, and adds the others" | "Personne n’a encore de compte ici. Le vôtre a tous les droits et ajoutera les autres" | "Nog niemand heeft hier een account. Dat van jou mag alles en voegt de anderen toe";
    /// Field.
    desk_name() => "Name of the desk" | "Nom de l’assistance" | "Naam van de helpdesk";
    /// Below that field.
    desk_name_hint() => "Stands above the list of tickets, for example “Pédalune support”" | "Figure au-dessus de la liste des tickets, par exemple «\u{202f}Assistance Pédalune\u{202f}»" | "Staat boven de lijst met tickets, bijvoorbeeld “Pédalune support”";
    /// Field.
    your_name() => "Your name" | "Votre nom" | "Je naam";
    /// Below that field.
    your_name_hint() => "Customers see it on your replies" | "Les clients le voient sur vos réponses" | "Klanten zien hem bij je antwoorden";
    /// Below the field for a new password.
    password_hint(n: u64) => one "At least {n} character. Several words in a row are strong and easy to keep in mind" other "At least {n} characters. Several words in a row are strong and easy to keep in mind" | one "Au moins {n} caractère. Plusieurs mots à la suite sont sûrs et faciles à retenir" other "Au moins {n} caractères. Plusieurs mots à la suite sont sûrs et faciles à retenir" | one "Minstens {n} teken. Enkele woorden na elkaar zijn sterk en makkelijk te onthouden" other "Minstens {n} tekens. Enkele woorden na elkaar zijn sterk en makkelijk te onthouden";
    /// While a new password is typed.
    password_needs(n: u64) => one "{n} character more is needed" other "{n} characters more are needed" | one "Il manque {n} caractère" other "Il manque {n} caractères" | one "Nog {n} teken nodig" other "Nog {n} tekens nodig";
    /// A new password is long enough.
    password_enough() => "Long enough" | "Assez long" | "Lang genoeg";
    /// A new password is long.
    password_strong() => "Long, and hard to guess" | "Long, et difficile à deviner" | "Lang, en moeilijk te raden";
    /// Button.
    create_desk() => "Create the desk" | "Créer l’assistance" | "Helpdesk aanmaken";
    /// Heading and title of a page that is not there.
    not_found() => "Page not found" | "Page introuvable" | "Pagina niet gevonden";
    /// Below that heading.
    not_found_note() => "It does not exist, or you may not see it. Check the address, or go back to your tickets" | "Elle n’existe pas, ou vous ne pouvez pas la voir. Vérifiez l’adresse, ou revenez à vos tickets" | "Ze bestaat niet, of je mag ze niet zien. Controleer het adres, of ga terug naar je tickets";
    /// Button there.
    to_tickets() => "Go to your tickets" | "Aller à vos tickets" | "Naar je tickets";
    /// Title of the work space's pages until they name themselves.
    title_tickets() => "Tickets" | "Tickets" | "Tickets";
    /// Title of the page that shows every part in every state.
    states() => "Parts and their states" | "Éléments et leurs états" | "Onderdelen en hun toestanden";
}
