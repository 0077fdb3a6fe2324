### What the page says that people answer on.

group-label = Ihre Gruppe
group-help = Ihre Antworten werden mit denen dieser Gruppe gezählt.
group-none = Gruppe wählen

question-number = { $n } von { $all }
question-multiple = Alles ankreuzen, was zutrifft.
question-declined = Lieber nicht antworten

comment-help = Das Feld darf leer bleiben. Lassen Sie Namen weg und alles, was nur Sie sagen würden.
comment-email = Das sieht aus wie eine E-Mail-Adresse. Sie könnte verraten, wer Sie sind.
comment-telephone = Das sieht aus wie eine Telefonnummer. Sie könnte verraten, wer Sie sind.
comment-name = Das sieht aus wie ein Name. Er könnte verraten, wer Sie sind oder wen Sie meinen.
comment-address = Das sieht aus wie eine Anschrift. Sie könnte verraten, wer Sie sind.
comment-unsent = Was Sie geschrieben haben, bleibt auf diesem Gerät und wird nicht gesendet.
comment-left = { $n ->
   *[other] Noch { $n } Zeichen
}
comment-over = { $n ->
   *[other] { $n } Zeichen zu lang
}

slips-title = Einige Fragen brauchen noch eine Antwort

slip-at = Frage { $n }: { $text }
slip-no_group = Wählen Sie Ihre Gruppe
slip-missing = Wählen Sie eine Antwort oder „Lieber nicht antworten“
slip-too_long = Kürzen Sie diesen Kommentar
slip-no_invitation = Verwenden Sie zuerst Ihre Einladung

refused-title = Ihre Antworten wurden nicht gezählt
refused-text = Sie sind noch da. Sie können sie ändern und noch einmal senden.

send-button = Anonym senden
send-sending = Wird gesendet
send-now = Jetzt versuchen
send-review = Sehen Sie Ihre Antworten durch. Einmal gesendet, lassen sie sich nicht ändern, denn niemand weiß, welche die Ihren sind.
send-sending_text = Ihre Antworten werden gesendet.
send-sending_again = Ihre Antworten werden noch einmal gesendet.
send-waiting = Noch nicht gesendet: Der Server antwortet nicht. Ihre Antworten liegen auf diesem Gerät, und das Senden wird von selbst wiederholt.
send-offline = Noch nicht gesendet: Dieses Gerät ist ohne Netz. Ihre Antworten liegen darauf und werden gesendet, sobald das Netz zurück ist.
send-seconds = { $n ->
    [one] Nächster Versuch in { $n } Sekunde.
   *[other] Nächster Versuch in { $n } Sekunden.
}
send-token = Ihre Antworten werden gesendet, sobald Ihre Einladung getauscht ist.

progress-answered = { $n } von { $all } beantwortet
progress-rest = Der Rest darf leer bleiben.

review-title = Was Sie senden
review-missing = Noch nicht beantwortet
review-empty = Nichts geschrieben

draft-text = Bis Sie sie senden, liegen Ihre Antworten allein auf diesem Gerät.
draft-erase = Löschen

closed-text = Diese Umfrage ist geschlossen. Sie nimmt keine Antworten mehr an.
closed-counted = Die Antworten von diesem Gerät sind angekommen und gezählt.
closed-refused = Auf diesem Gerät lagen Antworten, die nicht gesendet waren. Sie kamen zu spät, um gezählt zu werden, und sind gelöscht.
closed-check = Der Fingerabdruck Ihres Stimmzettels sollte in der Liste stehen, die jetzt veröffentlicht ist.
closed-check_link = Danach suchen

