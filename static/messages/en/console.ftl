### The owner's pages.

console-title = Console
console-polls = Polls
console-new = Make a poll
console-series = Series
console-settings = Settings
console-cancel = Cancel
console-copy = Copy
console-copied = Copied
console-not_copied = Select the text and copy it yourself: the browser did not.

console-sign_in = Sign in
console-sign_in_lead = With the owner key, which was shown when Candor first started. It opens everything an owner does; it opens no single answer, because there is none.
console-key = Owner key
console-provider_lead = Where your organisation's sign-in is set up, it can tell who is an owner.
console-provider = Use my organisation's sign-in
console-not_an_owner = You are signed in, but you are none of the owners.
console-sign_out = Sign out

console-no_polls = No poll is here yet.
console-drafts = Drafts
console-untitled = Without a title
console-changed = changed { $time }
console-delete_draft = Delete this draft
console-state-open = open
console-state-closed = closed
console-state-scheduled = opens later
console-state-not_open = waits for invitations

console-new_lead = Start from questions that were thought through, from nothing, or from an earlier poll. You can change everything before it opens.
console-questions = { $n ->
    [one] { $n } question.
   *[other] { $n } questions.
}
console-start = Start from this
console-blank = A blank poll
console-blank_lead = Your own questions.
console-blank_start = Start from nothing
console-earlier = Start from an earlier poll
console-choose = Choose
console-everyone = Everyone

console-kept = Saved
console-keeping = Saving
console-not_kept = Not saved: the server did not answer. The next change is saved together with this one.
console-preview = Preview
console-preview_lead = This is the page that people will answer on. Nothing is counted from here.
console-preview_none = It appears as soon as the poll could be opened as it is.

console-asks = What you ask
console-poll_title = Title
console-poll_description = Why you ask, in a sentence
console-in-en = English
console-in-de = German
console-in-fr = French
console-in-es = Spanish
console-languages = Languages
console-add_question = Add a question
console-question = Question { $n }
console-question_text = Question
console-kind = Kind of answer
console-kind-likert = Agreement, in steps (Likert)
console-kind-single = One of several choices
console-kind-multiple = Any of several choices
console-kind-rating = A number from 0 to 10
console-kind-comment = A comment
console-rating_help = Shown as a histogram, with promoters and detractors as shares.
console-comment_help = Comments are shown for everyone together, in random order, without group or time.
console-steps = Steps
console-reverse = Reverse-coded: agreeing is bad news
console-scale = Scale that it measures (a word, such as safety)
console-choice = Choice { $n }
console-sensitive = Sensitive: never shown for a group where nearly everyone picked it
console-add_choice = Add a choice
console-remove = Remove
console-up = Move up
console-down = Move down

console-who = Whom you ask
console-outline = Groups
console-outline_help = One group a line, indented below the one it belongs to. The first line is everyone. Write # and a word after a name to give the group that id.
console-line = Line { $n }: { $fault }
console-paste = Paste a table
console-rows = Rows
console-rows_help = A row a group, each cell one level down: Product, Search. Commas, semicolons or tabs between cells.
console-use_rows = Use these rows
console-no_rows = No row could be read. Paste at least one, with a name in its first cell.
console-groups_of = Take the groups of an earlier poll

console-rules = Rules
console-eligibility = Who may answer
console-eligibility-open = Anyone with the link, possibly more than once
console-eligibility-invited = Everyone you invite, once
console-eligibility-signed_in = Everyone who signs in, once
console-k = Fewest people shown together (k)
console-k_help = Nothing is ever shown for fewer, not even by comparing two releases. Smaller groups are counted with the group above them.
console-release = When results appear
console-release-at_close = When the poll closes
console-release-daily = Once a day
console-release-live = Every few minutes
console-readers = Who reads the results
console-readers-everyone = Everyone with the link
console-readers-leaders = Leaders first, everyone later
console-readers-signed_in = Everyone who signs in
console-leaders_until = Leaders read alone until

console-cost = Deniable answers
console-cost_lead = With deniable answers each device flips coins before it sends, so that nobody can tell a given answer from a lucky one. Results are then estimates. This suits very sensitive questions and many ballots. Here is what it costs in precision, for the question that it costs most.
console-deniable = Make the answers deniable
console-odds = How many times as likely a true answer may be sent as any other (2 to 20)
console-budget = Epsilon is { $one } for each question, and { $all } for the { $n } questions of a ballot together.
console-expected = Ballots you expect
console-cost_sentence = From { $n } ballots a share is known to within { $plain } either way; with deniable answers, to within { $deniable }.
console-cost_wide = Below about 50 ballots that is so wide that it says little.
console-cost_plain = As given
console-cost_deniable = Deniable
console-cost_table = As a table
console-cost_ballots = Ballots

