### What every page says.

number-thousands = ,
number-decimal = .
number-percent = { $n }%

loading = Loading

failed-title = This page could not be loaded
failed-text = The network or the server did not answer. Nothing you wrote is lost: it is kept on this device.
failed-again = Try again
failed-now = The network or the server did not answer. Try again.

unknown-title = There is no such poll here
unknown-text = The address may be incomplete, or the poll was erased. Ask whoever sent you the link.

results-link = Results of this poll

rules-title = Who will see what
rules-device = Your answers leave this device without your name. No name, address or time is stored with them.
rules-deniable = Your answers can be denied: before it sends, your device flips coins, and sends your answer or another one. Results are estimates.
rules-k = Results are shown for { $k } or more people together, never for fewer. A group with too few answers is counted with the group above it.
rules-comments = Comments are shown once { $n } or more are there, in random order, without group or time.
rules-moderated = Whoever made the poll looks over each full batch of comments before it is shown, and can redact parts; that is then seen.
rules-at_close = Results appear when the poll closes, not before.
rules-daily = Results are brought up to date once a day, when { $k } or more new answers can be shown together.
rules-live = Results are brought up to date every few minutes, when { $k } or more new answers can be shown together.
rules-closes = The poll closes on { $time }.
rules-open = Anyone with the link can answer, possibly more than once.
rules-invited = Everyone who is invited can answer once.
rules-signed_in = Everyone who signs in can answer once.
rules-same = The results are the same for everyone: for you, your colleagues and your leaders.

likert-low = Strongly disagree
likert-middle = Neither agree nor disagree
likert-high = Strongly agree

rating-low = not at all
rating-high = completely

privacy-link = What is stored, and who could learn what

picture-alt = The latest figures of “{ $title }”

drawn-no_script = This page needs JavaScript: the figures are drawn on your own device. Turn on JavaScript for this page to read them.
languages-label = Language

alone-text = The page around this one keeps it from working here. Open it in a tab of its own, at this address:
