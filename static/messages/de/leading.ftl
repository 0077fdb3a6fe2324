### What leaders write, on the page of results.

leading-predict-title = Was erwarten Sie?
leading-predict-early = Schreiben Sie auf, was die Leute Ihrer Meinung nach sagen werden, bevor es jemand lesen kann. Später sehen Sie beides nebeneinander.
leading-predict-locked = Die Ergebnisse sind da. Bevor sie sich für Sie öffnen, schreiben Sie auf, was die Leute Ihrer Meinung nach gesagt haben, oder gehen Sie ohne weiter.
leading-predict-private = Ihre Schätzung bleibt bei diesem Leselink: Niemand sonst liest sie. Erst wenn mindestens 3 Führungskräfte geschätzt haben, werden die Schätzungen zusammengezählt gezeigt. Ändern lässt sie sich danach nicht.
leading-predict-single = Wie viele von 100 geben jede Antwort? Lassen Sie eine Frage leer, um sie auszulassen.
leading-predict-multiple = Wie viele von 100 wählen jede davon? Mehrere sind möglich. Lassen Sie eine Frage leer, um sie auszulassen.
leading-predict-lock = Schätzung festhalten
leading-predict-without = Ohne weiter
leading-together = Zusammen { $n } von 100
leading-empty = Schätzen Sie mindestens eine Frage, oder gehen Sie ohne weiter.
leading-not_a_whole = Die Zahlen einer Frage ergeben zusammen nicht 100. Bessern Sie sie aus, oder leeren Sie die Frage.
leading-out_of_range = Schreiben Sie ganze Zahlen von 0 bis 100.

leading-gap-own = Was Sie erwartet haben
leading-gap-pooled = Was { $n } Führungskräfte zusammen erwartet haben
leading-gap-chart = Was gesagt wurde neben dem, was erwartet wurde.
leading-said = Was gesagt wurde
leading-expected = Was erwartet wurde
leading-answer = Antwort
leading-far = Sie liegen { $points } von 100 auseinander, weiter, als der Zufall erklärt (etwa { $chance }): Etwas ist von dort, wo Führungskräfte stehen, nicht zu sehen.
leading-near = Sie liegen { $points } von 100 auseinander; der Zufall allein ergäbe etwa { $chance }.
leading-table = Beides als Tabelle

leading-title = Was Führungskräfte gehört haben und was sie tun werden
leading-none = Unter diesen Ergebnissen ist noch nichts zugesagt.
leading-by = { $owner } kümmert sich darum, bis { $due }.
leading-heard_line = Was gehört wurde: { $heard }
leading-was_done = Erledigt am { $on }.
leading-was_dropped = Aufgegeben am { $on }:
leading-was_reopened = Wieder aufgenommen am { $on }.
leading-change = Sagen, was daraus geworden ist
leading-reason = Was geschah, oder warum es aufgegeben wird
leading-reason_missing = Sagen Sie, warum es aufgegeben wird: Wer geantwortet hat, liest es.
leading-done = Es ist erledigt
leading-drop = Aufgeben
leading-reopen = Wieder aufnehmen
leading-promise = Etwas zusagen
leading-promise-help = Alle, die diese Ergebnisse lesen dürfen, lesen es, und wer in der nächsten Runde antwortet, sieht, was daraus geworden ist.
leading-heard = Was Sie in diesen Ergebnissen gehört haben
leading-will = Was Sie tun werden
leading-owner = Wer sich darum kümmert
leading-due = Bis wann
leading-commit = Diese Zusage veröffentlichen
leading-missing = Füllen Sie aus, was Sie gehört haben, was Sie tun werden, wer sich kümmert und bis wann.
leading-bad_date = Nennen Sie einen Tag, den es gibt.
leading-too_long = Das ist zu lang. Sagen Sie es kürzer.
