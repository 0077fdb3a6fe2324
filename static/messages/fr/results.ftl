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
report-as_owner = Vous lisez ceci en tant que propriétaire.
report-as_leader = Vous lisez ceci en tant que responsable ({ $name }) : { $group } et tout ce qui est en dessous.
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

estimate-lead = Estimations : les appareils ont brouillé ces réponses avant de les envoyer, si bien que nul ne peut être tenu à l’une d’elles. Barres et chiffres sont coupés à { $none } et { $all } ; le tableau les donne entiers.
estimate-few = Avec moins de 50 bulletins environ, elles disent peu.
estimate-sentence = Estimations : { $list }.
estimate-item = { $text } : { $share } (de { $low } à { $high })
estimate-value = estimation { $share }
estimate-side = Du côté de « { $high } » : estimation { $share } (intervalle à 95 % { $interval }).
estimate-share = Estimation

likert-sides = { $agree } du côté « { $high } » (intervalle à 95 % { $interval }), { $disagree } du côté « { $low } ».
likert-sides_middle = { $agree } du côté « { $high } » (intervalle à 95 % { $interval }), { $middle } au milieu, { $disagree } du côté « { $low } ».
likert-reversed = Codage inversé : retourné pour la moyenne.

bars-sentence = { $list }.
bars-item = { $text } : { $n } ({ $share })

rating-sentence = Moyenne { $mean } sur une échelle de 0 à 10, intervalle à 95 % de { $low } à { $high }.
rating-bands = { $detractors } détracteurs (0 à 6), { $passives } passifs (7 ou 8), { $promoters } promoteurs (9 ou 10 ; intervalle à 95 % { $interval }).

scale-mean = { $n ->
    [one] Échelle « { $scale } » : moyenne { $mean } sur une échelle de 1 à { $steps } (intervalle à 95 % de { $low } à { $high }), à partir de { $n } question.
   *[other] Échelle « { $scale } » : moyenne { $mean } sur une échelle de 1 à { $steps } (intervalle à 95 % de { $low } à { $high }), à partir de { $n } questions.
}
scale-reversed = Codage inversé : { $n }.

written-count = { $n ->
    [one] { $n } commentaire a été écrit.
   *[other] { $n } commentaires ont été écrits.
}
written-listed = Commentaires, dans un ordre aléatoire
written-waiting = Les commentaires sont montrés dès que { $n } ou plus peuvent l’être ensemble.
written-root = Les commentaires figurent sous { $root } seulement, sans leur groupe.
written-search = Chercher dans ces commentaires
written-found = { $n } commentaires sur { $of }
written-themes = De quoi il s’agit
written-count_themed = { $n ->
    [one] { $n } commentaire
   *[other] { $n } commentaires
}
written-redacted = { $mark } remplace ce qui a été caviardé.

trend-title = Au fil des tours
trend-round = Tour { $n }
trend-head = Tour
trend-table = La même chose en tableau
trend-above = Du côté de « { $high } »
trend-mean = Moyenne de 0 à 10
trend-value = { $value } ({ $low } à { $high })
trend-up = En hausse depuis le tour précédent : plus que le hasard n'explique.
trend-down = En baisse depuis le tour précédent : plus que le hasard n'explique.
trend-unclear = Pas de changement net depuis le tour précédent.
trend-locked = Le tour { $n } n'est pas dessiné : décidez d'abord ce que vous en attendiez.
trend-loading = Les tours précédents se chargent.
trend-failed = Les tours précédents n'ont pas pu être chargés. Rechargez cette page pour voir les tendances.

compare-title = Les groupes côte à côte
compare-lead = Dans l'ordre des groupes, tous à la même échelle, et sans classement. Les petits groupes diffèrent par hasard : regardez les intervalles avant de voir une différence.
compare-question = Question
compare-group = Groupe

unreadable-title = Vous ne pouvez pas encore lire ces résultats
unreadable-signed_in = Ils sont pour les personnes qui se connectent.
unreadable-sign_in = Se connecter
unreadable-until = Les responsables les lisent d'abord, jusqu'au { $time }. Ensuite, toute personne qui a ce lien lit la même chose.
unreadable-link = Si l'on vous a donné un lien de lecture, ouvrez-le à nouveau : ce navigateur vous reconnaîtra.
unreadable-revoked = Ce lien de lecture a été retiré
unreadable-revoked_text = Il n'ouvre plus rien. Demandez-en un autre au propriétaire du sondage.
