### What leaders write, on the page of results.

leading-predict-title = À quoi vous attendez-vous ?
leading-predict-early = Notez ce que les gens diront, selon vous, avant que quiconque puisse le lire. Plus tard, vous verrez les deux côte à côte.
leading-predict-locked = Les résultats sont là. Avant qu'ils s'ouvrent pour vous, notez ce que les gens ont dit, selon vous, ou continuez sans.
leading-predict-private = Votre estimation reste avec ce lien de lecture : personne d'autre ne la lit. Ce n'est que lorsque 3 responsables au moins ont noté la leur qu'elles sont montrées, additionnées. Elle ne se change plus ensuite.
leading-predict-single = Combien de personnes sur 100 donnent chaque réponse ? Laissez une question vide pour la passer.
leading-predict-multiple = Combien de personnes sur 100 choisissent chacune ? Plusieurs choix sont possibles. Laissez une question vide pour la passer.
leading-predict-lock = Verrouiller mon estimation
leading-predict-without = Continuer sans
leading-together = Ensemble { $n } sur 100
leading-empty = Notez une estimation pour une question au moins, ou continuez sans.
leading-not_a_whole = Les nombres d'une question ne font pas 100 ensemble. Corrigez-les, ou videz la question.
leading-out_of_range = Écrivez des nombres entiers de 0 à 100.

leading-gap-own = Ce que vous attendiez
leading-gap-pooled = Ce que { $n } responsables attendaient ensemble
leading-gap-chart = Ce qui a été dit, à côté de ce qui était attendu.
leading-said = Ce qui a été dit
leading-expected = Ce qui était attendu
leading-answer = Réponse
leading-far = L'écart est de { $points } sur 100, plus que le hasard n'explique (environ { $chance }) : quelque chose ne se voit pas de là où sont les responsables.
leading-near = L'écart est de { $points } sur 100 ; le hasard seul donnerait environ { $chance }.
leading-table = Les deux en tableau

leading-title = Ce que les responsables ont entendu, et ce qu'ils feront
leading-none = Rien n'a encore été promis sous ces résultats.
leading-by = { $owner } s'en occupe, jusqu'au { $due }.
leading-heard_line = Ce qui a été entendu : { $heard }
leading-was_done = Fait le { $on }.
leading-was_dropped = Abandonné le { $on } :
leading-was_reopened = Repris le { $on }.
leading-change = Dire ce qu'il en est advenu
leading-reason = Ce qui s'est passé, ou pourquoi c'est abandonné
leading-reason_missing = Dites pourquoi c'est abandonné : ceux qui ont répondu le lisent.
leading-done = C'est fait
leading-drop = Abandonner
leading-reopen = Reprendre
leading-promise = Promettre quelque chose
leading-promise-help = Toute personne qui peut lire ces résultats le lit, et qui répond au tour suivant voit ce qu'il en est advenu.
leading-heard = Ce que vous avez entendu dans ces résultats
leading-will = Ce que vous ferez
leading-owner = Qui s'en occupe
leading-due = Jusqu'à quand
leading-commit = Publier cet engagement
leading-missing = Remplissez ce que vous avez entendu, ce que vous ferez, qui s'en occupe et jusqu'à quand.
leading-bad_date = Donnez un jour qui existe.
leading-too_long = C'est trop long. Dites-le en moins de mots.
