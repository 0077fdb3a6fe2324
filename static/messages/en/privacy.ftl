### What the page on privacy says. Each claim has a row in docs/anonymity.md that names its test.

privacy-title = What happens to your answers

privacy-stored-title = What is stored
privacy-stored-counts = Your answers are added to counters of your group, one counter for each choice. There is no row that holds your answers together.
privacy-stored-comments = Comments are stored apart, under random numbers, without a group.
privacy-stored-nothing = No name, address, browser or time is stored.
privacy-stored-deniable = What reaches the counters are not your answers, but what your device’s coins made of them; what you write in words is sent as you write it.
privacy-stored-code = Of your invitation: a keyed hash of its code, with its group. That it was exchanged is noted under another keyed hash.
privacy-stored-person = Of your signing in: a keyed hash of who you are, so that each person gets one token.
privacy-stored-spent = Of your ballot: a digest of its token, so that it counts once. The token was made blind, so nothing that is stored leads from it to who you are.
privacy-stored-nonce = Of your ballot: a digest of a random number, so that it counts once when it is sent twice.
privacy-stored-erased = When the poll closes, all that is stored of who got a token is erased.

privacy-who-title = Who could learn what
privacy-who-reader = Whoever reads the results sees sums of { $k } or more ballots, whatever they add up or subtract.
privacy-who-deniable = Whoever sees what your device sent cannot say what you answered, even with your name beside it: no answer makes it more than { $odds } times as likely as another.
privacy-who-owner = Whoever made the invitations knows who was invited. Candor does not tell them who has answered. A code that they kept would tell, by being tried; trying uses up an unused one.
privacy-who-alone = They could invite invented people, so that you stand alone among them. That is why the poll names your group and how many are invited to it: compare this with what you know.
privacy-who-open = Anyone with the link can answer, more than once. Whoever does, can drown the others, or tell the one answer that is not theirs.
privacy-who-database = Whoever has the database sees counters before they are released, and cannot tell whose ballot is whose.
privacy-who-secret = Whoever has, while the poll is open, the database and also the master secret and a list of the codes or people, could compare the order in which tokens were issued and ballots came. Where that worries you, open the poll now and send your answers some hours later.
privacy-who-network = Whoever watches the worker’s network sees addresses and times. The token is fetched when you open the poll and the ballot is sent later, apart from it and without cookies; who sees both can still compare times.
privacy-who-network_open = Whoever watches the worker’s network sees the address and time of each ballot, as with any page. Ballots are sent without cookies.
privacy-who-program = Whoever changes the program on the server could watch as described here. They could not mark your token unseen: your device checks a proof that everyone’s key was used.

privacy-key-title = The key of this poll
privacy-key-text = It is the same for everyone who answers. Compare it with a colleague, aloud, or with your printed invitation. A link carries it too, and your device goes on only if both are the same.

privacy-turnout-title = Check that your ballot was counted
privacy-turnout-later = When the poll closes, the digest of every counted ballot is listed here. Yours stands on your receipt.
privacy-turnout-tokens = { $n ->
    [one] { $n } token was issued.
   *[other] { $n } tokens were issued.
}
privacy-turnout-ballots = { $n ->
    [one] { $n } ballot was counted.
   *[other] { $n } ballots were counted.
}
privacy-turnout-group = Group
privacy-turnout-made = Invitations
privacy-turnout-revoked = Of those withdrawn

privacy-search-label = Digest on your receipt
privacy-search-found = It is in the list: your ballot was counted.
privacy-search-missing = It is not in the list. Compare it with your receipt. If it is the same, your ballot was not counted: tell a colleague and whoever made the poll.
privacy-list = { $n ->
    [one] The digest of { $n } ballot
   *[other] The digests of all { $n } ballots
}
