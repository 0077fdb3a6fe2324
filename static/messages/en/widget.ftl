### What the page says that people answer on.

group-label = Your group
group-help = Your answers are counted with those of this group.
group-none = Choose your group

question-number = { $n } of { $all }
question-multiple = Mark all that apply.
question-declined = Prefer not to answer

comment-help = You can leave this empty. Leave out names and whatever only you would say.
comment-email = This looks like an e-mail address. It could tell readers who you are.
comment-telephone = This looks like a telephone number. It could tell readers who you are.
comment-name = This looks like somebody’s name. It could tell readers who you are, or whom you mean.
comment-address = This looks like a street address. It could tell readers who you are.
comment-unsent = What you wrote stays on this device and is not sent.
comment-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
}
comment-over = { $n ->
    [one] { $n } character too long
   *[other] { $n } characters too long
}

slips-title = Some questions still need an answer

slip-at = Question { $n }: { $text }
slip-no_group = Choose your group
slip-missing = Choose an answer, or “Prefer not to answer”
slip-too_long = Shorten this comment
slip-no_invitation = Use your invitation first

refused-title = Your answers were not counted
refused-text = They are still here. You can change them and send them again.

send-button = Send anonymously
send-sending = Sending
send-now = Try now
send-review = Look over your answers. Once sent they cannot be changed, because nobody can tell which are yours.
send-sending_text = Sending your answers.
send-sending_again = Sending your answers again.
send-waiting = Not sent yet: the server does not answer. Your answers are kept on this device, and sending is tried again by itself.
send-offline = Not sent yet: this device is offline. Your answers are kept on it, and are sent when the network is back.
send-seconds = { $n ->
    [one] Next try in { $n } second.
   *[other] Next try in { $n } seconds.
}
send-token = Your answers are sent once your invitation is exchanged.

progress-answered = { $n } of { $all } answered
progress-rest = The rest can stay empty.

review-title = What you send
review-missing = Not answered yet
review-empty = Nothing written

draft-text = Until you send them, your answers are kept on this device alone.
draft-erase = Erase them

closed-text = This poll is closed. It takes no more answers.
closed-counted = The answers kept on this device arrived and are counted.
closed-refused = Answers were kept on this device that had not been sent. They came too late to be counted, and are kept no longer.
closed-check = Your ballot’s digest should be in the list that is published now.
closed-check_link = Look for it

receipt-counted = Your answers are counted
receipt-already_counted = Your answers had arrived before, and are counted once
receipt-earlier = You have answered on this device
receipt-stored = What was stored
receipt-counts = Your answers, each added to a count of your group. They are not stored together as one sheet.
receipt-comments = Your comments, if you wrote any, apart from everything else.
receipt-nothing = No name, no address, no time.
receipt-device = This device remembers only that answers were sent from it. The answers themselves are erased here.
receipt-results = When results can be read
receipt-at_time = Results appear when the poll closes, on { $time }.
receipt-device_stub = This device keeps the digest below, so that you can check later. The answers, the code and the token are erased here.
receipt-check = How to check later
receipt-check_text = When the poll closes, a list of the digests of all counted ballots is published. This one should be in it. It tells nobody what you answered.
receipt-digest = Digest of your ballot
receipt-key = Key of the poll, the same for everyone
receipt-erase = Erase it from this device
receipt-erased = This device keeps nothing of this poll any more.
receipt-sent = Show what was sent
receipt-sent_text = The wheel may have turned each of these into another one.

again-title = Someone else at this device?
again-text = This poll takes answers from anyone with the link, and does not know who they are. On a shared device the next person can answer too. If you have answered, once is enough.
again-button = Answer as another person

scheduled-title = This poll is not open yet
scheduled-text = It opens on { $time }. Come back then; an invitation stays good.

not_open-title = This poll is not open yet
not_open-text = Fewer than { $k } people are invited so far, too few for anything ever to be shown. Keep your invitation, and open it again later.

alarm-title = Do not answer here
alarm-text = None of your answers were sent. Ask whoever invited you, and compare the key of this poll with a colleague.
alarm-key = The key that this server shows

invitation-exchanging = Your invitation is being exchanged for an anonymous token. You can answer meanwhile.
invitation-waiting = The network is away. Your invitation is exchanged once it is back; you can answer meanwhile.
invitation-group = You answer for { $group }.
invitation-invited = { $n ->
    [one] { $n } person is invited to this group.
   *[other] { $n } people are invited to this group. If you know of far fewer, ask before you answer.
}
invitation-token = You hold an anonymous token. It was made on this device, and nothing in it leads back to your invitation.
invitation-code = Your invitation code
invitation-help = Open the link in your invitation, or type its code here: 30 letters and digits. Hyphens do not matter.
invitation-use = Use this code

sign_in-text = This poll takes one ballot from everyone who signs in. Signing in shows that you may answer; it does not go with your answers.
sign_in-link = Sign in

problem-malformed_code = This code is mistyped, or cut short. Compare it with your invitation, letter by letter.
problem-wrong_poll = This code is for another poll. Open the link it came with.
problem-unknown_invitation = Nobody made this code for this poll. Compare it with your invitation, or ask whoever sent it.
problem-invitation_used = This invitation was used already, on another device or in another browser. Each is good for one ballot.
problem-invitation_revoked = This invitation was withdrawn. Ask whoever sent it for another.
problem-not_open = Too few people are invited so far. Keep your invitation, and open it again later.
problem-poll_closed = The poll is closed and takes no more answers.
problem-other_key = The key of this poll is not the one that your invitation names, or not the one that this device has seen before. With a key made for you alone, your ballot could be told from all others.
problem-bad_proof = The server did not prove that it used the key of this poll. A token made with another key could mark your ballot.
problem-no_randomness = This browser gives no random numbers, and without them nothing is anonymous. Use another one.
problem-damaged = What this device kept of your invitation is damaged. Ask whoever sent it for another.
problem-already_issued = You signed in and used your right to answer already, on another device or in another browser.
problem-no_group_for_you = This poll has no group for you, going by what your sign-in says. Ask whoever made the poll.

send-preparing = Getting ready to send.
send-no_script = This page needs JavaScript to send your answers: they are made anonymous on your own device, by a program that comes with the page, before they leave it. Turn on JavaScript for this page to send them.

stuck-text = The part of this page that makes your answers anonymous did not arrive, so nothing can be sent yet.
stuck-again = Load the page again

coins-title = You can deny every answer
coins-text = Before it sends, this device turns a wheel for each answer, and sends yours as it is or another one in its place. Nobody who sees what was sent can know which of the two it was; of everyone’s answers together the results still make an estimate.
coins-few = From fewer than about 50 ballots such estimates say little.
coins-comment = What you write in words is sent as you write it.
coins-wheel = A wheel: on { $share } of it, your answer goes as it is.
coins-truth = Your answer goes as it is
coins-another = Another one goes in its place
coins-try = Try the wheel
coins-is_truth = This time your answer would go as it is.
coins-is_other = This time another one would go in its place.
coins-tries = { $n } of { $all } tries left the answer as it was.
coins-none = None of these
