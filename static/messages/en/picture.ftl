### What a picture of a release says, and what is said of it.

picture-head = n = { $n } · Release { $release } · at least { $k } people together
picture-more = { $n ->
    [one] { $n } more question is on the results page.
   *[other] { $n } more questions are on the results page.
}
picture-choices = { $n ->
    [one] and { $n } more choice
   *[other] and { $n } more choices
}
