### What the page of results says.

report-kind = Resultados
report-answer = Responder a esta encuesta
report-csv = Estas cifras en CSV
report-release = Publicación { $n }. La encuesta está abierta.
report-closing = Publicación { $n }, la última. La encuesta está cerrada.
report-withheld = Al final quedaban menos de { $k } respuestas. No podían mostrarse sin riesgo y no están en ninguna cifra.
report-how = Cómo se lee esto
report-interval = Una línea fina marca el intervalo del 95 % (Wilson): cuánto podría apartarse la proporción de la verdad si estas personas fueran una muestra aleatoria de muchas que piensan igual. Cuantas menos papeletas, más larga la línea.
report-declined = Gris rayado: personas que prefirieron no responder.
report-contents = Grupos
report-below = Puede que algunas respuestas de aquí solo se cuenten más arriba, para que nadie destaque. Esta página no dice si las hay.
report-none_here = Sin cifras de este grupo por separado: aquí podían publicarse juntas menos de { $k } respuestas. Si hay alguna, se cuenta en { $parent }.
report-none_root = Sin cifras: podían publicarse menos de { $k } respuestas.
report-as_owner = Lee esto como propietario.
report-as_leader = Lee esto como responsable ({ $name }): { $group } y todo lo que está debajo.
report-ballots = { $n ->
    [one] { $n } papeleta
   *[other] { $n } papeletas
}

none-title = Aún no hay resultados
none-at_close = Aparecen al cerrarse la encuesta, todos a la vez, para que nadie pueda ver llegar las respuestas.
none-early = Aparecen cuando pueden mostrarse juntas { $k } respuestas o más, para que nadie destaque.

figure-table = Las cifras en una tabla
figure-answer = Respuesta
figure-count = Papeletas
figure-share = Proporción
figure-interval = Intervalo del 95 %
figure-range = de { $low } a { $high }
figure-declined = Prefirió no responder
figure-declined_count = { $n ->
    [one] { $n } prefirió no responder.
   *[other] { $n } prefirieron no responder.
}
figure-nearly = { $n ->
    [one] { $n } papeleta queda fuera aquí: casi todas eligieron «{ $choices }», y una cifra delataría cada respuesta.
   *[other] { $n } papeletas quedan fuera aquí: casi todas eligieron «{ $choices }», y una cifra delataría cada respuesta.
}
# Between two choices that figure-nearly names.
figure-between = », «
figure-empty = Todos prefirieron no responder.

estimate-lead = Estimaciones: los dispositivos mezclaron al azar estas respuestas antes de enviarlas, de modo que nadie queda atado a una. Las barras y las cifras se cortan en { $none } y { $all }; la tabla las da enteras.
estimate-few = Con menos de unas 50 papeletas dicen poco.
estimate-sentence = Estimaciones: { $list }.
estimate-item = { $text }: { $share } (de { $low } a { $high })
estimate-value = estimación { $share }
estimate-side = Del lado de «{ $high }»: estimación { $share } (intervalo del 95 % { $interval }).
estimate-share = Estimación

likert-sides = { $agree } del lado de «{ $high }» (intervalo del 95 % { $interval }), { $disagree } del lado de «{ $low }».
likert-sides_middle = { $agree } del lado de «{ $high }» (intervalo del 95 % { $interval }), { $middle } en el medio, { $disagree } del lado de «{ $low }».
likert-reversed = Codificación inversa: girada para la media.

bars-sentence = { $list }.
bars-item = { $text }: { $n } ({ $share })

rating-sentence = Media { $mean } en una escala de 0 a 10, intervalo del 95 % de { $low } a { $high }.
rating-bands = { $detractors } detractores (0 a 6), { $passives } pasivos (7 u 8), { $promoters } promotores (9 o 10; intervalo del 95 % { $interval }).

scale-mean = { $n ->
    [one] Escala «{ $scale }»: media { $mean } en una escala de 1 a { $steps } (intervalo del 95 % de { $low } a { $high }), de { $n } pregunta.
   *[other] Escala «{ $scale }»: media { $mean } en una escala de 1 a { $steps } (intervalo del 95 % de { $low } a { $high }), de { $n } preguntas.
}
scale-reversed = Codificación inversa: { $n }.

written-count = { $n ->
    [one] Se escribió { $n } comentario.
   *[other] Se escribieron { $n } comentarios.
}
written-listed = Comentarios, en orden aleatorio
written-waiting = Los comentarios se muestran cuando pueden mostrarse juntos { $n } o más.
written-root = Los comentarios figuran solo en { $root }, sin su grupo.
written-search = Buscar en estos comentarios
written-found = { $n } de { $of } comentarios
written-themes = De qué tratan
written-count_themed = { $n ->
    [one] { $n } comentario
   *[other] { $n } comentarios
}
written-redacted = { $mark } sustituye lo que se tachó.

trend-title = A lo largo de las rondas
trend-round = Ronda { $n }
trend-head = Ronda
trend-table = Lo mismo como tabla
trend-above = Del lado de «{ $high }»
trend-mean = Media de 0 a 10
trend-value = { $value } ({ $low } a { $high })
trend-up = Ha subido desde la ronda anterior: más de lo que explica el azar.
trend-down = Ha bajado desde la ronda anterior: más de lo que explica el azar.
trend-unclear = Sin cambio claro desde la ronda anterior.
trend-locked = La ronda { $n } no está dibujada: decida primero qué esperaba de ella.
trend-loading = Se cargan las rondas anteriores.
trend-failed = No se pudieron cargar las rondas anteriores. Vuelva a cargar esta página para ver las tendencias.

compare-title = Los grupos uno junto a otro
compare-lead = En el orden de los grupos, todos en una misma escala y sin clasificación. Los grupos pequeños difieren por azar: mire los intervalos antes de ver una diferencia.
compare-question = Pregunta
compare-group = Grupo

unreadable-title = Aún no puede leer estos resultados
unreadable-signed_in = Son para quienes inician sesión.
unreadable-sign_in = Iniciar sesión
unreadable-until = Los responsables los leen primero, hasta el { $time }. Después, quien tenga este enlace lee lo mismo.
unreadable-link = Si le dieron un enlace de lectura, ábralo otra vez: este navegador ya le conocerá.
unreadable-revoked = Este enlace de lectura fue retirado
unreadable-revoked_text = Ya no abre nada. Pida otro al propietario de la encuesta.
