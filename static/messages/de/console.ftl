### The owner's pages.

console-title = Konsole
console-polls = Umfragen
console-new = Umfrage anlegen
console-series = Serien
console-settings = Einstellungen
console-cancel = Abbrechen
console-copy = Kopieren
console-copied = Kopiert
console-not_copied = Markieren und kopieren Sie den Text selbst: Der Browser hat es nicht getan.

console-sign_in = Anmelden
console-sign_in_lead = Mit dem Eigentümerschlüssel, der beim ersten Start von Candor gezeigt wurde. Er öffnet alles, was Eigentümer tun; er öffnet keine einzelne Antwort, denn es gibt keine.
console-key = Eigentümerschlüssel
console-provider_lead = Wo die Anmeldung Ihrer Organisation eingerichtet ist, kann sie sagen, wer Eigentümer ist.
console-provider = Anmeldung meiner Organisation verwenden
console-not_an_owner = Sie sind angemeldet, gehören aber nicht zu den Eigentümern.
console-sign_out = Abmelden

console-no_polls = Hier ist noch keine Umfrage.
console-drafts = Entwürfe
console-untitled = Ohne Titel
console-changed = geändert { $time }
console-delete_draft = Diesen Entwurf löschen
console-state-open = offen
console-state-closed = geschlossen
console-state-scheduled = öffnet später
console-state-not_open = wartet auf Einladungen

console-new_lead = Beginnen Sie mit durchdachten Fragen, mit nichts oder mit einer früheren Umfrage. Vor dem Öffnen können Sie alles ändern.
console-questions = { $n ->
    [one] { $n } Frage.
   *[other] { $n } Fragen.
}
console-start = Damit beginnen
console-blank = Eine leere Umfrage
console-blank_lead = Ihre eigenen Fragen.
console-blank_start = Mit nichts beginnen
console-earlier = Mit einer früheren Umfrage beginnen
console-choose = Wählen
console-everyone = Alle

console-kept = Gespeichert
console-keeping = Wird gespeichert
console-not_kept = Nicht gespeichert: Der Server hat nicht geantwortet. Die nächste Änderung wird mit dieser gespeichert.
console-preview = Vorschau
console-preview_lead = Das ist die Seite, auf der geantwortet wird. Von hier wird nichts gezählt.
console-preview_none = Sie erscheint, sobald die Umfrage so öffnen könnte.

console-asks = Was Sie fragen
console-poll_title = Titel
console-poll_description = Warum Sie fragen, in einem Satz
console-in-en = Englisch
console-in-de = Deutsch
console-in-fr = Französisch
console-in-es = Spanisch
console-languages = Sprachen
console-add_question = Frage hinzufügen
console-question = Frage { $n }
console-question_text = Frage
console-kind = Art der Antwort
console-kind-likert = Zustimmung in Stufen (Likert)
console-kind-single = Eine von mehreren Möglichkeiten
console-kind-multiple = Beliebige von mehreren Möglichkeiten
console-kind-rating = Eine Zahl von 0 bis 10
console-kind-comment = Ein Kommentar
console-rating_help = Gezeigt als Histogramm, mit Fürsprechenden und Kritischen als Anteilen.
console-comment_help = Kommentare werden für alle zusammen gezeigt, in zufälliger Reihenfolge, ohne Gruppe und Zeit.
console-steps = Stufen
console-reverse = Umgekehrt gepolt: Zustimmung ist eine schlechte Nachricht
console-scale = Skala, die sie misst (ein Wort, etwa safety)
console-choice = Möglichkeit { $n }
console-sensitive = Heikel: nie gezeigt für eine Gruppe, in der fast alle sie gewählt haben
console-add_choice = Möglichkeit hinzufügen
console-remove = Entfernen
console-up = Nach oben
console-down = Nach unten

console-who = Wen Sie fragen
console-outline = Gruppen
console-outline_help = Eine Gruppe je Zeile, eingerückt unter der, zu der sie gehört. Die erste Zeile sind alle. Schreiben Sie nach einem Namen # und ein Wort, um der Gruppe diese Kennung zu geben.
console-line = Zeile { $n }: { $fault }
console-paste = Eine Tabelle einfügen
console-rows = Zeilen
console-rows_help = Eine Zeile je Gruppe, jede Zelle eine Ebene tiefer: Produkt, Suche. Kommas, Strichpunkte oder Tabulatoren dazwischen.
console-use_rows = Diese Zeilen verwenden
console-no_rows = Keine Zeile war zu lesen. Fügen Sie mindestens eine ein, mit einem Namen in der ersten Zelle.
console-groups_of = Gruppen einer früheren Umfrage übernehmen

