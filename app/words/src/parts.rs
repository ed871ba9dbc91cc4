//! Words of the parts: what a field, a list of choices or a dialog says by itself.

crate::words! {
    /// Behind the label of a field that may stay empty.
    optional() => "optional" | "facultatif" | "niet verplicht";
    /// Button in a password field.
    show_password() => "Show password" | "Afficher le mot de passe" | "Wachtwoord tonen";
    /// Button in a password field.
    hide_password() => "Hide password" | "Masquer le mot de passe" | "Wachtwoord verbergen";
    /// A list of choices is empty for what was typed.
    no_match(text: &str) => "No match for “{text}”" | "Aucun résultat pour «\u{202f}{text}\u{202f}»" | "Niets gevonden voor “{text}”";
    /// Button in a list of choices.
    clear() => "Clear" | "Effacer" | "Wissen";
    /// Button that takes one choice away.
    remove(name: &str) => "Remove {name}" | "Retirer {name}" | "{name} verwijderen";
    /// Button of a toast.
    dismiss() => "Dismiss" | "Masquer" | "Verbergen";
    /// Button that shows more choices.
    more() => "More" | "Plus" | "Meer";
    /// While something is on its way.
    loading() => "Loading" | "Chargement" | "Laden";
    /// A page failed to load.
    not_loaded() => "This could not be loaded" | "Le chargement a échoué" | "Dit kon niet worden geladen";
    /// Nothing was lost by that.
    nothing_lost() => "Nothing was lost" | "Rien n’a été perdu" | "Er is niets verloren gegaan";
    /// Before the number of a fault of ours.
    reference_word() => "Reference" | "Référence" | "Referentie";
    /// Behind a fault of ours.
    reference(reference: &str) => "Reference {reference}" | "Référence {reference}" | "Referentie {reference}";
    /// Page of all parts: section.
    states_buttons() => "Buttons" | "Boutons" | "Knoppen";
    /// Page of all parts: section.
    states_fields() => "Fields" | "Champs" | "Velden";
    /// Page of all parts: section.
    states_choices() => "Menus, lists and tabs" | "Menus, listes et onglets" | "Menu’s, lijsten en tabs";
    /// Page of all parts: section.
    states_people() => "People and chips" | "Personnes et étiquettes" | "Mensen en labels";
    /// Page of all parts: section.
    states_signs() => "Signs" | "Signes" | "Tekens";
    /// Page of all parts: section.
    states_messages() => "Message bubbles" | "Bulles de message" | "Berichtballonnen";
    /// Page of all parts: section.
    states_rows() => "Rows and views" | "Lignes et vues" | "Rijen en weergaven";
    /// Page of all parts: section.
    states_panes() => "Empty, waiting, failed" | "Vide, en attente, en échec" | "Leeg, wachtend, mislukt";
    /// Page of all parts: section.
    states_passing() => "Toasts, dialogs and the connection" | "Notifications, dialogues et connexion" | "Meldingen, dialogen en verbinding";
    /// A kind of button.
    primary() => "Primary" | "Principal" | "Primair";
    /// A kind of button.
    secondary() => "Secondary" | "Secondaire" | "Secundair";
    /// A kind of button.
    ghost() => "Quiet" | "Discret" | "Stil";
    /// A kind of button.
    danger() => "Delete" | "Supprimer" | "Verwijderen";
    /// A kind of button.
    final_danger() => "Delete for good" | "Supprimer définitivement" | "Definitief verwijderen";
    /// A state.
    busy() => "Busy" | "Occupé" | "Bezig";
    /// A state.
    disabled() => "Disabled" | "Désactivé" | "Uitgeschakeld";
    /// Why a part is disabled.
    disabled_why() => "Choose a ticket first" | "Choisissez d’abord un ticket" | "Kies eerst een ticket";
    /// A state.
    chosen() => "Chosen" | "Choisi" | "Gekozen";
    /// A size.
    small() => "Small" | "Petit" | "Klein";
    /// A size.
    large() => "Large" | "Grand" | "Groot";
    /// A field.
    station() => "Station" | "Station" | "Station";
    /// What helps to fill it in.
    station_hint() => "Where the bike stands now" | "Où se trouve le vélo maintenant" | "Waar de fiets nu staat";
    /// A wrong answer.
    number_wanted() => "Enter the number on the frame, four digits" | "Entrez le numéro du cadre, quatre chiffres" | "Vul het nummer op het frame in, vier cijfers";
    /// A field.
    bike_number() => "Number of the bike" | "Numéro du vélo" | "Nummer van de fiets";
    /// A field of several lines.
    what_happened() => "What happened" | "Que s’est-il passé" | "Wat is er gebeurd";
    /// A box to tick.
    tell_me() => "Tell me when it is solved" | "Me prévenir quand c’est résolu" | "Laat het me weten als het opgelost is";
    /// Opens a dialog.
    open_dialog() => "Open a dialog" | "Ouvrir un dialogue" | "Dialoog openen";
    /// What a dialog asks.
    delete_many(n: u64) => one "Delete {n} ticket?" other "Delete {n} tickets?" | one "Supprimer {n} ticket\u{202f}?" other "Supprimer {n} tickets\u{202f}?" | one "{n} ticket verwijderen?" other "{n} tickets verwijderen?";
    /// What a dialog says.
    delete_kept() => "They can be restored for 30 days" | "On peut les restaurer pendant 30 jours" | "Je kunt ze 30 dagen lang terugzetten";
    /// A toast.
    toast_done(n: u64, name: &str) => one "{n} ticket assigned to {name}" other "{n} tickets assigned to {name}" | one "{n} ticket attribué à {name}" other "{n} tickets attribués à {name}" | one "{n} ticket toegewezen aan {name}" other "{n} tickets toegewezen aan {name}";
    /// Shows a toast.
    show_toast() => "Show a toast" | "Afficher une notification" | "Melding tonen";
    /// Shows a toast that can be undone.
    show_offer() => "Show a toast with Undo" | "Afficher une notification annulable" | "Melding met terugdraaien tonen";
    /// Shows a toast of a fault.
    show_fault() => "Show an error" | "Afficher une erreur" | "Fout tonen";
    /// Shows the bar of a lost connection.
    show_offline() => "Show or hide the bar" | "Afficher ou masquer la barre" | "Balk tonen of verbergen";
    /// A quiet announcement.
    nothing_here() => "Nothing is waiting" | "Rien n’attend" | "Er wacht niets";
    /// What to do about it.
    nothing_here_next() => "New tickets appear here by themselves" | "Les nouveaux tickets apparaissent ici d’eux-mêmes" | "Nieuwe tickets verschijnen hier vanzelf";
}