receipt-counted = Ihre Antworten sind gezählt
receipt-already_counted = Ihre Antworten waren schon angekommen und zählen einmal
receipt-earlier = Sie haben auf diesem Gerät schon geantwortet
receipt-stored = Was gespeichert wurde
receipt-counts = Ihre Antworten, jede zu einer Zahl Ihrer Gruppe addiert. Sie liegen nirgends zusammen auf einem Blatt.
receipt-comments = Ihre Kommentare, falls Sie welche geschrieben haben, getrennt von allem anderen.
receipt-nothing = Kein Name, keine Adresse, keine Zeit.
receipt-device = Dieses Gerät merkt sich nur, dass von ihm gesendet wurde. Die Antworten selbst sind hier gelöscht.
receipt-results = Wann es Ergebnisse gibt
receipt-at_time = Ergebnisse erscheinen, wenn die Umfrage schließt, am { $time }.
receipt-device_stub = Dieses Gerät behält den Fingerabdruck unten, damit Sie später nachsehen können. Antworten, Code und Marke sind hier gelöscht.
receipt-check = Wie Sie später nachsehen
receipt-check_text = Wenn die Umfrage schließt, wird eine Liste der Fingerabdrücke aller gezählten Stimmzettel veröffentlicht. Dieser sollte darin stehen. Er sagt niemandem, was Sie geantwortet haben.
receipt-digest = Fingerabdruck Ihres Stimmzettels
receipt-key = Schlüssel der Umfrage, derselbe für alle
receipt-erase = Von diesem Gerät löschen
receipt-erased = Dieses Gerät behält nichts mehr von dieser Umfrage.
receipt-sent = Zeigen, was gesendet wurde
receipt-sent_text = Das Rad kann aus jeder dieser Antworten eine andere gemacht haben.

again-title = Sitzt noch jemand an diesem Gerät?
again-text = Diese Umfrage nimmt Antworten von allen, die den Link haben, und weiß nicht, wer das ist. An einem gemeinsamen Gerät kann auch die nächste Person antworten. Wenn Sie geantwortet haben, reicht einmal.
again-button = Als andere Person antworten

scheduled-title = Diese Umfrage ist noch nicht offen
scheduled-text = Sie öffnet am { $time }. Kommen Sie dann wieder; eine Einladung bleibt gültig.

not_open-title = Diese Umfrage ist noch nicht offen
not_open-text = Bisher sind weniger als { $k } Menschen eingeladen, zu wenige, als dass je etwas gezeigt werden könnte. Behalten Sie Ihre Einladung und öffnen Sie sie später wieder.

alarm-title = Antworten Sie hier nicht
alarm-text = Von Ihren Antworten wurde nichts gesendet. Fragen Sie die Person, die Sie eingeladen hat, und vergleichen Sie den Schlüssel dieser Umfrage mit einer Kollegin oder einem Kollegen.
alarm-key = Der Schlüssel, den dieser Server zeigt

invitation-exchanging = Ihre Einladung wird gegen eine anonyme Marke getauscht. Sie können inzwischen antworten.
invitation-waiting = Es gibt gerade kein Netz. Ihre Einladung wird getauscht, sobald es wieder da ist; Sie können inzwischen antworten.
invitation-group = Sie antworten für { $group }.
invitation-invited = { $n ->
    [one] { $n } Mensch ist in diese Gruppe eingeladen.
   *[other] { $n } Menschen sind in diese Gruppe eingeladen. Wissen Sie nur von weit weniger, fragen Sie nach, bevor Sie antworten.
}
invitation-token = Sie haben eine anonyme Marke. Sie wurde auf diesem Gerät gemacht, und nichts in ihr führt zu Ihrer Einladung zurück.
invitation-code = Ihr Einladungscode
invitation-help = Öffnen Sie den Link in Ihrer Einladung oder tippen Sie hier den Code ein: 30 Buchstaben und Ziffern. Bindestriche sind gleichgültig.
invitation-use = Diesen Code verwenden

sign_in-text = Diese Umfrage nimmt von allen, die sich anmelden, einen Stimmzettel. Die Anmeldung zeigt, dass Sie antworten dürfen; sie geht nicht mit Ihren Antworten mit.
sign_in-link = Anmelden

