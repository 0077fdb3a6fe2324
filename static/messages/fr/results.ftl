### What the page of results says.

report-kind = Résultats
report-answer = Répondre à ce sondage
report-csv = Ces chiffres en CSV
report-release = Publication { $n }. Le sondage est ouvert.
report-closing = Publication { $n }, la dernière. Le sondage est clos.
report-withheld = À la fin, il restait moins de { $k } réponses. Elles ne pouvaient être montrées sans risque et ne sont dans aucun chiffre.
report-how = Comment lire ceci
report-interval = Un trait fin marque l’intervalle à 95 % (Wilson) : de combien la part pourrait s’écarter de la vérité si ces personnes étaient un échantillon aléatoire parmi beaucoup qui pensent de même. Moins il y a de bulletins, plus le trait est long.
report-declined = Gris hachuré : personnes qui ont préféré ne pas répondre.
report-contents = Groupes
report-below = Certaines réponses d’ici ne sont peut-être comptées que plus haut, pour que personne ne ressorte. Cette page ne dit pas s’il y en a.
report-none_here = Pas de chiffres pour ce groupe seul : moins de { $k } réponses pouvaient être publiées ensemble ici. S’il y en a, elles sont comptées dans { $parent }.
report-none_root = Pas de chiffres : moins de { $k } réponses pouvaient être publiées.
report-ballots = { $n ->
    [one] { $n } bulletin
   *[other] { $n } bulletins
}

none-title = Pas encore de résultats
none-at_close = Ils paraissent à la clôture du sondage, tous à la fois, pour que personne ne puisse regarder les réponses arriver.
none-early = Ils paraissent dès que { $k } réponses ou plus peuvent être montrées ensemble, pour que personne ne ressorte.

figure-table = Les chiffres en tableau
figure-answer = Réponse
figure-count = Bulletins
figure-share = Part
figure-interval = Intervalle à 95 %
figure-range = { $low } à { $high }
figure-declined = A préféré ne pas répondre
figure-declined_count = { $n ->
    [one] { $n } a préféré ne pas répondre.
   *[other] { $n } ont préféré ne pas répondre.
}
figure-nearly = { $n ->
    [one] { $n } bulletin est laissé de côté ici : presque tous ont choisi « { $choices } », et un chiffre trahirait chaque réponse.
   *[other] { $n } bulletins sont laissés de côté ici : presque tous ont choisi « { $choices } », et un chiffre trahirait chaque réponse.
}
# Between two choices that figure-nearly names.
figure-between = { "\u00A0" }», «{ "\u00A0" }
figure-empty = Tout le monde a préféré ne pas répondre.

likert-sides = { $agree } du côté « { $high } » (intervalle à 95 % { $interval }), { $disagree } du côté « { $low } ».
likert-sides_middle = { $agree } du côté « { $high } » (intervalle à 95 % { $interval }), { $middle } au milieu, { $disagree } du côté « { $low } ».
likert-reversed = Codage inversé : retourné pour la moyenne.

bars-sentence = { $list }.
bars-item = { $text } : { $n } ({ $share })

rating-sentence = Moyenne { $mean } sur une échelle de 0 à 10.

scale-mean = { $n ->
    [one] Échelle « { $scale } » : moyenne { $mean } sur une échelle de 1 à { $steps }, à partir de { $n } question.
   *[other] Échelle « { $scale } » : moyenne { $mean } sur une échelle de 1 à { $steps }, à partir de { $n } questions.
}
scale-reversed = Codage inversé : { $n }.

written-count = { $n ->
    [one] { $n } commentaire a été écrit.
   *[other] { $n } commentaires ont été écrits.
}
written-listed = Commentaires, dans un ordre aléatoire
written-waiting = Les commentaires sont montrés dès que { $n } ou plus peuvent l’être ensemble.
written-root = Les commentaires figurent sous { $root } seulement, sans leur groupe.