console-rules = Regeln
console-eligibility = Wer antworten darf
console-eligibility-open = Wer den Link hat, womöglich mehrmals
console-eligibility-invited = Wen Sie einladen, einmal
console-eligibility-signed_in = Wer sich anmeldet, einmal
console-k = Wie viele mindestens zusammen gezeigt werden (k)
console-k_help = Für weniger wird nie etwas gezeigt, auch nicht im Vergleich zweier Veröffentlichungen. Kleinere Gruppen werden bei der darüber gezählt.
console-release = Wann Ergebnisse erscheinen
console-release-at_close = Wenn die Umfrage schließt
console-release-daily = Einmal am Tag
console-release-live = Alle paar Minuten
console-readers = Wer die Ergebnisse liest
console-readers-everyone = Alle mit dem Link
console-readers-leaders = Zuerst Führungskräfte, später alle
console-readers-signed_in = Wer sich anmeldet
console-leaders_until = Führungskräfte lesen allein bis

console-cost = Abstreitbare Antworten
console-cost_lead = Bei abstreitbaren Antworten wirft jedes Gerät vor dem Senden Münzen, sodass niemand eine gegebene Antwort von einer zufälligen unterscheiden kann. Ergebnisse sind dann Schätzungen. Das passt zu sehr heiklen Fragen und vielen Stimmen. So viel kostet es an Genauigkeit, für die Frage, die es am meisten kostet.
console-deniable = Antworten abstreitbar machen
console-odds = Wievielmal so wahrscheinlich eine wahre Antwort gesendet werden darf wie jede andere (2 bis 20)
console-budget = Epsilon ist { $one } für jede Frage und { $all } für die { $n } Fragen einer Stimme zusammen.
console-expected = Stimmen, die Sie erwarten
console-cost_sentence = Aus { $n } Stimmen ist ein Anteil auf { $plain } nach beiden Seiten bekannt; mit abstreitbaren Antworten auf { $deniable }.
console-cost_wide = Unter etwa 50 Stimmen ist das so breit, dass es wenig sagt.
console-cost_plain = Wie gegeben
console-cost_deniable = Abstreitbar
console-cost_table = Als Tabelle
console-cost_ballots = Stimmen

console-when = Wann
console-zone = Zeitzone
console-zone_unknown = Diese Zeitzone gibt es nicht. Schreiben Sie einen Namen wie Europe/Vienna.
console-opens_at = Öffnet (sofort, wenn leer)
console-closes_at = Schließt (von Hand, wenn leer)
console-repeat = Wie oft
console-once = Einmal
console-open_for_hours = Stunden, die jede Runde offen ist
console-repeat_help = Jede Runde stellt denselben Gruppen dieselben Fragen und zeigt, was nach der Runde davor zugesagt wurde.

console-to_last = Zeigen, wer was sehen wird
console-last = Bevor sie öffnet
console-not_yet = Diese Umfrage kann noch nicht öffnen
console-not_yet_lead = Bessern Sie zuerst das aus:
console-back = Zurück zum Entwurf
console-make = Diese Umfrage öffnen
console-leaves = { $n ->
    [one] { $n } Gruppe, in der geantwortet wird.
   *[other] { $n } Gruppen, in denen geantwortet wird.
}
console-sees_people = Wer antwortet, sieht dieselben Ergebnisse wie Führungskräfte, und was diese dann zusagen.
console-sees_owner = Sie selbst sehen nicht mehr als das: keine Antwort, keinen Namen und nicht, wer geantwortet hat.
console-sees_everyone = Die Ergebnisse lesen alle mit dem Link.
console-sees_signed_in = Die Ergebnisse liest, wer sich anmeldet, und Führungskräfte mit einem Leselink.
console-sees_leaders = Führungskräfte lesen die Ergebnisse zuerst; ab { $time } alle mit dem Link.
console-at_once = sofort
console-by_hand = wenn Sie sie schließen
console-opens_and_closes = Öffnet: { $opens }. Schließt: { $closes }.
console-opens_again = { $period }, zuerst { $opens } ({ $zone }).

console-opens_on = Öffnet { $time }.
console-closes_on = Schließt { $time }.
console-answer_link = Link zum Antworten
console-embed_link = In einem Wiki zeigen
console-csv = Letzte Zahlen als CSV
console-json = Letzte Zahlen als JSON
console-metrics = Letzte Zahlen für Prometheus (OpenMetrics)

console-inviting = Einladungen
console-inviting_lead = Jede gilt für eine Stimme. Die Links sehen Sie einmal, hier: Speichern Sie die Datei, schicken Sie jeder Person einen. Wer welchen bekommt, entscheiden Sie; Candor weiß es nicht und führt keine Liste, wer geantwortet hat.
console-group = Gruppe
console-invited = Eingeladen
console-more = Weitere
console-invite_csv = Datei für einen Serienbrief erstellen
console-invite_sheet = Bögen zum Drucken erstellen
console-invite_none = Schreiben Sie bei mindestens einer Gruppe, wie viele weitere eingeladen werden.
console-invite_save = Speichern Sie das jetzt: Es wird nicht noch einmal gezeigt.
console-invite_saved = Ich habe es gespeichert

