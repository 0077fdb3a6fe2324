### What a picture of a release says, and what is said of it.

picture-head = n = { $n } · Publicación { $release } · al menos { $k } personas juntas
picture-more = { $n ->
    [one] { $n } pregunta más está en la página de resultados.
   *[other] { $n } preguntas más están en la página de resultados.
}
picture-choices = { $n ->
    [one] y { $n } opción más
   *[other] y { $n } opciones más
}
