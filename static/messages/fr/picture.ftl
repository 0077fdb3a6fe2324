### What a picture of a release says, and what is said of it.

picture-head = n = { $n } · Publication { $release } · au moins { $k } personnes ensemble
picture-more = { $n ->
    [one] { $n } autre question est sur la page des résultats.
   *[other] { $n } autres questions sont sur la page des résultats.
}
picture-choices = { $n ->
    [one] et { $n } autre choix
   *[other] et { $n } autres choix
}
