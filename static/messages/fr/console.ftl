### The owner's pages.

console-title = Console
console-polls = Sondages
console-new = Créer un sondage
console-series = Séries
console-settings = Réglages
console-cancel = Annuler
console-copy = Copier
console-copied = Copié
console-not_copied = Sélectionnez le texte et copiez-le vous-même : le navigateur ne l'a pas fait.

console-sign_in = Se connecter
console-sign_in_lead = Avec la clé du propriétaire, montrée au premier démarrage de Candor. Elle ouvre tout ce que fait un propriétaire ; elle n'ouvre aucune réponse isolée, car il n'y en a pas.
console-key = Clé du propriétaire
console-provider_lead = Là où la connexion de votre organisation est configurée, elle peut dire qui est propriétaire.
console-provider = Utiliser la connexion de mon organisation
console-not_an_owner = Vous êtes connecté, mais vous n'êtes pas l'un des propriétaires.
console-sign_out = Se déconnecter

console-no_polls = Il n'y a encore aucun sondage ici.
console-drafts = Brouillons
console-untitled = Sans titre
console-changed = modifié { $time }
console-delete_draft = Supprimer ce brouillon
console-state-open = ouvert
console-state-closed = fermé
console-state-scheduled = ouvre plus tard
console-state-not_open = attend des invitations

console-new_lead = Partez de questions réfléchies, de rien, ou d'un sondage précédent. Vous pouvez tout changer avant l'ouverture.
console-questions = { $n ->
    [one] { $n } question.
   *[other] { $n } questions.
}
console-start = Partir de là
console-blank = Un sondage vide
console-blank_lead = Vos propres questions.
console-blank_start = Partir de rien
console-earlier = Partir d'un sondage précédent
console-choose = Choisir
console-everyone = Tout le monde

console-kept = Enregistré
console-keeping = Enregistrement
console-not_kept = Pas enregistré : le serveur n'a pas répondu. Le prochain changement sera enregistré avec celui-ci.
console-preview = Aperçu
console-preview_lead = C'est la page où l'on répondra. Rien n'est compté d'ici.
console-preview_none = Il apparaît dès que le sondage pourrait ouvrir tel quel.

console-asks = Ce que vous demandez
console-poll_title = Titre
console-poll_description = Pourquoi vous demandez, en une phrase
console-in-en = Anglais
console-in-de = Allemand
console-in-fr = Français
console-in-es = Espagnol
console-languages = Langues
console-add_question = Ajouter une question
console-question = Question { $n }
console-question_text = Question
console-kind = Genre de réponse
console-kind-likert = Accord, par degrés (Likert)
console-kind-single = Un choix parmi plusieurs
console-kind-multiple = Plusieurs choix possibles
console-kind-rating = Un nombre de 0 à 10
console-kind-comment = Un commentaire
console-rating_help = Montré en histogramme, avec promoteurs et détracteurs en parts.
console-comment_help = Les commentaires sont montrés pour tout le monde ensemble, dans un ordre aléatoire, sans groupe ni heure.
console-steps = Degrés
console-reverse = Codage inversé : être d'accord est une mauvaise nouvelle
console-scale = Échelle mesurée (un mot, comme safety)
console-choice = Choix { $n }
console-sensitive = Sensible : jamais montré pour un groupe où presque tous l'ont choisi
console-add_choice = Ajouter un choix
console-remove = Retirer
console-up = Monter
console-down = Descendre

console-who = À qui vous demandez
console-outline = Groupes
console-outline_help = Un groupe par ligne, en retrait sous celui auquel il appartient. La première ligne, c'est tout le monde. Écrivez # et un mot après un nom pour donner cet identifiant au groupe.
console-line = Ligne { $n } : { $fault }
console-paste = Coller un tableau
console-rows = Lignes
console-rows_help = Une ligne par groupe, chaque cellule un niveau plus bas : Produit, Recherche. Virgules, points-virgules ou tabulations entre les cellules.
console-use_rows = Utiliser ces lignes
console-no_rows = Aucune ligne n'a pu être lue. Collez-en une au moins, avec un nom dans sa première cellule.
console-groups_of = Reprendre les groupes d'un sondage précédent

