### What a picture of a release says, and what is said of it.

picture-head = n = { $n } · Veröffentlichung { $release } · mindestens { $k } zusammen
picture-more = { $n ->
    [one] { $n } weitere Frage steht auf der Ergebnisseite.
   *[other] { $n } weitere Fragen stehen auf der Ergebnisseite.
}
picture-choices = { $n ->
    [one] und { $n } weitere Antwort
   *[other] und { $n } weitere Antworten
}
