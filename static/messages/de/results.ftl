### What the page of results says.

report-kind = Ergebnisse
report-answer = An dieser Umfrage teilnehmen
report-csv = Diese Zahlen als CSV
report-release = Veröffentlichung { $n }. Die Umfrage ist offen.
report-closing = Veröffentlichung { $n }, die letzte. Die Umfrage ist geschlossen.
report-withheld = Am Ende blieben weniger als { $k } Antworten übrig. Sie konnten nicht sicher gezeigt werden und sind in keiner Zahl enthalten.
report-how = Wie das zu lesen ist
report-interval = Eine dünne Linie zeigt das 95-%-Intervall (Wilson): wie weit der Anteil von der Wahrheit liegen könnte, wären diese Menschen eine Zufallsstichprobe aus vielen, die ebenso denken. Je weniger Stimmen, desto länger die Linie.
report-declined = Grau schraffiert: Menschen, die lieber nicht geantwortet haben.
report-contents = Gruppen
report-below = Manche Antworten von hier sind vielleicht erst weiter oben gezählt, damit niemand auffällt. Diese Seite verrät nicht, ob es welche gibt.
report-none_here = Keine Zahlen für diese Gruppe allein: Weniger als { $k } Antworten konnten hier zusammen veröffentlicht werden. Gibt es welche, sind sie in { $parent } gezählt.
report-none_root = Keine Zahlen: Weniger als { $k } Antworten konnten veröffentlicht werden.
report-as_owner = Sie lesen das als Eigentümer.
report-as_leader = Sie lesen das als Führungskraft ({ $name }): { $group } und alles darunter.
report-ballots = { $n ->
    [one] { $n } Stimme
   *[other] { $n } Stimmen
}

none-title = Noch keine Ergebnisse
none-at_close = Sie erscheinen, wenn die Umfrage schließt, alle auf einmal, damit niemand zusehen kann, wie Antworten eintreffen.
none-early = Sie erscheinen, sobald { $k } oder mehr Antworten zusammen gezeigt werden können, damit niemand auffällt.

figure-table = Zahlen als Tabelle
figure-answer = Antwort
figure-count = Stimmen
figure-share = Anteil
figure-interval = 95-%-Intervall
figure-range = { $low } bis { $high }
figure-declined = Lieber nicht geantwortet
figure-declined_count = { $n ->
    [one] { $n } hat lieber nicht geantwortet.
   *[other] { $n } haben lieber nicht geantwortet.
}
figure-nearly = { $n ->
    [one] { $n } Stimme ist hier ausgelassen: Fast alle darin wählten „{ $choices }“, und eine Zahl würde jede Antwort verraten.
   *[other] { $n } Stimmen sind hier ausgelassen: Fast alle davon wählten „{ $choices }“, und eine Zahl würde jede Antwort verraten.
}
# Between two choices that figure-nearly names.
figure-between = “, „
figure-empty = Alle haben lieber nicht geantwortet.

estimate-lead = Schätzungen: Geräte haben diese Antworten vor dem Senden verwürfelt, sodass niemand auf eine festgelegt werden kann. Balken und Zahlen sind bei { $none } und { $all } abgeschnitten; in der Tabelle stehen sie ganz.
estimate-few = Aus weniger als etwa 50 Stimmen sagen sie wenig.
estimate-sentence = Schätzungen: { $list }.
estimate-item = { $text }: { $share } ({ $low } bis { $high })
estimate-value = geschätzt { $share }
estimate-side = Auf der Seite von „{ $high }“: geschätzt { $share } (95-%-Intervall { $interval }).
estimate-share = Schätzung

likert-sides = { $agree } auf der Seite „{ $high }“ (95-%-Intervall { $interval }), { $disagree } auf der Seite „{ $low }“.
likert-sides_middle = { $agree } auf der Seite „{ $high }“ (95-%-Intervall { $interval }), { $middle } in der Mitte, { $disagree } auf der Seite „{ $low }“.
likert-reversed = Umgekehrt kodiert: für den Mittelwert gedreht.

bars-sentence = { $list }.
bars-item = { $text }: { $n } ({ $share })

rating-sentence = Mittelwert { $mean } auf einer Skala von 0 bis 10, 95-%-Intervall { $low } bis { $high }.
rating-bands = { $detractors } Kritische (0 bis 6), { $passives } Passive (7 oder 8), { $promoters } Fürsprechende (9 oder 10; 95-%-Intervall { $interval }).

scale-mean = { $n ->
    [one] Skala „{ $scale }“: Mittelwert { $mean } auf einer Skala von 1 bis { $steps } (95-%-Intervall { $low } bis { $high }), aus { $n } Frage.
   *[other] Skala „{ $scale }“: Mittelwert { $mean } auf einer Skala von 1 bis { $steps } (95-%-Intervall { $low } bis { $high }), aus { $n } Fragen.
}
scale-reversed = Umgekehrt kodiert: { $n }.

written-count = { $n ->
    [one] { $n } Kommentar wurde geschrieben.
   *[other] { $n } Kommentare wurden geschrieben.
}
written-listed = Kommentare, in zufälliger Reihenfolge
written-waiting = Kommentare werden gezeigt, sobald { $n } oder mehr zusammen gezeigt werden können.
written-root = Kommentare stehen allein unter { $root }, ohne ihre Gruppe.
written-search = Diese Kommentare durchsuchen
written-found = { $n } von { $of } Kommentaren
written-themes = Worum es geht
written-count_themed = { $n ->
    [one] { $n } Kommentar
   *[other] { $n } Kommentare
}
written-redacted = { $mark } steht für das, was geschwärzt wurde.

trend-title = Über die Runden
trend-round = Runde { $n }
trend-head = Runde
trend-table = Dasselbe als Tabelle
trend-above = Auf der Seite von „{ $high }“
trend-mean = Mittelwert von 0 bis 10
trend-value = { $value } ({ $low } bis { $high })
trend-up = Seit der Runde davor gestiegen: mehr, als der Zufall erklärt.
trend-down = Seit der Runde davor gefallen: mehr, als der Zufall erklärt.
trend-unclear = Keine klare Veränderung seit der Runde davor.
trend-locked = Runde { $n } ist nicht gezeichnet: Entscheiden Sie erst, was Sie von ihr erwartet haben.
trend-loading = Die Runden davor werden geladen.
trend-failed = Die Runden davor konnten nicht geladen werden. Laden Sie die Seite noch einmal, um Verläufe zu sehen.

compare-title = Gruppen nebeneinander
compare-lead = In der Reihenfolge der Gruppen, alle auf einer Skala und ohne Rangfolge. Kleine Gruppen unterscheiden sich durch Zufall: Sehen Sie auf die Intervalle, bevor Sie einen Unterschied sehen.
compare-question = Frage
compare-group = Gruppe

unreadable-title = Diese Ergebnisse können Sie noch nicht lesen
unreadable-signed_in = Sie sind für Leute, die sich anmelden.
unreadable-sign_in = Anmelden
unreadable-until = Führungskräfte lesen sie zuerst, bis { $time }. Danach lesen alle mit diesem Link dasselbe.
unreadable-link = Wenn Sie einen Leselink bekommen haben, öffnen Sie ihn noch einmal: Dann kennt Sie dieser Browser.
unreadable-revoked = Dieser Leselink wurde zurückgezogen
unreadable-revoked_text = Er öffnet nichts mehr. Bitten Sie den Eigentümer der Umfrage um einen anderen.
