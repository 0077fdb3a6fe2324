### Ce que les responsables ont promis après le tour précédent, sur la page du suivant.

promises-title = Ce qui a été promis la dernière fois
promises-none = Après le dernier tour, rien n’a encore été promis.
promises-sentence = { $n ->
    [one] Après le dernier tour, { $n } chose a été promise ; faite : { $done }, abandonnée avec une raison : { $dropped }.
   *[other] Après le dernier tour, { $n } choses ont été promises ; faites : { $done }, abandonnées avec une raison : { $dropped }.
}
promises-link = Voir ce qu’il en est
promises-open = { $owner } s’en occupe, jusqu’au { $due }.
promises-done = Fait. { $owner } s’en est occupé, { $on }.
promises-dropped = Abandonné. { $owner } en a donné la raison, { $on } :
promises-heard = Ce qui a été entendu : { $heard }
promises-results = Résultats du dernier tour
