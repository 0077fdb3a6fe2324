### What every page says.

number-thousands = { "\u202F" }
number-decimal = ,
number-percent = { $n } %

loading = Chargement

failed-title = Cette page n’a pas pu être chargée
failed-text = Le réseau ou le serveur n’a pas répondu. Rien n’est perdu : ce que vous avez écrit est gardé sur cet appareil.
failed-again = Réessayer
failed-now = Le réseau ou le serveur n'a pas répondu. Réessayez.

unknown-title = Ce sondage n’existe pas ici
unknown-text = L’adresse est peut-être incomplète, ou le sondage a été effacé. Demandez à la personne qui vous a envoyé le lien.

results-link = Résultats de ce sondage

rules-title = Qui verra quoi
rules-device = Vos réponses quittent cet appareil sans votre nom. Ni nom, ni adresse, ni heure n’est enregistré avec elles.
rules-deniable = Vos réponses sont déniables : avant d’envoyer, votre appareil tire à pile ou face et envoie votre réponse ou une autre. Les résultats sont des estimations.
rules-k = Les résultats sont montrés pour { $k } personnes ou plus ensemble, jamais moins. Un groupe qui a trop peu de réponses est compté avec le groupe au-dessus.
rules-comments = Les commentaires sont montrés dès qu’il y en a { $n } ou plus, dans un ordre aléatoire, sans groupe ni heure.
rules-moderated = Qui a fait le sondage relit chaque lot complet de commentaires avant qu’il soit montré, et peut en caviarder des parties ; cela se voit alors.
rules-at_close = Les résultats paraissent à la clôture du sondage, pas avant.
rules-daily = Les résultats sont mis à jour une fois par jour, quand { $k } nouvelles réponses ou plus peuvent être montrées ensemble.
rules-live = Les résultats sont mis à jour à quelques minutes d’intervalle, quand { $k } nouvelles réponses ou plus peuvent être montrées ensemble.
rules-closes = Le sondage se clôt le { $time }.
rules-open = Toute personne qui a le lien peut répondre, peut-être plusieurs fois.
rules-invited = Toute personne invitée peut répondre une fois.
rules-signed_in = Toute personne qui se connecte peut répondre une fois.
rules-same = Les résultats sont les mêmes pour tous : pour vous, vos collègues et votre direction.

likert-low = Pas du tout d’accord
likert-middle = Ni l’un ni l’autre
likert-high = Tout à fait d’accord

rating-low = pas du tout
rating-high = entièrement

privacy-link = Ce qui est conservé, et qui pourrait apprendre quoi

picture-alt = Les derniers chiffres de « { $title } »

drawn-no_script = Cette page a besoin de JavaScript : les chiffres sont dessinés sur votre propre appareil. Activez JavaScript pour cette page afin de les lire.
languages-label = Langue

alone-text = La page qui entoure celle-ci l’empêche de fonctionner ici. Ouvrez-la à cette adresse, dans un onglet à part :
