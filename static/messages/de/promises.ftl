### Was Leitende nach der letzten Runde versprochen haben, auf der Seite der nächsten.

promises-title = Was letztes Mal versprochen wurde
promises-none = Nach der letzten Runde wurde noch nichts versprochen.
promises-sentence = { $n ->
    [one] Nach der letzten Runde wurde { $n } Sache versprochen; erledigt: { $done }, mit Begründung aufgegeben: { $dropped }.
   *[other] Nach der letzten Runde wurden { $n } Dinge versprochen; erledigt: { $done }, mit Begründung aufgegeben: { $dropped }.
}
promises-link = Sehen, was daraus wurde
promises-open = { $owner } kümmert sich darum, bis { $due }.
promises-done = Erledigt. { $owner } hat sich darum gekümmert, { $on }.
promises-dropped = Aufgegeben. { $owner } nannte den Grund, { $on }:
promises-heard = Was zu hören war: { $heard }
promises-results = Ergebnisse der letzten Runde