problem-malformed_code = Dieser Code ist vertippt oder abgeschnitten. Vergleichen Sie ihn Zeichen für Zeichen mit Ihrer Einladung.
problem-wrong_poll = Dieser Code gehört zu einer anderen Umfrage. Öffnen Sie den Link, mit dem er kam.
problem-unknown_invitation = Diesen Code hat für diese Umfrage niemand ausgestellt. Vergleichen Sie ihn mit Ihrer Einladung oder fragen Sie die Person, die sie geschickt hat.
problem-invitation_used = Diese Einladung wurde schon verwendet, auf einem anderen Gerät oder in einem anderen Browser. Jede gilt für einen Stimmzettel.
problem-invitation_revoked = Diese Einladung wurde zurückgezogen. Bitten Sie um eine andere.
problem-not_open = Bisher sind zu wenige Menschen eingeladen. Behalten Sie Ihre Einladung und öffnen Sie sie später wieder.
problem-poll_closed = Die Umfrage ist geschlossen und nimmt keine Antworten mehr an.
problem-other_key = Der Schlüssel dieser Umfrage ist nicht der, den Ihre Einladung nennt, oder nicht der, den dieses Gerät schon gesehen hat. Mit einem Schlüssel nur für Sie ließe sich Ihr Stimmzettel von allen anderen unterscheiden.
problem-bad_proof = Der Server hat nicht bewiesen, dass er den Schlüssel dieser Umfrage verwendet hat. Eine Marke mit einem anderen Schlüssel könnte Ihren Stimmzettel kennzeichnen.
problem-no_randomness = Dieser Browser gibt keine Zufallszahlen her, und ohne sie ist nichts anonym. Nehmen Sie einen anderen.
problem-damaged = Was dieses Gerät von Ihrer Einladung behalten hat, ist beschädigt. Bitten Sie um eine andere.
problem-already_issued = Sie haben sich schon angemeldet und Ihr Recht zu antworten verwendet, auf einem anderen Gerät oder in einem anderen Browser.
problem-no_group_for_you = Diese Umfrage hat nach dem, was Ihre Anmeldung sagt, keine Gruppe für Sie. Fragen Sie die Person, die die Umfrage gemacht hat.

send-preparing = Das Senden wird vorbereitet.
send-no_script = Zum Senden braucht diese Seite JavaScript: Ihre Antworten werden auf Ihrem eigenen Gerät anonym gemacht, durch ein Programm, das mit der Seite kommt, bevor sie es verlassen. Schalten Sie JavaScript für diese Seite ein, um sie zu senden.

stuck-text = Der Teil dieser Seite, der Ihre Antworten anonym macht, ist nicht angekommen. Darum kann noch nichts gesendet werden.
stuck-again = Seite neu laden

coins-title = Sie können jede Antwort abstreiten
coins-text = Vor dem Senden dreht dieses Gerät für jede Antwort ein Rad und sendet Ihre, wie sie ist, oder eine andere an ihrer Stelle. Wer sieht, was gesendet wurde, kann nicht wissen, welche von beiden es war; aus den Antworten aller zusammen wird dennoch eine Schätzung.
coins-few = Aus weniger als etwa 50 Stimmen sagen solche Schätzungen wenig.
coins-comment = Was Sie in Worten schreiben, wird gesendet, wie Sie es schreiben.
coins-wheel = Ein Rad: Auf { $share } davon geht Ihre Antwort, wie sie ist.
coins-truth = Ihre Antwort geht, wie sie ist
coins-another = Eine andere geht an ihrer Stelle
coins-try = Das Rad ausprobieren
coins-is_truth = Diesmal ginge Ihre Antwort, wie sie ist.
coins-is_other = Diesmal ginge eine andere an ihrer Stelle.
coins-tries = { $n } von { $all } Versuchen ließen die Antwort, wie sie war.
coins-none = Keine davon
