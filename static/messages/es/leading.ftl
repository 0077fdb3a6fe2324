### What leaders write, on the page of results.

leading-predict-title = ¿Qué espera usted?
leading-predict-early = Escriba lo que cree que dirá la gente, antes de que nadie pueda leerlo. Después verá ambas cosas una junto a otra.
leading-predict-locked = Los resultados están listos. Antes de que se abran para usted, escriba lo que cree que dijo la gente, o siga sin ello.
leading-predict-private = Su estimación se queda con este enlace de lectura: nadie más la lee. Solo cuando al menos 3 responsables han escrito la suya se muestran, sumadas. Después no se puede cambiar.
leading-predict-single = ¿Cuántas de 100 personas dan cada respuesta? Deje una pregunta vacía para saltarla.
leading-predict-multiple = ¿Cuántas de 100 personas eligen cada una? Se pueden elegir varias. Deje una pregunta vacía para saltarla.
leading-predict-lock = Fijar mi estimación
leading-predict-without = Seguir sin ello
leading-together = Juntos { $n } de 100
leading-empty = Escriba una estimación para al menos una pregunta, o siga sin ello.
leading-not_a_whole = Los números de una pregunta no suman 100. Corríjalos, o vacíe la pregunta.
leading-out_of_range = Escriba números enteros de 0 a 100.

leading-gap-own = Lo que usted esperaba
leading-gap-pooled = Lo que esperaban { $n } responsables juntos
leading-gap-chart = Lo que se dijo junto a lo que se esperaba.
leading-said = Lo que se dijo
leading-expected = Lo que se esperaba
leading-answer = Respuesta
leading-far = Están a { $points } de 100, más de lo que explica el azar (unos { $chance }): algo no se ve desde donde están los responsables.
leading-near = Están a { $points } de 100; el azar por sí solo daría unos { $chance }.
leading-table = Ambas cosas como tabla

leading-title = Lo que los responsables oyeron, y lo que harán
leading-none = Bajo estos resultados aún no se ha prometido nada.
leading-by = { $owner } se ocupa, hasta el { $due }.
leading-heard_line = Lo que se oyó: { $heard }
leading-was_done = Hecho el { $on }.
leading-was_dropped = Abandonado el { $on }:
leading-was_reopened = Retomado el { $on }.
leading-change = Decir qué fue de ello
leading-reason = Qué pasó, o por qué se abandona
leading-reason_missing = Diga por qué se abandona: quienes respondieron lo leen.
leading-done = Está hecho
leading-drop = Abandonarlo
leading-reopen = Retomarlo
leading-promise = Prometer algo
leading-promise-help = Lo lee quien puede leer estos resultados, y quien responde a la ronda siguiente ve qué fue de ello.
leading-heard = Lo que oyó en estos resultados
leading-will = Lo que hará
leading-owner = Quién se ocupa
leading-due = Hasta cuándo
leading-commit = Publicar este compromiso
leading-missing = Rellene lo que oyó, lo que hará, quién se ocupa y hasta cuándo.
leading-bad_date = Dé un día que exista.
leading-too_long = Es demasiado largo. Dígalo con menos palabras.
