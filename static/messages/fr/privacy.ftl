### What the page on privacy says. Each claim has a row in docs/anonymity.md that names its test.

privacy-title = Ce que deviennent vos réponses

privacy-stored-title = Ce qui est conservé
privacy-stored-counts = Vos réponses sont ajoutées à des compteurs de votre groupe, un par choix. Aucune ligne ne garde vos réponses ensemble.
privacy-stored-comments = Les commentaires sont gardés à part, sous des numéros aléatoires, sans groupe.
privacy-stored-nothing = Ni nom, ni adresse, ni navigateur, ni heure ne sont conservés.
privacy-stored-deniable = Ce qui arrive aux compteurs, ce ne sont pas vos réponses, mais ce que votre appareil en a tiré au sort ; ce que vous écrivez en mots est envoyé tel que vous l’écrivez.
privacy-stored-code = De votre invitation : un hachage à clé de son code, avec son groupe. Son échange est noté sous un autre hachage à clé.
privacy-stored-person = De votre connexion : un hachage à clé de votre identité, pour que chacun reçoive un seul jeton.
privacy-stored-spent = De votre bulletin : une empreinte de son jeton, pour qu’il compte une fois. Le jeton a été fait à l’aveugle : rien de conservé ne mène de lui à vous.
privacy-stored-nonce = De votre bulletin : une empreinte d’un nombre aléatoire, pour qu’il compte une fois s’il est envoyé deux fois.
privacy-stored-erased = À la clôture, tout ce qui est conservé sur qui a reçu un jeton est effacé.

privacy-who-title = Qui pourrait apprendre quoi
privacy-who-reader = Toute personne qui lit les résultats voit des sommes d’au moins { $k } bulletins, quoi qu’elle additionne ou soustraie.
privacy-who-deniable = Qui voit ce que votre appareil a envoyé ne peut dire ce que vous avez répondu, même avec votre nom à côté : aucune réponse ne le rend plus de { $odds } fois plus probable qu’une autre.
privacy-who-owner = La personne qui a fait les invitations sait qui est invité. Candor ne lui dit pas qui a répondu. Un code gardé le dirait si on l’essaie ; l’essai use un code encore neuf.
privacy-who-alone = On pourrait inviter des personnes inventées, pour que vous soyez la seule vraie personne parmi elles. Le sondage nomme donc votre groupe et le nombre d’invités : comparez avec ce que vous savez.
privacy-who-open = Toute personne qui a le lien peut répondre, plusieurs fois. Elle peut ainsi noyer les autres, ou reconnaître la seule réponse qui n’est pas la sienne.
privacy-who-database = Toute personne qui a la base de données voit des compteurs avant leur publication, et ne peut pas dire à qui est quel bulletin.
privacy-who-secret = Une personne qui a, tant que le sondage est ouvert, la base de données et aussi le secret principal et une liste des codes ou des personnes, pourrait comparer l’ordre des jetons donnés et des bulletins reçus. Si cela vous inquiète, ouvrez le sondage maintenant et envoyez vos réponses quelques heures plus tard.
privacy-who-network = Une personne qui observe le réseau du serveur voit des adresses et des heures. Le jeton est pris à l’ouverture et le bulletin envoyé plus tard, à part et sans cookies ; une personne qui voit les deux peut encore comparer les heures.
privacy-who-network_open = Une personne qui observe le réseau du serveur voit l’adresse et l’heure de chaque bulletin, comme pour toute page. Les bulletins sont envoyés sans cookies.
privacy-who-program = Une personne qui change le programme du serveur pourrait observer comme décrit ici. Elle ne pourrait pas marquer votre jeton à votre insu : votre appareil vérifie une preuve que la clé de tous a été utilisée.

privacy-key-title = La clé de ce sondage
privacy-key-text = Elle est la même pour tous ceux qui répondent. Comparez-la avec un ou une collègue, à voix haute, ou avec votre invitation imprimée. Un lien la contient aussi, et votre appareil ne continue que si les deux sont les mêmes.

privacy-turnout-title = Vérifier que votre bulletin est compté
privacy-turnout-later = À la clôture, l’empreinte de chaque bulletin compté est listée ici. La vôtre est sur votre reçu.
privacy-turnout-tokens = { $n ->
    [one] { $n } jeton a été donné.
   *[other] { $n } jetons ont été donnés.
}
privacy-turnout-ballots = { $n ->
    [one] { $n } bulletin a été compté.
   *[other] { $n } bulletins ont été comptés.
}
privacy-turnout-group = Groupe
privacy-turnout-made = Invitations
privacy-turnout-revoked = Dont retirées

privacy-search-label = Empreinte sur votre reçu
privacy-search-found = Elle est dans la liste : votre bulletin est compté.
privacy-search-missing = Elle n’est pas dans la liste. Comparez-la à votre reçu. Si c’est la même, votre bulletin n’a pas été compté : dites-le à un ou une collègue et à la personne qui a fait le sondage.
privacy-list = { $n ->
    [one] L’empreinte de { $n } bulletin
   *[other] Les empreintes des { $n } bulletins
}
