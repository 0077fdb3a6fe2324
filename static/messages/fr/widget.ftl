### What the page says that people answer on.

group-label = Votre groupe
group-help = Vos réponses sont comptées avec celles de ce groupe.
group-none = Choisir votre groupe

question-number = { $n } sur { $all }
question-multiple = Cochez tout ce qui convient.
question-declined = Je préfère ne pas répondre

comment-help = Vous pouvez laisser ce champ vide. Ne mettez ni noms ni ce que personne d’autre ne dirait.
comment-email = Cela ressemble à une adresse e-mail. Elle pourrait révéler qui vous êtes.
comment-telephone = Cela ressemble à un numéro de téléphone. Il pourrait révéler qui vous êtes.
comment-name = Cela ressemble à un nom. Il pourrait révéler qui vous êtes, ou de qui vous parlez.
comment-address = Cela ressemble à une adresse postale. Elle pourrait révéler qui vous êtes.
comment-unsent = Ce que vous avez écrit reste sur cet appareil et n’est pas envoyé.
comment-left = { $n ->
    [one] Encore { $n } caractère
   *[other] Encore { $n } caractères
}
comment-over = { $n ->
    [one] { $n } caractère de trop
   *[other] { $n } caractères de trop
}

slips-title = Certaines questions attendent une réponse

slip-at = Question { $n } : { $text }
slip-no_group = Choisissez votre groupe
slip-missing = Choisissez une réponse, ou « Je préfère ne pas répondre »
slip-too_long = Raccourcissez ce commentaire
slip-no_invitation = Utilisez d’abord votre invitation

refused-title = Vos réponses n’ont pas été comptées
refused-text = Elles sont toujours là. Vous pouvez les changer et les renvoyer.

send-button = Envoyer anonymement
send-sending = Envoi en cours
send-now = Essayer maintenant
send-review = Relisez vos réponses. Une fois envoyées, elles ne peuvent être changées, car personne ne sait lesquelles sont les vôtres.
send-sending_text = Vos réponses sont en cours d’envoi.
send-sending_again = Vos réponses sont renvoyées.
send-waiting = Pas encore envoyé : le serveur ne répond pas. Vos réponses sont gardées sur cet appareil, et l’envoi reprend de lui-même.
send-offline = Pas encore envoyé : cet appareil est hors ligne. Vos réponses y sont gardées et partiront au retour du réseau.
send-seconds = { $n ->
    [one] Prochain essai dans { $n } seconde.
   *[other] Prochain essai dans { $n } secondes.
}
send-token = Vos réponses sont envoyées dès que votre invitation est échangée.

progress-answered = Réponses : { $n } sur { $all }
progress-rest = Le reste peut rester vide.

review-title = Ce que vous envoyez
review-missing = Pas encore de réponse
review-empty = Rien d’écrit

draft-text = Tant que vous ne les envoyez pas, vos réponses sont gardées sur cet appareil seulement.
draft-erase = Les effacer

closed-text = Ce sondage est clos. Il ne prend plus de réponses.
closed-counted = Les réponses gardées sur cet appareil sont arrivées et comptées.
closed-refused = Des réponses gardées sur cet appareil n’avaient pas été envoyées. Elles arrivent trop tard pour être comptées et ne sont plus gardées.
closed-check = L’empreinte de votre bulletin devrait être dans la liste publiée maintenant.
closed-check_link = La chercher

receipt-counted = Vos réponses sont comptées
receipt-already_counted = Vos réponses étaient déjà arrivées et comptent une fois
receipt-earlier = Vous avez déjà répondu sur cet appareil
receipt-stored = Ce qui a été enregistré
receipt-counts = Vos réponses, chacune ajoutée à un compte de votre groupe. Elles ne sont pas gardées ensemble sur une feuille.
receipt-comments = Vos commentaires, si vous en avez écrit, à part de tout le reste.
receipt-nothing = Ni nom, ni adresse, ni heure.
receipt-device = Cet appareil retient seulement que des réponses en sont parties. Les réponses elles-mêmes y sont effacées.
receipt-results = Quand les résultats pourront être lus
receipt-at_time = Les résultats paraissent à la clôture du sondage, le { $time }.
receipt-device_stub = Cet appareil garde l’empreinte ci-dessous, pour que vous puissiez vérifier plus tard. Les réponses, le code et le jeton y sont effacés.
receipt-check = Comment vérifier plus tard
receipt-check_text = À la clôture, la liste des empreintes de tous les bulletins comptés est publiée. Celle-ci devrait y être. Elle ne dit à personne ce que vous avez répondu.
receipt-digest = Empreinte de votre bulletin
receipt-key = Clé du sondage, la même pour tous
receipt-erase = L’effacer de cet appareil
receipt-erased = Cet appareil ne garde plus rien de ce sondage.
receipt-sent = Montrer ce qui a été envoyé
receipt-sent_text = La roue a pu faire de chacune de ces réponses une autre.

again-title = Quelqu’un d’autre à cet appareil ?
again-text = Ce sondage prend les réponses de quiconque a le lien, et ne sait pas de qui il s’agit. Sur un appareil partagé, la personne suivante peut répondre aussi. Si vous avez répondu, une fois suffit.
again-button = Répondre en tant qu’une autre personne

