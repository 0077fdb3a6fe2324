### What the page on privacy says. Each claim has a row in docs/anonymity.md that names its test.

privacy-title = Was mit Ihren Antworten geschieht

privacy-stored-title = Was gespeichert wird
privacy-stored-counts = Ihre Antworten werden zu Zählern Ihrer Gruppe addiert, ein Zähler je Möglichkeit. Es gibt keine Zeile, in der Ihre Antworten zusammen stehen.
privacy-stored-comments = Kommentare werden getrennt gespeichert, unter zufälligen Nummern, ohne Gruppe.
privacy-stored-nothing = Kein Name, keine Adresse, kein Browser und keine Zeit wird gespeichert.
privacy-stored-deniable = Was bei den Zählern ankommt, sind nicht Ihre Antworten, sondern was die Münzen Ihres Geräts daraus gemacht haben; was Sie in Worten schreiben, wird gesendet, wie Sie es schreiben.
privacy-stored-code = Von Ihrer Einladung: ein Hashwert ihres Codes mit geheimem Schlüssel und die Gruppe. Dass sie getauscht wurde, steht unter einem anderen solchen Hashwert.
privacy-stored-person = Von Ihrer Anmeldung: ein Hashwert mit geheimem Schlüssel davon, wer Sie sind, damit jeder Mensch eine Marke bekommt.
privacy-stored-spent = Von Ihrem Stimmzettel: ein Fingerabdruck seiner Marke, damit er einmal zählt. Die Marke wurde blind gemacht, darum führt nichts Gespeichertes von ihr zu Ihnen.
privacy-stored-nonce = Von Ihrem Stimmzettel: ein Fingerabdruck einer Zufallszahl, damit er einmal zählt, wenn er zweimal gesendet wird.
privacy-stored-erased = Wenn die Umfrage schließt, wird alles gelöscht, was darüber gespeichert ist, wer eine Marke bekam.

privacy-who-title = Wer was erfahren könnte
privacy-who-reader = Wer die Ergebnisse liest, sieht Summen von mindestens { $k } Stimmzetteln, was auch immer zusammengezählt oder abgezogen wird.
privacy-who-deniable = Wer sieht, was Ihr Gerät gesendet hat, kann nicht sagen, was Sie geantwortet haben, auch nicht mit Ihrem Namen daneben: Keine Antwort macht es mehr als { $odds }-mal so wahrscheinlich wie eine andere.
privacy-who-owner = Wer die Einladungen gemacht hat, weiß, wer eingeladen wurde. Candor sagt nicht, wer geantwortet hat. Ein aufbewahrter Code verriete es, wenn man ihn probiert; dabei wird ein unbenutzter verbraucht.
privacy-who-alone = Man könnte erfundene Menschen einladen, unter denen Sie allein stehen. Darum nennt die Umfrage Ihre Gruppe und wie viele eingeladen sind: Vergleichen Sie das mit dem, was Sie wissen.
privacy-who-open = Wer den Link hat, kann antworten, auch mehrmals. Damit kann man die anderen übertönen oder die eine Antwort erkennen, die nicht die eigene ist.
privacy-who-database = Wer die Datenbank hat, sieht Zähler, bevor sie veröffentlicht sind, und kann nicht sagen, wessen Stimmzettel wessen ist.
privacy-who-secret = Wer bei offener Umfrage die Datenbank und dazu das Hauptgeheimnis und eine Liste der Codes oder Menschen hat, könnte die Reihenfolge vergleichen, in der Marken ausgegeben wurden und Stimmzettel kamen. Wenn Ihnen das Sorge macht, öffnen Sie die Umfrage jetzt und senden Sie Ihre Antworten einige Stunden später.
privacy-who-network = Wer das Netz des Servers beobachtet, sieht Adressen und Zeiten. Die Marke wird beim Öffnen geholt und der Stimmzettel später gesendet, getrennt davon und ohne Cookies; wer beides sieht, kann dennoch Zeiten vergleichen.
privacy-who-network_open = Wer das Netz des Servers beobachtet, sieht Adresse und Zeit jedes Stimmzettels, wie bei jeder Seite. Stimmzettel werden ohne Cookies gesendet.
privacy-who-program = Wer das Programm auf dem Server ändert, könnte wie hier beschrieben zusehen. Unbemerkt Ihre Marke kennzeichnen ginge nicht: Ihr Gerät prüft einen Beweis, dass der Schlüssel aller verwendet wurde.

privacy-key-title = Der Schlüssel dieser Umfrage
privacy-key-text = Er ist für alle gleich, die antworten. Vergleichen Sie ihn mit einer Kollegin oder einem Kollegen, laut, oder mit Ihrer gedruckten Einladung. Auch ein Link enthält ihn, und Ihr Gerät macht nur weiter, wenn beide gleich sind.

privacy-turnout-title = Nachsehen, ob Ihr Stimmzettel gezählt wurde
privacy-turnout-later = Wenn die Umfrage schließt, steht hier der Fingerabdruck jedes gezählten Stimmzettels. Ihrer steht auf Ihrer Quittung.
privacy-turnout-tokens = { $n ->
    [one] { $n } Marke wurde ausgegeben.
   *[other] { $n } Marken wurden ausgegeben.
}
privacy-turnout-ballots = { $n ->
    [one] { $n } Stimmzettel wurde gezählt.
   *[other] { $n } Stimmzettel wurden gezählt.
}
privacy-turnout-group = Gruppe
privacy-turnout-made = Einladungen
privacy-turnout-revoked = Davon zurückgezogen

privacy-search-label = Fingerabdruck auf Ihrer Quittung
privacy-search-found = Er steht in der Liste: Ihr Stimmzettel wurde gezählt.
privacy-search-missing = Er steht nicht in der Liste. Vergleichen Sie ihn mit Ihrer Quittung. Ist er derselbe, wurde Ihr Stimmzettel nicht gezählt: Sagen Sie es einer Kollegin oder einem Kollegen und der Person, die die Umfrage gemacht hat.
privacy-list = { $n ->
    [one] Der Fingerabdruck von { $n } Stimmzettel
   *[other] Die Fingerabdrücke aller { $n } Stimmzettel
}
