use super::*;

#[test]
fn addresses_and_numbers_are_noticed() {
    assert_eq!(find("Ask me: jo.doe@example.org."), [Personal::Email]);
    assert_eq!(find("(jo@a-b.example)"), [Personal::Email]);
    assert_eq!(find("Call +49 30 123456 or (0664) 123 45 67"), [Personal::Telephone]);
    assert_eq!(find("555-867-5309 x@y.zz"), [Personal::Email, Personal::Telephone]);
}

#[test]
fn names_with_a_title_and_handles_are_noticed_in_four_languages() {
    for text in [
        "Mr Smith never listens.",
        "ask Mrs. O’Hara",
        "(Dr. Jones)",
        "It was Ms\nKaur again",
        "Herr Müller entscheidet allein.",
        "Das sagte Frau Dr. Öztürk.",
        "mit Herrn Weiß",
        "die Frau Schulz",
        "M. Dupont décide seul.",
        "avec Mme Élodie Martin",
        "madame Lefèvre",
        "El Sr. García no escucha.",
        "la señora Núñez",
        "don Álvaro",
        "ask @jo_doe about it",
        "(@m.kaur)",
    ] {
        assert_eq!(find(text), [Personal::Name], "{text}");
    }
}

#[test]
fn streets_with_a_number_are_noticed_in_four_languages() {
    for text in [
        "I live at 12 Main Street.",
        "the office in 221b Upper Baker St, London",
        "Hauptstr. 5",
        "Hauptstraße 12a, 3. Stock",
        "in der Berliner Straße 7",
        "Lindenallee 3 ist zu laut",
        "Am Lindenweg 5, Bonn",
        "Marktplatz 1 53111 Bonn",
        "12 rue de la Paix",
        "au 3 bis, avenue Victor Hugo",
        "Calle Mayor 5",
        "vivo en la calle de Alcalá, 42",
        "Avda. de la Constitución n.º 3",
        "C/Luna 8",
    ] {
        assert_eq!(find(text), [Personal::Address], "{text}");
    }
}

#[test]
fn ordinary_writing_is_left_alone() {
    for text in [
        "",
        "We @ the office",
        "since 2026-11-24, 09:30",
        "100 of 250 hours",
        "v1.2.3 @team",
        "3.5 - 4.5",
        "@everyone @here.",
        // English
        "In 2024 Road works took 3 weeks on the street.",
        "The Street team has 5 people. Main Street is far away.",
        "Size M Shirts. Yes, Sir I do.",
        "We have 12 people on the Data Platform team and 3 squares of chocolate.",
        "Don’t ask. Miss the Mondays, and Marketing.",
        // German, with its capitals
        "Als Frau Karriere zu machen ist hier schwer. Jede Frau Ende dreißig weiß das.",
        "Ich bin eine Frau. Meine Arbeit zählt weniger.",
        "Der Weg zur Arbeit dauert 40 Minuten, am Arbeitsplatz 5 Tage die Woche.",
        "Auf dem Heimweg 30 Minuten Stau. Die Straße 5 Kilometer lang.",
        "Im Team Vertrieb gibt es 3 Leute und Herr der Lage ist niemand.",
        "Am Parkplatz 20 Autos und am Standort Nord 100 Stellen.",
        // French
        "Une place de parking pour 3 personnes, et 1 place de plus.",
        "Il y a 5 rues, 2 avenues et 12 bureaux. Madame, vous avez raison.",
        "Le 3 mai, la direction a changé le plan. M. est une lettre.",
        // Spanish
        "En la calle hay 5 bares. La plaza de aparcamiento cuesta 40 euros.",
        "El señor de la limpieza viene los Lunes. Don de gentes.",
        "Hay 12 personas en la Avenida principal del edificio.",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}
