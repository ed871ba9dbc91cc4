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
}
