### Lo que los responsables prometieron tras la ronda anterior, en la página de la siguiente.

promises-title = Lo que se prometió la última vez
promises-none = Tras la última ronda todavía no se prometió nada.
promises-sentence = { $n ->
    [one] Tras la última ronda se prometió { $n } cosa; hecha: { $done }, abandonada con un motivo: { $dropped }.
   *[other] Tras la última ronda se prometieron { $n } cosas; hechas: { $done }, abandonadas con un motivo: { $dropped }.
}
promises-link = Ver qué ha sido de ello
promises-open = { $owner } se ocupa de ello, hasta el { $due }.
promises-done = Hecho. { $owner } se ocupó de ello, { $on }.
promises-dropped = Abandonado. { $owner } dio el motivo, { $on }:
promises-heard = Lo que se oyó: { $heard }
promises-results = Resultados de la última ronda
