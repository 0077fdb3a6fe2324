### What every page says.

number-thousands = .
number-decimal = ,
number-percent = { $n } %

loading = Wird geladen

failed-title = Diese Seite konnte nicht geladen werden
failed-text = Das Netz oder der Server hat nicht geantwortet. Nichts ist verloren: Was Sie geschrieben haben, liegt auf diesem Gerät.
failed-again = Noch einmal versuchen
failed-now = Das Netz oder der Server hat nicht geantwortet. Versuchen Sie es noch einmal.

unknown-title = Hier gibt es keine solche Umfrage
unknown-text = Die Adresse ist vielleicht unvollständig, oder die Umfrage wurde gelöscht. Fragen Sie die Person, die Ihnen den Link geschickt hat.

results-link = Ergebnisse dieser Umfrage

rules-title = Wer was sieht
rules-device = Ihre Antworten verlassen dieses Gerät ohne Ihren Namen. Weder Name noch Adresse noch Zeit wird mit ihnen gespeichert.
rules-deniable = Ihre Antworten sind abstreitbar: Vor dem Senden wirft Ihr Gerät Münzen und sendet Ihre Antwort oder eine andere. Ergebnisse sind Schätzungen.
rules-k = Ergebnisse werden für { $k } oder mehr Menschen zusammen gezeigt, nie für weniger. Eine Gruppe mit zu wenigen Antworten wird mit der Gruppe darüber gezählt.
rules-comments = Kommentare werden gezeigt, sobald { $n } oder mehr da sind, in zufälliger Reihenfolge, ohne Gruppe und Zeit.
rules-moderated = Wer die Umfrage erstellt hat, sieht jeden vollen Stapel von Kommentaren durch, bevor er gezeigt wird, und kann Teile schwärzen; das ist dann zu sehen.
rules-at_close = Ergebnisse erscheinen, wenn die Umfrage schließt, nicht vorher.
rules-daily = Ergebnisse werden einmal am Tag erneuert, wenn { $k } oder mehr neue Antworten zusammen gezeigt werden können.
rules-live = Ergebnisse werden alle paar Minuten erneuert, wenn { $k } oder mehr neue Antworten zusammen gezeigt werden können.
rules-closes = Die Umfrage schließt am { $time }.
rules-open = Wer den Link hat, kann antworten, vielleicht auch mehrmals.
rules-invited = Wer eingeladen ist, kann einmal antworten.
rules-signed_in = Wer sich anmeldet, kann einmal antworten.
rules-same = Die Ergebnisse sind für alle gleich: für Sie, für Ihre Kolleginnen und Kollegen, für die Leitung.

likert-low = Stimme gar nicht zu
likert-middle = Weder noch
likert-high = Stimme voll zu

rating-low = gar nicht
rating-high = völlig

privacy-link = Was gespeichert wird und wer was erfahren könnte

picture-alt = Die neuesten Zahlen zu „{ $title }“

drawn-no_script = Diese Seite braucht JavaScript: Die Zahlen werden auf Ihrem eigenen Gerät gezeichnet. Schalten Sie JavaScript für diese Seite ein, um sie zu lesen.
languages-label = Sprache

alone-text = Die Seite, in die diese eingebettet ist, lässt sie hier nicht laufen. Öffnen Sie sie unter dieser Adresse in einem eigenen Tab:
