### The owner's pages.

console-title = Consola
console-polls = Encuestas
console-new = Hacer una encuesta
console-series = Series
console-settings = Ajustes
console-cancel = Cancelar
console-copy = Copiar
console-copied = Copiado
console-not_copied = Seleccione el texto y cópielo usted: el navegador no lo hizo.

console-sign_in = Iniciar sesión
console-sign_in_lead = Con la clave del propietario, que se mostró cuando Candor arrancó por primera vez. Abre todo lo que hace un propietario; no abre ninguna respuesta suelta, porque no la hay.
console-key = Clave del propietario
console-provider_lead = Donde el inicio de sesión de su organización está configurado, puede decir quién es propietario.
console-provider = Usar el inicio de sesión de mi organización
console-not_an_owner = Ha iniciado sesión, pero no es uno de los propietarios.
console-sign_out = Cerrar sesión

console-no_polls = Aquí aún no hay ninguna encuesta.
console-drafts = Borradores
console-untitled = Sin título
console-changed = cambiado { $time }
console-delete_draft = Borrar este borrador
console-state-open = abierta
console-state-closed = cerrada
console-state-scheduled = abre más tarde
console-state-not_open = espera invitaciones

console-new_lead = Empiece con preguntas bien pensadas, con nada o con una encuesta anterior. Puede cambiarlo todo antes de abrir.
console-questions = { $n ->
    [one] { $n } pregunta.
   *[other] { $n } preguntas.
}
console-start = Empezar con esta
console-blank = Una encuesta en blanco
console-blank_lead = Sus propias preguntas.
console-blank_start = Empezar con nada
console-earlier = Empezar con una encuesta anterior
console-choose = Elegir
console-everyone = Todos

console-kept = Guardado
console-keeping = Guardando
console-not_kept = No guardado: el servidor no respondió. El próximo cambio se guarda junto con este.
console-preview = Vista previa
console-preview_lead = Esta es la página en la que se responderá. Desde aquí no se cuenta nada.
console-preview_none = Aparece en cuanto la encuesta pudiera abrirse así.

console-asks = Lo que pregunta
console-poll_title = Título
console-poll_description = Por qué pregunta, en una frase
console-in-en = Inglés
console-in-de = Alemán
console-in-fr = Francés
console-in-es = Español
console-languages = Idiomas
console-add_question = Añadir una pregunta
console-question = Pregunta { $n }
console-question_text = Pregunta
console-kind = Tipo de respuesta
console-kind-likert = Acuerdo, por grados (Likert)
console-kind-single = Una de varias opciones
console-kind-multiple = Cualesquiera de varias opciones
console-kind-rating = Un número de 0 a 10
console-kind-comment = Un comentario
console-rating_help = Se muestra como histograma, con promotores y detractores como partes.
console-comment_help = Los comentarios se muestran para todos juntos, en orden aleatorio, sin grupo ni hora.
console-steps = Grados
console-reverse = Codificación inversa: estar de acuerdo es mala noticia
console-scale = Escala que mide (una palabra, como safety)
console-choice = Opción { $n }
console-sensitive = Delicada: nunca se muestra para un grupo donde casi todos la eligieron
console-add_choice = Añadir una opción
console-remove = Quitar
console-up = Subir
console-down = Bajar

console-who = A quién pregunta
console-outline = Grupos
console-outline_help = Un grupo por línea, sangrado debajo del grupo al que pertenece. La primera línea son todos. Escriba # y una palabra tras un nombre para dar ese identificador al grupo.
console-line = Línea { $n }: { $fault }
console-paste = Pegar una tabla
console-rows = Filas
console-rows_help = Una fila por grupo, cada celda un nivel más abajo: Producto, Búsqueda. Comas, puntos y coma o tabuladores entre celdas.
console-use_rows = Usar estas filas
console-no_rows = No se pudo leer ninguna fila. Pegue al menos una, con un nombre en su primera celda.
console-groups_of = Tomar los grupos de una encuesta anterior