console-when = When
console-zone = Time zone
console-zone_unknown = No such time zone. Write a name such as Europe/Vienna.
console-opens_at = Opens (at once when left empty)
console-closes_at = Closes (by your hand when left empty)
console-repeat = How often
console-once = Once
console-open_for_hours = Hours that each round is open
console-repeat_help = Each round asks the same questions of the same groups, and shows what was promised after the round before.

console-to_last = See who will see what
console-last = Before it opens
console-not_yet = This poll cannot open yet
console-not_yet_lead = Mend these first:
console-back = Back to the draft
console-make = Open this poll
console-leaves = { $n ->
    [one] { $n } group to answer in.
   *[other] { $n } groups to answer in.
}
console-sees_people = Those who answer see the same results as leaders, and what leaders then promise.
console-sees_owner = You see no more than that: no answer, no name, and not who has answered.
console-sees_everyone = The results are read by everyone with the link.
console-sees_signed_in = The results are read by everyone who signs in, and by leaders with a view link.
console-sees_leaders = Leaders read the results first; from { $time } on everyone with the link does.
console-at_once = at once
console-by_hand = when you close it
console-opens_and_closes = Opens: { $opens }. Closes: { $closes }.
console-opens_again = { $period }, first { $opens } ({ $zone }).

console-opens_on = Opens { $time }.
console-closes_on = Closes { $time }.
console-answer_link = Link to answer
console-embed_link = Show it in a wiki
console-csv = Latest figures as CSV
console-json = Latest figures as JSON
console-metrics = Latest figures for Prometheus (OpenMetrics)

console-inviting = Invitations
console-inviting_lead = Each is good for one ballot. The links are shown to you once, here: save the file, send each person one. Who was sent which you decide; Candor does not know, and keeps no list of who has answered.
console-group = Group
console-invited = Invited
console-more = More
console-invite_csv = Make a file for a mail merge
console-invite_sheet = Make sheets to print
console-invite_none = Write how many more to invite beside at least one group.
console-invite_save = Save these now: they are not shown again.
console-invite_saved = I have saved them

console-leaders = View links for leaders
console-leaders_lead = A leader with a view link writes down what they expect before the results open, and says afterwards what they will do. A link to one group shows that group and all below it.
console-leader = Whom the link is for
console-leader_group = What they read
console-leader_series = For every round of the series
console-make_link = Make a view link
console-link_nameless = Say whom the link is for.
console-link_for = View link for { $name }
console-link_once = Shown this once. Send it to that person alone.
console-link_of_series = every round
console-revoke = Revoke

console-publishing = Release and close
console-publishing_lead = A release shows what can be shown safely; what cannot waits. Closing is for good: then everything that can be shown is.
console-release_now = Release now
console-close = Close the poll
console-close_warning = No more ballots are counted, and the last release is published. This cannot be undone.
console-erasing = Erase
console-delete = Erase the poll
console-delete_warning = Everything of this poll goes: questions, results, promises, and every link to it stops working. This cannot be undone.

console-embedding = Other sites
console-provider_name = Name under which wikis show your polls
console-any_site = Any site may show polls in a frame
console-embedders = Otherwise these alone, one address a line
console-keep = Save
console-rotate_lead = A new key ends every session of the old one.
console-rotate = Change the owner key
console-rotate_warning = The key that you have now stops working at once. The new one is shown once.
console-new_key = New owner key
console-new_key_lead = Shown this once. Keep it where you keep passwords, and sign in with it again.

console-audit = What owners did
console-audit_lead = Never anything about answering.
console-at = At { $time }
console-when_head = When
console-what_head = What
console-detail_head = More
console-poll_head = Poll
console-by_head = By
console-did-signed_in = Signed in
console-did-key_changed = Changed the owner key
console-did-settings_changed = Changed the settings
console-did-poll_made = Made a poll
console-did-poll_deleted = Erased a poll
console-did-invited = Invited
console-did-invitation_revoked = Revoked an invitation
console-did-released = Released
console-did-closed = Closed a poll
console-did-comments_published = Published comments
console-did-exported = Exported
console-did-link_made = Made a view link
console-did-link_revoked = Revoked a view link
console-did-series_made = Made a series
console-did-series_changed = Changed a series
console-did-series_deleted = Deleted a series
console-did-webhook_made = Added a webhook
console-did-webhook_removed = Removed a webhook
console-did-something = Something else

console-moderated = Look over comments before they are shown
console-export = Everything stored about this poll, for audits (JSON)
console-sealed = Comments to look over
console-sealed_lead = Comments come here once { $n } or more on a question can be shown together. Redact what could tell who wrote one: mark it, then press “Redact”. A theme is shown once { $k } comments carry it.
console-sealed_none = There are none now.
console-sealed_publish = { $n ->
    [one] Publish { $n } comment
   *[other] Publish { $n } comments
}
console-sealed_warning = They are published as they are now, together, and what is redacted is erased for good.
console-redact = Redact what is marked
console-redact_undo = Undo
console-as_shown = As it will be shown:
console-themes = Themes, with commas between them