console-rules = Règles
console-eligibility = Qui peut répondre
console-eligibility-open = Toute personne qui a le lien, peut-être plusieurs fois
console-eligibility-invited = Toute personne invitée, une fois
console-eligibility-signed_in = Toute personne qui se connecte, une fois
console-k = Combien de personnes au moins sont montrées ensemble (k)
console-k_help = Rien n'est jamais montré pour moins, même en comparant deux publications. Les groupes plus petits sont comptés avec celui du dessus.
console-release = Quand les résultats paraissent
console-release-at_close = À la fermeture du sondage
console-release-daily = Une fois par jour
console-release-live = Toutes les quelques minutes
console-readers = Qui lit les résultats
console-readers-everyone = Toute personne qui a le lien
console-readers-leaders = Les responsables d'abord, tout le monde ensuite
console-readers-signed_in = Toute personne qui se connecte
console-leaders_until = Les responsables lisent seuls jusqu'au

console-cost = Réponses déniables
console-cost_lead = Avec des réponses déniables, chaque appareil tire à pile ou face avant d’envoyer, si bien que nul ne distingue une réponse donnée d’une réponse due au hasard. Les résultats sont alors des estimations. Cela convient aux questions très sensibles et à beaucoup de bulletins. Voici ce que cela coûte en précision, pour la question à qui cela coûte le plus.
console-deniable = Rendre les réponses déniables
console-odds = Combien de fois plus probable qu’une autre une vraie réponse peut être envoyée (2 à 20)
console-budget = Epsilon vaut { $one } pour chaque question, et { $all } pour les { $n } questions d’un bulletin ensemble.
console-expected = Bulletins que vous attendez
console-cost_sentence = Avec { $n } bulletins, une part est connue à { $plain } près ; avec des réponses déniables, à { $deniable } près.
console-cost_wide = En dessous de 50 bulletins environ, c’est si large que cela dit peu.
console-cost_plain = Telles quelles
console-cost_deniable = Déniables
console-cost_table = En tableau
console-cost_ballots = Bulletins

console-when = Quand
console-zone = Fuseau horaire
console-zone_unknown = Ce fuseau n'existe pas. Écrivez un nom comme Europe/Vienna.
console-opens_at = Ouvre (aussitôt si vide)
console-closes_at = Ferme (de votre main si vide)
console-repeat = À quelle fréquence
console-once = Une fois
console-open_for_hours = Heures d'ouverture de chaque tour
console-repeat_help = Chaque tour pose les mêmes questions aux mêmes groupes, et montre ce qui a été promis après le tour précédent.

console-to_last = Voir qui verra quoi
console-last = Avant l'ouverture
console-not_yet = Ce sondage ne peut pas encore ouvrir
console-not_yet_lead = Corrigez d'abord ceci :
console-back = Retour au brouillon
console-make = Ouvrir ce sondage
console-leaves = { $n ->
    [one] { $n } groupe où répondre.
   *[other] { $n } groupes où répondre.
}
console-sees_people = Ceux qui répondent voient les mêmes résultats que les responsables, et ce que ceux-ci promettent ensuite.
console-sees_owner = Vous ne voyez rien de plus : aucune réponse, aucun nom, et pas qui a répondu.
console-sees_everyone = Les résultats sont lus par toute personne qui a le lien.
console-sees_signed_in = Les résultats sont lus par toute personne qui se connecte, et par les responsables qui ont un lien de lecture.
console-sees_leaders = Les responsables lisent les résultats d'abord ; à partir du { $time }, toute personne qui a le lien.
console-at_once = aussitôt
console-by_hand = quand vous le fermez
console-opens_and_closes = Ouvre : { $opens }. Ferme : { $closes }.
console-opens_again = { $period }, d'abord { $opens } ({ $zone }).

console-opens_on = Ouvre le { $time }.
console-closes_on = Ferme le { $time }.
console-answer_link = Lien pour répondre
console-embed_link = Le montrer dans un wiki
console-csv = Derniers chiffres en CSV
console-json = Derniers chiffres en JSON
console-metrics = Derniers chiffres pour Prometheus (OpenMetrics)

console-inviting = Invitations
console-inviting_lead = Chacune vaut un bulletin. Les liens vous sont montrés une fois, ici : enregistrez le fichier, envoyez-en un à chaque personne. Vous décidez qui reçoit lequel ; Candor ne le sait pas, et ne tient aucune liste de qui a répondu.
console-group = Groupe
console-invited = Invités
console-more = En plus
console-invite_csv = Faire un fichier pour un publipostage
console-invite_sheet = Faire des feuilles à imprimer
console-invite_none = Écrivez combien inviter en plus à côté d'un groupe au moins.
console-invite_save = Enregistrez-les maintenant : ils ne seront plus montrés.
console-invite_saved = Je les ai enregistrés