console-leaders = Leselinks für Führungskräfte
console-leaders_lead = Eine Führungskraft mit Leselink schreibt auf, was sie erwartet, bevor sich die Ergebnisse öffnen, und sagt danach, was sie tun wird. Ein Link zu einer Gruppe zeigt diese Gruppe und alles darunter.
console-leader = Für wen der Link ist
console-leader_group = Was gelesen wird
console-leader_series = Für jede Runde der Serie
console-make_link = Leselink erstellen
console-link_nameless = Sagen Sie, für wen der Link ist.
console-link_for = Leselink für { $name }
console-link_once = Nur dieses eine Mal gezeigt. Schicken Sie ihn nur dieser Person.
console-link_of_series = jede Runde
console-revoke = Zurückziehen

console-publishing = Veröffentlichen und schließen
console-publishing_lead = Eine Veröffentlichung zeigt, was sicher gezeigt werden kann; anderes wartet. Schließen ist endgültig: Dann wird alles gezeigt, was gezeigt werden kann.
console-release_now = Jetzt veröffentlichen
console-close = Umfrage schließen
console-close_warning = Es werden keine Stimmen mehr gezählt, und die letzte Veröffentlichung erscheint. Das lässt sich nicht zurücknehmen.
console-erasing = Löschen
console-delete = Umfrage löschen
console-delete_warning = Alles von dieser Umfrage verschwindet: Fragen, Ergebnisse, Zusagen, und jeder Link dorthin geht ins Leere. Das lässt sich nicht zurücknehmen.

console-embedding = Andere Seiten
console-provider_name = Name, unter dem Wikis Ihre Umfragen zeigen
console-any_site = Jede Seite darf Umfragen in einem Rahmen zeigen
console-embedders = Sonst nur diese, eine Adresse je Zeile
console-keep = Speichern
console-rotate_lead = Ein neuer Schlüssel beendet jede Sitzung des alten.
console-rotate = Eigentümerschlüssel wechseln
console-rotate_warning = Der Schlüssel, den Sie haben, gilt sofort nicht mehr. Der neue wird einmal gezeigt.
console-new_key = Neuer Eigentümerschlüssel
console-new_key_lead = Nur dieses eine Mal gezeigt. Bewahren Sie ihn bei Ihren Passwörtern auf, und melden Sie sich damit neu an.

console-audit = Was Eigentümer taten
console-audit_lead = Nie etwas, das mit dem Antworten zu tun hat.
console-at = Um { $time }
console-when_head = Wann
console-what_head = Was
console-detail_head = Mehr
console-poll_head = Umfrage
console-by_head = Durch
console-did-signed_in = Angemeldet
console-did-key_changed = Eigentümerschlüssel gewechselt
console-did-settings_changed = Einstellungen geändert
console-did-poll_made = Umfrage angelegt
console-did-poll_deleted = Umfrage gelöscht
console-did-invited = Eingeladen
console-did-invitation_revoked = Einladung zurückgezogen
console-did-released = Veröffentlicht
console-did-closed = Umfrage geschlossen
console-did-comments_published = Kommentare veröffentlicht
console-did-exported = Exportiert
console-did-link_made = Leselink erstellt
console-did-link_revoked = Leselink zurückgezogen
console-did-series_made = Serie angelegt
console-did-series_changed = Serie geändert
console-did-series_deleted = Serie gelöscht
console-did-webhook_made = Webhook hinzugefügt
console-did-webhook_removed = Webhook entfernt
console-did-something = Etwas anderes

console-moderated = Kommentare durchsehen, bevor sie gezeigt werden
console-export = Alles über diese Umfrage Gespeicherte, zur Prüfung (JSON)
console-sealed = Kommentare zum Durchsehen
console-sealed_lead = Kommentare kommen hierher, sobald { $n } oder mehr zu einer Frage zusammen gezeigt werden können. Schwärzen Sie, was verraten könnte, wer einen schrieb: markieren, dann „Schwärzen“. Ein Thema wird gezeigt, sobald { $k } Kommentare es tragen.
console-sealed_none = Jetzt gibt es keine.
console-sealed_publish = { $n ->
    [one] { $n } Kommentar veröffentlichen
   *[other] { $n } Kommentare veröffentlichen
}
console-sealed_warning = Sie werden veröffentlicht, wie sie jetzt sind, alle zusammen; Geschwärztes wird endgültig gelöscht.
console-redact = Markiertes schwärzen
console-redact_undo = Zurücknehmen
console-as_shown = So wird er gezeigt:
console-themes = Themen, mit Kommas dazwischen