scheduled-title = Ce sondage n'est pas encore ouvert
scheduled-text = Il ouvre le { $time }. Revenez à ce moment ; une invitation reste valable.

not_open-title = Ce sondage n’est pas encore ouvert
not_open-text = Moins de { $k } personnes sont invitées pour l’instant, trop peu pour que quelque chose puisse être montré. Gardez votre invitation et rouvrez-la plus tard.

alarm-title = Ne répondez pas ici
alarm-text = Aucune de vos réponses n’a été envoyée. Demandez à la personne dont vient votre invitation, et comparez la clé de ce sondage avec un ou une collègue.
alarm-key = La clé que montre ce serveur

invitation-exchanging = Votre invitation est échangée contre un jeton anonyme. Vous pouvez répondre en attendant.
invitation-waiting = Il n’y a pas de réseau pour le moment. Votre invitation sera échangée dès son retour ; vous pouvez répondre en attendant.
invitation-group = Vous répondez pour { $group }.
invitation-invited = { $n ->
    [one] { $n } personne est invitée dans ce groupe.
   *[other] { $n } personnes sont invitées dans ce groupe. Si vous en connaissez beaucoup moins, renseignez-vous avant de répondre.
}
invitation-token = Vous avez un jeton anonyme. Il a été fait sur cet appareil, et rien en lui ne mène à votre invitation.
invitation-code = Votre code d’invitation
invitation-help = Ouvrez le lien de votre invitation, ou tapez son code ici : 30 lettres et chiffres. Les tirets n’importent pas.
invitation-use = Utiliser ce code

sign_in-text = Ce sondage prend un bulletin de chaque personne qui se connecte. La connexion montre que vous pouvez répondre ; elle n’accompagne pas vos réponses.
sign_in-link = Se connecter

problem-malformed_code = Ce code est mal tapé ou coupé. Comparez-le à votre invitation, caractère par caractère.
problem-wrong_poll = Ce code est pour un autre sondage. Ouvrez le lien avec lequel il est venu.
problem-unknown_invitation = Personne n’a créé ce code pour ce sondage. Comparez-le à votre invitation, ou demandez à la personne qui l’a envoyée.
problem-invitation_used = Cette invitation a déjà servi, sur un autre appareil ou dans un autre navigateur. Chacune vaut pour un bulletin.
problem-invitation_revoked = Cette invitation a été retirée. Demandez-en une autre à la personne qui l’a envoyée.
problem-not_open = Trop peu de personnes sont invitées pour l’instant. Gardez votre invitation et rouvrez-la plus tard.
problem-poll_closed = Le sondage est clos et ne prend plus de réponses.
problem-other_key = La clé de ce sondage n’est pas celle que nomme votre invitation, ou pas celle que cet appareil a déjà vue. Avec une clé faite pour vous uniquement, votre bulletin se distinguerait de tous les autres.
problem-bad_proof = Le serveur n’a pas prouvé qu’il a utilisé la clé de ce sondage. Un jeton fait avec une autre clé pourrait marquer votre bulletin.
problem-no_randomness = Ce navigateur ne donne pas de nombres aléatoires, et sans eux rien n’est anonyme. Prenez-en un autre.
problem-damaged = Ce que cet appareil a gardé de votre invitation est abîmé. Demandez-en une autre à la personne qui l’a envoyée.
problem-already_issued = Vous avez déjà utilisé votre droit de répondre, sur un autre appareil ou dans un autre navigateur.
problem-no_group_for_you = D’après votre connexion, ce sondage n’a pas de groupe pour vous. Demandez à la personne qui l’a fait.

send-preparing = L’envoi se prépare.
send-no_script = Pour envoyer vos réponses, cette page a besoin de JavaScript : elles sont rendues anonymes sur votre propre appareil, par un programme fourni avec la page, avant de le quitter. Activez JavaScript pour cette page afin de les envoyer.

stuck-text = La partie de cette page qui rend vos réponses anonymes n’est pas arrivée : rien ne peut encore être envoyé.
stuck-again = Recharger la page

coins-title = Vous pouvez nier chaque réponse
coins-text = Avant d’envoyer, cet appareil tourne une roue pour chaque réponse et envoie la vôtre telle quelle, ou une autre à sa place. Qui voit ce qui a été envoyé ne peut savoir laquelle des deux c’était ; de toutes les réponses ensemble, les résultats font tout de même une estimation.
coins-few = Avec moins de 50 bulletins environ, de telles estimations disent peu.
coins-comment = Ce que vous écrivez en mots est envoyé tel que vous l’écrivez.
coins-wheel = Une roue : sur { $share } de celle-ci, votre réponse part telle quelle.
coins-truth = Votre réponse part telle quelle
coins-another = Une autre part à sa place
coins-try = Essayer la roue
coins-is_truth = Cette fois, votre réponse partirait telle quelle.
coins-is_other = Cette fois, une autre partirait à sa place.
coins-tries = { $n } essais sur { $all } ont laissé la réponse telle quelle.
coins-none = Aucune