console-leaders = Liens de lecture pour responsables
console-leaders_lead = Un responsable qui a un lien de lecture note ce qu'il attend avant que les résultats s'ouvrent, et dit ensuite ce qu'il fera. Un lien vers un groupe montre ce groupe et tout ce qui est en dessous.
console-leader = Pour qui est le lien
console-leader_group = Ce qui est lu
console-leader_series = Pour chaque tour de la série
console-make_link = Créer un lien de lecture
console-link_nameless = Dites pour qui est le lien.
console-link_for = Lien de lecture pour { $name }
console-link_once = Montré cette seule fois. Envoyez-le à cette personne seule.
console-link_of_series = chaque tour
console-revoke = Retirer

console-publishing = Publier et fermer
console-publishing_lead = Une publication montre ce qui peut l'être sans risque ; le reste attend. Fermer est définitif : alors tout ce qui peut être montré l'est.
console-release_now = Publier maintenant
console-close = Fermer le sondage
console-close_warning = Plus aucun bulletin n'est compté, et la dernière publication paraît. C'est sans retour.
console-erasing = Effacer
console-delete = Effacer le sondage
console-delete_warning = Tout ce qui est de ce sondage disparaît : questions, résultats, promesses, et chaque lien cesse de marcher. C'est sans retour.

console-embedding = Autres sites
console-provider_name = Nom sous lequel les wikis montrent vos sondages
console-any_site = Tout site peut montrer les sondages dans un cadre
console-embedders = Sinon ceux-ci seulement, une adresse par ligne
console-keep = Enregistrer
console-rotate_lead = Une nouvelle clé met fin à chaque session de l'ancienne.
console-rotate = Changer la clé du propriétaire
console-rotate_warning = La clé que vous avez cesse aussitôt de marcher. La nouvelle est montrée une fois.
console-new_key = Nouvelle clé du propriétaire
console-new_key_lead = Montrée cette seule fois. Gardez-la avec vos mots de passe, et reconnectez-vous avec elle.

console-audit = Ce que les propriétaires ont fait
console-audit_lead = Jamais rien qui touche aux réponses.
console-at = Le { $time }
console-when_head = Quand
console-what_head = Quoi
console-detail_head = Plus
console-poll_head = Sondage
console-by_head = Par
console-did-signed_in = Connexion
console-did-key_changed = Clé du propriétaire changée
console-did-settings_changed = Réglages changés
console-did-poll_made = Sondage créé
console-did-poll_deleted = Sondage effacé
console-did-invited = Invitations
console-did-invitation_revoked = Invitation retirée
console-did-released = Publication
console-did-closed = Sondage fermé
console-did-comments_published = A publié des commentaires
console-did-exported = Export
console-did-link_made = Lien de lecture créé
console-did-link_revoked = Lien de lecture retiré
console-did-series_made = Série créée
console-did-series_changed = Série modifiée
console-did-series_deleted = Série supprimée
console-did-webhook_made = Webhook ajouté
console-did-webhook_removed = Webhook retiré
console-did-something = Autre chose

console-moderated = Relire les commentaires avant qu’ils soient montrés
console-export = Tout ce qui est enregistré sur ce sondage, pour audit (JSON)
console-sealed = Commentaires à relire
console-sealed_lead = Les commentaires arrivent ici dès que { $n } ou plus sur une question peuvent être montrés ensemble. Caviardez ce qui pourrait dire qui en a écrit un : sélectionnez-le, puis « Caviarder ». Un thème est montré dès que { $k } commentaires le portent.
console-sealed_none = Il n’y en a pas en ce moment.
console-sealed_publish = { $n ->
    [one] Publier { $n } commentaire
   *[other] Publier { $n } commentaires
}
console-sealed_warning = Ils sont publiés tels qu’ils sont maintenant, ensemble ; ce qui est caviardé est effacé pour de bon.
console-redact = Caviarder la sélection
console-redact_undo = Annuler
console-as_shown = Tel qu’il sera montré :
console-themes = Thèmes, séparés par des virgules