console-rules = Reglas
console-eligibility = Quién puede responder
console-eligibility-open = Quien tenga el enlace, quizá más de una vez
console-eligibility-invited = Quien usted invite, una vez
console-eligibility-signed_in = Quien inicie sesión, una vez
console-k = Cuántas personas como mínimo se muestran juntas (k)
console-k_help = Nunca se muestra nada para menos, ni comparando dos publicaciones. Los grupos más pequeños se cuentan con el de arriba.
console-release = Cuándo aparecen los resultados
console-release-at_close = Cuando se cierra la encuesta
console-release-daily = Una vez al día
console-release-live = Cada pocos minutos
console-readers = Quién lee los resultados
console-readers-everyone = Quien tenga el enlace
console-readers-leaders = Primero los responsables, después todos
console-readers-signed_in = Quien inicie sesión
console-leaders_until = Los responsables leen solos hasta

console-cost = Respuestas negables
console-cost_lead = Con respuestas negables cada dispositivo lanza monedas antes de enviar, de modo que nadie distingue una respuesta dada de una debida al azar. Los resultados son entonces estimaciones. Conviene a preguntas muy delicadas y a muchas papeletas. Esto es lo que cuesta en precisión, para la pregunta a la que más le cuesta.
console-deniable = Hacer negables las respuestas
console-odds = Cuántas veces más probable que otra puede ser que se envíe una respuesta verdadera (2 a 20)
console-budget = Épsilon es { $one } por pregunta, y { $all } por las { $n } preguntas de una papeleta juntas.
console-expected = Papeletas que espera
console-cost_sentence = Con { $n } papeletas una parte se conoce con un margen de { $plain }; con respuestas negables, de { $deniable }.
console-cost_wide = Por debajo de unas 50 papeletas es tan ancho que dice poco.
console-cost_plain = Tal cual
console-cost_deniable = Negables
console-cost_table = Como tabla
console-cost_ballots = Papeletas

console-when = Cuándo
console-zone = Zona horaria
console-zone_unknown = No existe esa zona. Escriba un nombre como Europe/Vienna.
console-opens_at = Se abre (enseguida si queda vacío)
console-closes_at = Se cierra (a mano si queda vacío)
console-repeat = Cada cuánto
console-once = Una vez
console-open_for_hours = Horas que está abierta cada ronda
console-repeat_help = Cada ronda hace las mismas preguntas a los mismos grupos y muestra lo que se prometió tras la ronda anterior.

console-to_last = Ver quién verá qué
console-last = Antes de abrir
console-not_yet = Esta encuesta aún no puede abrirse
console-not_yet_lead = Corrija primero esto:
console-back = Volver al borrador
console-make = Abrir esta encuesta
console-leaves = { $n ->
    [one] { $n } grupo en el que responder.
   *[other] { $n } grupos en los que responder.
}
console-sees_people = Quienes responden ven los mismos resultados que los responsables, y lo que estos prometen después.
console-sees_owner = Usted no ve más que eso: ninguna respuesta, ningún nombre, ni quién ha respondido.
console-sees_everyone = Los resultados los lee quien tenga el enlace.
console-sees_signed_in = Los resultados los lee quien inicie sesión, y los responsables con un enlace de lectura.
console-sees_leaders = Los responsables leen los resultados primero; desde el { $time }, quien tenga el enlace.
console-at_once = enseguida
console-by_hand = cuando usted la cierre
console-opens_and_closes = Se abre: { $opens }. Se cierra: { $closes }.
console-opens_again = { $period }, primero { $opens } ({ $zone }).

console-opens_on = Se abre el { $time }.
console-closes_on = Se cierra el { $time }.
console-answer_link = Enlace para responder
console-embed_link = Mostrarla en un wiki
console-csv = Últimas cifras como CSV
console-json = Últimas cifras como JSON
console-metrics = Últimas cifras para Prometheus (OpenMetrics)

console-inviting = Invitaciones
console-inviting_lead = Cada una vale una papeleta. Los enlaces se le muestran una vez, aquí: guarde el archivo, envíe uno a cada persona. Usted decide quién recibe cuál; Candor no lo sabe, y no lleva lista de quién ha respondido.
console-group = Grupo
console-invited = Invitados
console-more = Más
console-invite_csv = Hacer un archivo para combinar correspondencia
console-invite_sheet = Hacer hojas para imprimir
console-invite_none = Escriba cuántos más invitar junto a un grupo al menos.
console-invite_save = Guárdelos ahora: no se muestran otra vez.
console-invite_saved = Los he guardado

