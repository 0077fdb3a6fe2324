### What leaders promised after the round before, on the page of the next one.

promises-title = What was promised last time
promises-none = After the last round nothing was promised yet.
promises-sentence = { $n ->
    [one] After the last round { $n } thing was promised; done: { $done }, dropped with a reason: { $dropped }.
   *[other] After the last round { $n } things were promised; done: { $done }, dropped with a reason: { $dropped }.
}
promises-link = See what became of it
promises-open = { $owner } sees to it, until { $due }.
promises-done = Done. { $owner } saw to it, { $on }.
promises-dropped = Dropped. { $owner } gave the reason, { $on }:
promises-heard = What was heard: { $heard }
promises-results = Results of the last round
