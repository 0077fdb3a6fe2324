### What leaders write, on the page of results.

leading-predict-title = What do you expect?
leading-predict-early = Write down what you think people will say, before anyone can read it. Later you see both beside each other.
leading-predict-locked = The results are there. Before they open to you, write down what you think people said, or go on without.
leading-predict-private = Your guess stays with this view link: nobody else reads it. Only when at least 3 leaders wrote theirs down are they shown, added together. It cannot be changed afterwards.
leading-predict-single = How many of 100 people give each answer? Leave a question empty to skip it.
leading-predict-multiple = How many of 100 people pick each of these? Several can be picked. Leave a question empty to skip it.
leading-predict-lock = Lock my guess
leading-predict-without = Go on without
leading-together = Together { $n } of 100
leading-empty = Write down a guess for at least one question, or go on without.
leading-not_a_whole = The numbers of one question do not add up to 100. Mend them, or empty the question.
leading-out_of_range = Write whole numbers from 0 to 100.

leading-gap-own = What you expected
leading-gap-pooled = What { $n } leaders expected together
leading-gap-chart = What people said beside what was expected.
leading-said = What people said
leading-expected = What was expected
leading-answer = Answer
leading-far = They lie { $points } of 100 apart, further than chance explains (about { $chance }): something here is not seen from where leaders are.
leading-near = They lie { $points } of 100 apart; chance alone would make about { $chance }.
leading-table = Both as a table

leading-title = What leaders heard, and what they will do
leading-none = Nothing has been promised under these results yet.
leading-by = { $owner } sees to it, until { $due }.
leading-heard_line = What was heard: { $heard }
leading-was_done = Done on { $on }.
leading-was_dropped = Dropped on { $on }:
leading-was_reopened = Taken up again on { $on }.
leading-change = Say what became of it
leading-reason = What happened, or why it is dropped
leading-reason_missing = Say why it is dropped: those who answered read it.
leading-done = It is done
leading-drop = Drop it
leading-reopen = Take it up again
leading-promise = Promise something
leading-promise-help = Everyone who may read these results reads it, and whoever answers the next round sees what became of it.
leading-heard = What you heard in these results
leading-will = What you will do
leading-owner = Who sees to it
leading-due = Until when
leading-commit = Publish this commitment
leading-missing = Fill in what you heard, what you will do, who sees to it, and until when.
leading-bad_date = Give a day that exists.
leading-too_long = This is too long. Say it in fewer words.
