### What the page of results says.

report-kind = Results
report-answer = Answer this poll
report-csv = These figures as CSV
report-release = Release { $n }. The poll is open.
report-closing = Release { $n }, the last one. The poll is closed.
report-withheld = At the end fewer than { $k } answers were left over. They could not be shown safely, and are not in any figure.
report-how = How to read this
report-interval = A thin line marks the 95% interval (Wilson): how far the share could lie from the truth if these people were a random sample of many who think alike. The fewer the ballots, the longer the line.
report-declined = Hatched grey: people who preferred not to answer.
report-contents = Groups
report-below = Some answers from here may be counted only further up, so that nobody stands out. This page does not tell whether there are any.
report-none_here = No figures for this group alone: fewer than { $k } answers could be released together here. Any there are, are counted in { $parent }.
report-none_root = No figures: fewer than { $k } answers could be released.
report-as_owner = You read this as the owner.
report-as_leader = You read this as a leader ({ $name }): { $group } and all below it.
report-ballots = { $n ->
    [one] { $n } ballot
   *[other] { $n } ballots
}

none-title = No results yet
none-at_close = They appear when the poll closes, all at once, so that nobody can watch answers come in.
none-early = They appear once { $k } or more answers can be shown together, so that nobody stands out.

figure-table = Figures as a table
figure-answer = Answer
figure-count = Ballots
figure-share = Share
figure-interval = 95% interval
figure-range = { $low } to { $high }
figure-declined = Preferred not to answer
figure-declined_count = { $n ->
   *[other] { $n } preferred not to answer.
}
figure-nearly = { $n ->
    [one] { $n } ballot is left out here: nearly everyone in it picked “{ $choices }”, and a figure would give each answer away.
   *[other] { $n } ballots are left out here: nearly everyone among them picked “{ $choices }”, and a figure would give each answer away.
}
# Between two choices that figure-nearly names.
figure-between = ”, “
figure-empty = Everyone preferred not to answer.

estimate-lead = Estimates: devices randomised these answers before they sent them, so that nobody can be held to one. Bars and figures are cut off at { $none } and { $all }; the table has them whole.
estimate-few = From fewer than about 50 ballots they say little.
estimate-sentence = Estimates: { $list }.
estimate-item = { $text }: { $share } ({ $low } to { $high })
estimate-value = estimate { $share }
estimate-side = On the side of “{ $high }”: estimate { $share } (95% interval { $interval }).
estimate-share = Estimate

likert-sides = { $agree } on the side of “{ $high }” (95% interval { $interval }), { $disagree } on the side of “{ $low }”.
likert-sides_middle = { $agree } on the side of “{ $high }” (95% interval { $interval }), { $middle } in the middle, { $disagree } on the side of “{ $low }”.
likert-reversed = Reverse-coded: turned round for the mean.

bars-sentence = { $list }.
bars-item = { $text }: { $n } ({ $share })

rating-sentence = Mean { $mean } on a scale from 0 to 10, 95% interval { $low } to { $high }.
rating-bands = { $detractors } detractors (0 to 6), { $passives } passives (7 or 8), { $promoters } promoters (9 or 10; 95% interval { $interval }).

scale-mean = { $n ->
    [one] Scale “{ $scale }”: mean { $mean } on a scale from 1 to { $steps } (95% interval { $low } to { $high }), from { $n } question.
   *[other] Scale “{ $scale }”: mean { $mean } on a scale from 1 to { $steps } (95% interval { $low } to { $high }), from { $n } questions.
}
scale-reversed = Reverse-coded: { $n }.

written-count = { $n ->
    [one] { $n } comment was written.
   *[other] { $n } comments were written.
}
written-listed = Comments, in random order
written-waiting = Comments are shown once { $n } or more can be shown together.
written-root = Comments are listed under { $root } alone, without their group.
written-search = Search these comments
written-found = { $n } of { $of } comments
written-themes = What they are about
written-count_themed = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
written-redacted = { $mark } stands for what whoever made the poll redacted.

trend-title = Along the rounds
trend-round = Round { $n }
trend-head = Round
trend-table = The same as a table
trend-above = On the side of “{ $high }”
trend-mean = Mean from 0 to 10
trend-value = { $value } ({ $low } to { $high })
trend-up = Risen since the round before: more than chance explains.
trend-down = Fallen since the round before: more than chance explains.
trend-unclear = No clear change since the round before.
trend-locked = Round { $n } is not drawn: decide first what you expected of it.
trend-loading = The rounds before are loading.
trend-failed = The rounds before could not be loaded. Load this page again to see trends.

compare-title = Groups side by side
compare-lead = In the order of the groups, all on one scale, and not ranked. Small groups differ by chance: look at the intervals before you see a difference.
compare-question = Question
compare-group = Group

unreadable-title = You cannot read these results yet
unreadable-signed_in = They are for people who sign in.
unreadable-sign_in = Sign in
unreadable-until = Leaders read them first, until { $time }. From then on everyone with this link reads the same.
unreadable-link = If you were given a view link, open it again: this browser then knows you.
unreadable-revoked = This view link was withdrawn
unreadable-revoked_text = It opens nothing any more. Ask the owner of the poll for another one.
