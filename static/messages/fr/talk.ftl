### What figures give reason to talk about, on the page of results.

talk-most = La plupart penchent vers « { $side } »
talk-nearly_all = Presque tout le monde penche vers « { $side } »
talk-middle = La plupart restent au milieu
talk-split = Les avis sont partagés
talk-majority = La plupart ont choisi « { $side } »
talk-leading = « { $side } » est le choix le plus fréquent
talk-mixed = Aucune réponse ne se détache
talk-hedge = { $share } sur { $n }, intervalle à 95 % { $interval }
talk-of = sur { $n }

talk-for = Encourageant, pour la plupart :
talk-against = Un souci, pour la plupart :
talk-divided = Les avis sont partagés :
talk-declined = Beaucoup ont préféré ne pas répondre :
talk-quoted = « { $list } »
# Between two questions that talk-quoted names.
talk-between = », «

talk-title = À discuter
talk-ask-declined = Que faudrait-il changer pour qu'il soit facile de répondre ici à cette question ?
talk-ask-sensitive = Qu'est-ce qui fait de « { $choice } » la chose raisonnable à faire, et que faudrait-il changer pour que ce ne le soit plus ?
talk-ask-gap = Que voit-on ici que les responsables ne voient pas, et comment auraient-ils pu l'apprendre plus tôt ?
talk-ask-divided = Qu'est-ce qui diffère dans le travail des uns et des autres ?
talk-ask-against = Quand cela s'est-il bien passé la dernière fois, et qu'est-ce qui était différent ?
talk-ask-for = Qu'est-ce qui fait que cela va bien, et qu'est-ce qui pourrait le compromettre ?
talk-ask-leading = Qu'est-ce qui mène à « { $choice } », et cela aide-t-il le travail ?
talk-ask-middle = Qu'est-ce qui retient les gens au milieu, et qu'est-ce qui les en ferait bouger, dans un sens ou dans l'autre ?
talk-ask-mixed = À quoi vous attendiez-vous, et qu'est-ce qui vous surprend ?

talk-panel = Six signes de confiance
talk-panel_lead = Chacun est une raison de se parler, et aucun n'est un objectif. Ils ne s'additionnent pas : une somme cacherait ce qui compte dans chacun.
talk-table = En tableau
talk-round_head = Tour
talk-reading = Valeur
talk-up = En hausse depuis le tour précédent : plus que le hasard n'explique.
talk-down = En baisse depuis le tour précédent : plus que le hasard n'explique.
talk-unclear = Pas de changement net depuis le tour précédent : le hasard seul pourrait expliquer l'écart.
talk-mean = Moyenne { $mean } sur une échelle de 1 à { $steps }, intervalle à 95 % de { $low } à { $high }.
talk-missing = Voudriez-vous le savoir, et que faudrait-il pour cela ?

talk-unknown-nothing_released = Inconnu : aucun chiffre de ce tour n'est publié ici.
talk-unknown-nobody_invited = Inconnu : toute personne qui a le lien peut répondre, nul ne sait sur combien.
talk-unknown-below_root = Inconnu pour une partie : cela se compte pour tout le monde ensemble.
talk-unknown-not_asked = Inconnu : aucune question de ce sondage ne porte là-dessus.
talk-unknown-deniable = Non calculé : les réponses sont déniables. Ce qu’on peut en dire figure plus bas, sous forme d’estimations.
talk-unknown-few_predictions = Inconnu : moins de 3 responsables ont noté ce qu'ils attendaient.
talk-unknown-nothing_due = Pas encore connu : aucun engagement n'est arrivé à échéance.

talk-participation-name = Participation
talk-participation-reading = { $n } personnes invitées sur { $of } sont dans les chiffres ({ $share }).
talk-participation-misleads = Cela peut tromper : on répond parce qu'on a confiance, ou parce qu'il le faut. Le silence peut être contentement ou résignation.
talk-participation-falling = Moins de réponses qu'avant. Qu'est-il ressorti du dernier tour, et qui le sait ?
talk-participation-rising = Plus de réponses qu'avant. Qu'est-ce qui a donné envie de répondre ?
talk-participation-strained = Moins de la moitié est dans les chiffres. Qu'est-ce qui retient les gens, et comment l'apprendre sans demander de noms ?
talk-participation-settled = Qu'est-ce qui rendrait la réponse plus utile à chacun ?

talk-declined_share-name = Ont préféré ne pas répondre
talk-declined_share-reading = { $share } de toutes les réponses, intervalle à 95 % { $interval }.
talk-declined_share-misleads = Cela peut tromper : une question mal posée reste aussi sans réponse. Regardez lesquelles, pas seulement combien.
talk-declined_share-falling = Moins de refus qu'avant. Qu'est-ce qui a rendu la parole plus facile ?
talk-declined_share-rising = Plus de refus qu'avant. Qu'est-ce qui est devenu plus difficile à dire ?
talk-declined_share-strained = Quelles questions restent sans réponse, et que pourrait coûter une réponse ?
talk-declined_share-settled = À quelle question préféreriez-vous, vous, ne pas répondre ici ?

talk-safety-name = Sécurité psychologique
talk-safety-misleads = Cela peut tromper : là où l'on est le moins en sécurité, on répond avec le plus de prudence. Une moyenne cache ceux qui se sentent le moins en sécurité.
talk-safety-falling = Il semble moins sûr de parler qu'avant. Qu'est-il arrivé à ceux qui l'ont fait ?
talk-safety-rising = Il semble plus sûr de parler qu'avant. Que faut-il garder ?
talk-safety-strained = Que s'est-il passé la dernière fois que quelqu'un a reconnu une erreur ?
talk-safety-settled = Pour qui est-il le plus difficile de parler ici, et comment le remarqueriez-vous ?

talk-honesty-name = Saisie honnête des heures
talk-honesty-misleads = Cela peut tromper : la pression rend les relevés plus beaux, pas plus vrais. Demandez à quoi ils servent.
talk-honesty-falling = Les relevés disent moins vrai qu'avant. Qu'est-ce qui coûte désormais, si on l'écrit ?
talk-honesty-rising = Les relevés disent plus vrai qu'avant. Qu'est-ce qui l'a rendu possible ?
talk-honesty-strained = Que doivent dire les relevés pour que personne n'ait d'ennuis ?
talk-honesty-settled = Que faites-vous des relevés qui aide ceux qui les remplissent ?

talk-gap-name = Écart de perception
talk-gap-reading = Ce que les responsables attendaient est à { $points } sur 100 de ce qui a été dit, pour { $questions } questions prévues, par { $leaders } responsables ou plus. Le hasard seul donnerait environ { $chance }.
talk-gap-misleads = Cela peut tromper : on devine bien aussi quand on attend peu, et quelques responsables peuvent compter pour beaucoup.
talk-gap-strained = Qu'est-ce qui a le plus surpris les responsables, et quelles conversations n'ont pas eu lieu ?
talk-gap-settled = D'où les responsables tirent-ils leur image, et qui n'y figure pas ?

talk-loop-name = Engagements tenus
talk-loop-reading = { $n } engagements échus sur { $of } sont tenus, ou abandonnés avec une raison ({ $share }).
talk-loop-misleads = Cela peut tromper : une promesse facile est facile à tenir. Demandez à ceux qui ont répondu si quelque chose a changé.
talk-loop-falling = Moins d'engagements clos qu'avant. Qu'est-ce qui s'est mis en travers, et l'a-t-on dit ?
talk-loop-rising = Plus d'engagements clos qu'avant. Quelqu'un a-t-il remarqué une différence dans le travail ?
talk-loop-strained = Moins de la moitié de ce qui était promis est clos. Quelles promesses abandonner, et pourquoi ?
talk-loop-settled = Lesquels de ces engagements ont changé quelque chose pour ceux qui ont répondu ?
