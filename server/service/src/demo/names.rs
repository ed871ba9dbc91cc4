//! Names of riders and the domains of their mail, all under `.example`.

/// First and last names.
pub type Names = (&'static [&'static str], &'static [&'static str]);

/// Of riders who write Dutch.
pub const DUTCH: Names = (
    &[
        "An", "Wim", "Joris", "Griet", "Jeroen", "Elke", "Nele", "Anke", "Ivo", "Fleur", "Ruben", "Lotte",
        "Stijn", "Hanne", "Maarten", "Katrijn", "Pim", "Saskia", "Thijs", "Roos", "Bart", "Femke", "Gijs",
        "Veerle", "Sem", "Liesbeth", "Dries", "Mila", "Kobe", "Tess", "Jef",
    ],
    &[
        "Aerts",
        "De Smet",
        "Lenaerts",
        "Kuipers",
        "Maes",
        "Cools",
        "Willems",
        "Janssen",
        "Hendriks",
        "Maas",
        "Goossens",
        "Van Damme",
        "De Vries",
        "Bakker",
        "Verhoeven",
        "Dekker",
        "Vermeulen",
        "Martens",
        "Smits",
        "Brouwer",
        "Segers",
        "De Graaf",
        "Nijs",
        "Baert",
        "Visser",
        "Lemmens",
        "Meijer",
        "Stevens",
        "Claeys",
    ],
);
/// Of riders who write French.
pub const FRENCH: Names = (
    &[
        "Camille", "Théo", "Nadia", "Omar", "Léa", "Hugues", "Manon", "Antoine", "Chloé", "Yanis", "Élise",
        "Baptiste", "Sarah", "Rémi", "Inaya", "Gauthier", "Margaux", "Karim", "Solène", "Lucas", "Océane",
        "Mathis", "Jeanne", "Adrien", "Capucine", "Nolan", "Aurore", "Samuel", "Zoé", "Étienne", "Nour",
    ],
    &[
        "Morel", "Garnier", "Benali", "Idrissi", "Dubois", "Lefèvre", "Marchand", "Perrin", "Dupuis",
        "Fontaine", "Renard", "Giraud", "Lambot", "Colin", "Bertrand", "Mercier", "Charlier", "Noël",
        "Picard", "Leclercq", "Masson", "Gauthier", "Haddou", "Delattre", "Robin", "Simonet", "Barbier",
        "Thomas", "Legrand",
    ],
);
/// Of riders who write English.
pub const BRITISH: Names = (
    &[
        "Emily", "Oliver", "Priya", "Jack", "Hannah", "Callum", "Zara", "Harry", "Lena", "Mateo", "Erik",
        "Grace", "Owen", "Aisha", "Freya", "Rhys", "Nina", "Theo", "Isla", "Samir", "Imogen", "Marco",
        "Poppy", "Ewan", "Dana", "Felix", "Ruth", "Alfie", "Ines", "Joel", "Maya",
    ],
    &[
        "Hughes",
        "Clarke",
        "Patel",
        "Turner",
        "Hartmann",
        "Ferrer",
        "Solheim",
        "Bennett",
        "Okoro",
        "Fraser",
        "Whitfield",
        "Ahmed",
        "Lowe",
        "Marsh",
        "Novak",
        "Sinclair",
        "Barnes",
        "Rossi",
        "Doyle",
        "Pearce",
        "Khan",
        "Webster",
        "Lindgren",
        "Griffiths",
        "Sato",
        "Mills",
        "Byrne",
        "Carver",
        "Holt",
    ],
);
/// Where private mail comes from.
pub const HOMES: [&str; 6] = [
    "mail.example",
    "post.example",
    "inbox.example",
    "brievenbus.example",
    "courriel.example",
    "webpost.example",
];
/// Where companies' mail comes from.
pub const COMPANIES: [&str; 10] = [
    "studio-loriot.example",
    "bakkerij-hof.example",
    "atelier-brique.example",
    "vandermeer-advocaten.example",
    "nordlicht.example",
    "halles-du-canal.example",
    "tilia-care.example",
    "maison-verdier.example",
    "kade12.example",
    "harbour-analytics.example",
];