console-leaders = Enlaces de lectura para responsables
console-leaders_lead = Un responsable con un enlace de lectura escribe lo que espera antes de que se abran los resultados, y dice después lo que hará. Un enlace a un grupo muestra ese grupo y todo lo que está debajo.
console-leader = Para quién es el enlace
console-leader_group = Qué se lee
console-leader_series = Para cada ronda de la serie
console-make_link = Hacer un enlace de lectura
console-link_nameless = Diga para quién es el enlace.
console-link_for = Enlace de lectura para { $name }
console-link_once = Se muestra esta única vez. Envíelo solo a esa persona.
console-link_of_series = cada ronda
console-revoke = Retirar

console-publishing = Publicar y cerrar
console-publishing_lead = Una publicación muestra lo que puede mostrarse sin riesgo; lo demás espera. Cerrar es definitivo: entonces se muestra todo lo que puede mostrarse.
console-release_now = Publicar ahora
console-close = Cerrar la encuesta
console-close_warning = Ya no se cuentan papeletas, y aparece la última publicación. No se puede deshacer.
console-erasing = Borrar
console-delete = Borrar la encuesta
console-delete_warning = Desaparece todo lo de esta encuesta: preguntas, resultados, promesas, y cada enlace deja de funcionar. No se puede deshacer.

console-embedding = Otros sitios
console-provider_name = Nombre con el que los wikis muestran sus encuestas
console-any_site = Cualquier sitio puede mostrar encuestas en un marco
console-embedders = Si no, solo estos, una dirección por línea
console-keep = Guardar
console-rotate_lead = Una clave nueva termina cada sesión de la anterior.
console-rotate = Cambiar la clave del propietario
console-rotate_warning = La clave que tiene deja de valer enseguida. La nueva se muestra una vez.
console-new_key = Nueva clave del propietario
console-new_key_lead = Se muestra esta única vez. Guárdela con sus contraseñas e inicie sesión otra vez con ella.

console-audit = Lo que hicieron los propietarios
console-audit_lead = Nunca nada que tenga que ver con responder.
console-at = El { $time }
console-when_head = Cuándo
console-what_head = Qué
console-detail_head = Más
console-poll_head = Encuesta
console-by_head = Por
console-did-signed_in = Inicio de sesión
console-did-key_changed = Clave del propietario cambiada
console-did-settings_changed = Ajustes cambiados
console-did-poll_made = Encuesta hecha
console-did-poll_deleted = Encuesta borrada
console-did-invited = Invitaciones
console-did-invitation_revoked = Invitación retirada
console-did-released = Publicación
console-did-closed = Encuesta cerrada
console-did-comments_published = Publicó comentarios
console-did-exported = Exportación
console-did-link_made = Enlace de lectura hecho
console-did-link_revoked = Enlace de lectura retirado
console-did-series_made = Serie hecha
console-did-series_changed = Serie cambiada
console-did-series_deleted = Serie borrada
console-did-webhook_made = Webhook añadido
console-did-webhook_removed = Webhook quitado
console-did-something = Otra cosa

console-moderated = Revisar los comentarios antes de que se muestren
console-export = Todo lo guardado sobre esta encuesta, para auditorías (JSON)
console-sealed = Comentarios por revisar
console-sealed_lead = Los comentarios llegan aquí cuando { $n } o más de una pregunta pueden mostrarse juntos. Tache lo que pueda decir quién escribió uno: selecciónelo y pulse «Tachar». Un tema se muestra cuando { $k } comentarios lo llevan.
console-sealed_none = Ahora no hay ninguno.
console-sealed_publish = { $n ->
    [one] Publicar { $n } comentario
   *[other] Publicar { $n } comentarios
}
console-sealed_warning = Se publican tal como están ahora, juntos; lo tachado se borra para siempre.
console-redact = Tachar lo seleccionado
console-redact_undo = Deshacer
console-as_shown = Así se mostrará:
console-themes = Temas, separados por comas
