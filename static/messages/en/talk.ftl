### What figures give reason to talk about, on the page of results.

talk-most = Most are on the side of “{ $side }”
talk-nearly_all = Nearly all are on the side of “{ $side }”
talk-middle = Most stay in the middle
talk-split = This divides people
talk-majority = Most picked “{ $side }”
talk-leading = “{ $side }” was picked most often
talk-mixed = No answer stands out
talk-hedge = { $share } of { $n }, 95% interval { $interval }
talk-of = of { $n }

talk-for = Encouraging, for most:
talk-against = A concern, for most:
talk-divided = This divides people:
talk-declined = Many preferred not to answer:
talk-quoted = “{ $list }”
# Between two questions that talk-quoted names.
talk-between = ”, “

talk-title = To talk about
talk-ask-declined = What would have to be different for this question to be easy to answer here?
talk-ask-sensitive = What makes “{ $choice }” the sensible thing to do, and what would have to change so that it is not?
talk-ask-gap = What do people here see that leaders do not, and how could leaders have learned of it earlier?
talk-ask-divided = What is different in the work of those on either side?
talk-ask-against = When did this last go well, and what was different then?
talk-ask-for = What makes this go well, and what could put it at risk?
talk-ask-leading = What leads to “{ $choice }”, and does it help the work?
talk-ask-middle = What keeps people in the middle, and what would move them off it, either way?
talk-ask-mixed = What did you expect here, and what surprises you?

talk-panel = Six signals of trust
talk-panel_lead = Each is a reason to talk, and none is a target. They are not added up: a sum would hide what matters in each.
talk-table = As a table
talk-round_head = Round
talk-reading = Reading
talk-up = It has risen since the round before: more than chance explains.
talk-down = It has fallen since the round before: more than chance explains.
talk-unclear = No clear change since the round before: chance alone could explain the difference.
talk-mean = Mean { $mean } on a scale from 1 to { $steps }, 95% interval { $low } to { $high }.
talk-missing = Would you want to know this, and what would it take?

talk-unknown-nothing_released = Not known: no figures of this round are released here.
talk-unknown-nobody_invited = Not known: anyone with the link can answer, so nobody knows out of how many.
talk-unknown-below_root = Not known for a part: it is counted for everyone together.
talk-unknown-not_asked = Not known: no question of this poll asks about it.
talk-unknown-deniable = Not worked out: answers are deniable. What can be said of them stands below, as estimates.
talk-unknown-few_predictions = Not known: fewer than 3 leaders wrote down what they expected.
talk-unknown-nothing_due = Not known yet: no commitment has come due.

talk-participation-name = Participation
talk-participation-reading = { $n } of { $of } invited people are in the figures ({ $share }).
talk-participation-misleads = It can mislead: people answer because they trust the poll, or because they are told to. Silence can be contentment or resignation.
talk-participation-falling = Fewer answer than before. What came of the last round, and who knows of it?
talk-participation-rising = More answer than before. What made answering worth it?
talk-participation-strained = Fewer than half are in the figures. What keeps people from answering, and how could you learn that without asking for names?
talk-participation-settled = What would make answering more worth people's time?

talk-declined_share-name = Preferred not to answer
talk-declined_share-reading = { $share } of all answers, 95% interval { $interval }.
talk-declined_share-misleads = It can mislead: a question that does not fit is declined too. Look at which questions, not only at how many.
talk-declined_share-falling = Fewer decline than before. What made it easier to speak?
talk-declined_share-rising = More decline than before. What has become harder to say?
talk-declined_share-strained = Which questions do people decline, and what could an answer cost them?
talk-declined_share-settled = Which question would you yourself rather not answer here?

talk-safety-name = Psychological safety
talk-safety-misleads = It can mislead: where it is least safe, people are most careful with their answers. A mean hides those who feel least safe.
talk-safety-falling = It feels less safe to speak up than before. What happened to those who did?
talk-safety-rising = It feels safer to speak up than before. What should be kept?
talk-safety-strained = What happened the last time someone here admitted a mistake?
talk-safety-settled = Who finds it hardest to speak up here, and how would you notice?

talk-honesty-name = Honest time tracking
talk-honesty-misleads = It can mislead: pressure to be honest makes records look better and not truer. Ask what the records are used for.
talk-honesty-falling = Records tell less of the truth than before. What has become costly to write down?
talk-honesty-rising = Records tell more of the truth than before. What made that safe?
talk-honesty-strained = What do the records have to say so that nobody gets into trouble?
talk-honesty-settled = What do you do with the records that helps those who write them?

talk-gap-name = Perception gap
talk-gap-reading = Leaders' guesses are { $points } of 100 away from what people said, over { $questions } predicted questions, by { $leaders } leaders or more. Chance alone would make about { $chance }.
talk-gap-misleads = It can mislead: a good guess can come from low expectations, and few leaders may stand for many.
talk-gap-strained = Where were leaders most surprised, and which conversations did not happen?
talk-gap-settled = Where do leaders get their picture from, and whom does it leave out?

talk-loop-name = Loop closure
talk-loop-reading = { $n } of { $of } commitments that came due were done, or dropped with a reason ({ $share }).
talk-loop-misleads = It can mislead: easy promises are easily kept. Ask those who answered whether anything is different.
talk-loop-falling = Fewer promises were closed than before. What got in the way, and has anyone said so?
talk-loop-rising = More promises were closed than before. Has anyone noticed a difference in the work?
talk-loop-strained = Fewer than half of what was promised is closed. Which promises should be dropped, and why?
talk-loop-settled = Which of the promises changed something for those who answered?
