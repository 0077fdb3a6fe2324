### What the page says that people answer on.

group-label = Su grupo
group-help = Sus respuestas se cuentan con las de este grupo.
group-none = Elija su grupo

question-number = { $n } de { $all }
question-multiple = Marque todo lo que corresponda.
question-declined = Prefiero no responder

comment-help = Puede dejarlo vacío. No ponga nombres ni lo que solo usted diría.
comment-email = Esto parece una dirección de correo. Podría revelar quién es usted.
comment-telephone = Esto parece un número de teléfono. Podría revelar quién es usted.
comment-name = Esto parece un nombre. Podría revelar quién es usted, o de quién habla.
comment-address = Esto parece una dirección postal. Podría revelar quién es usted.
comment-unsent = Lo que ha escrito se queda en este dispositivo y no se envía.
comment-left = { $n ->
    [one] Queda { $n } carácter
   *[other] Quedan { $n } caracteres
}
comment-over = { $n ->
    [one] Sobra { $n } carácter
   *[other] Sobran { $n } caracteres
}

slips-title = Algunas preguntas aún necesitan respuesta

slip-at = Pregunta { $n }: { $text }
slip-no_group = Elija su grupo
slip-missing = Elija una respuesta o «Prefiero no responder»
slip-too_long = Acorte este comentario
slip-no_invitation = Use primero su invitación

refused-title = Sus respuestas no se han contado
refused-text = Siguen aquí. Puede cambiarlas y enviarlas de nuevo.

send-button = Enviar de forma anónima
send-sending = Enviando
send-now = Intentar ahora
send-review = Repase sus respuestas. Una vez enviadas no se pueden cambiar, porque nadie sabe cuáles son las suyas.
send-sending_text = Enviando sus respuestas.
send-sending_again = Enviando sus respuestas otra vez.
send-waiting = Aún sin enviar: el servidor no responde. Sus respuestas están guardadas en este dispositivo y el envío se repite por sí solo.
send-offline = Aún sin enviar: este dispositivo está sin conexión. Sus respuestas están guardadas en él y se enviarán cuando vuelva la red.
send-seconds = { $n ->
    [one] Próximo intento en { $n } segundo.
   *[other] Próximo intento en { $n } segundos.
}
send-token = Sus respuestas se envían en cuanto se cambie su invitación.

progress-answered = { $n } de { $all } respondidas
progress-rest = Lo demás puede quedar vacío.

review-title = Lo que envía
review-missing = Todavía sin respuesta
review-empty = Nada escrito

draft-text = Hasta que las envíe, sus respuestas se guardan solo en este dispositivo.
draft-erase = Borrarlas

closed-text = Esta encuesta está cerrada. No admite más respuestas.
closed-counted = Las respuestas guardadas en este dispositivo han llegado y se han contado.
closed-refused = En este dispositivo había respuestas sin enviar. Llegan tarde para contarse y ya no se guardan.
closed-check = La huella de su papeleta debería estar en la lista que ahora se publica.
closed-check_link = Buscarla

receipt-counted = Sus respuestas están contadas
receipt-already_counted = Sus respuestas ya habían llegado y se cuentan una vez
receipt-earlier = Ya ha respondido en este dispositivo
receipt-stored = Qué se ha guardado
receipt-counts = Sus respuestas, cada una sumada a un recuento de su grupo. No se guardan juntas en una hoja.
receipt-comments = Sus comentarios, si ha escrito alguno, aparte de todo lo demás.
receipt-nothing = Ni nombre, ni dirección, ni hora.
receipt-device = Este dispositivo recuerda solo que desde él se enviaron respuestas. Las respuestas mismas se han borrado aquí.
receipt-results = Cuándo se podrán leer los resultados
receipt-at_time = Los resultados aparecen al cerrarse la encuesta, el { $time }.
receipt-device_stub = Este dispositivo guarda la huella de abajo, para que pueda comprobarlo más tarde. Las respuestas, el código y la ficha se borran aquí.
receipt-check = Cómo comprobarlo más tarde
receipt-check_text = Al cerrar la encuesta se publica una lista de las huellas de todas las papeletas contadas. Esta debería estar en ella. A nadie le dice qué respondió.
receipt-digest = Huella de su papeleta
receipt-key = Clave de la encuesta, la misma para todos
receipt-erase = Borrarla de este dispositivo
receipt-erased = Este dispositivo ya no guarda nada de esta encuesta.
receipt-sent = Mostrar lo que se envió
receipt-sent_text = La rueda puede haber convertido cada una de estas respuestas en otra.

again-title = ¿Hay otra persona en este dispositivo?
again-text = Esta encuesta admite respuestas de cualquiera que tenga el enlace y no sabe quién es. En un dispositivo compartido, la siguiente persona también puede responder. Si ya ha respondido, una vez basta.
again-button = Responder como otra persona

scheduled-title = Esta encuesta aún no está abierta
scheduled-text = Se abre el { $time }. Vuelva entonces; una invitación sigue siendo válida.

not_open-title = Esta encuesta aún no está abierta
not_open-text = Hasta ahora hay menos de { $k } personas invitadas, muy pocas para que se pueda mostrar algo. Guarde su invitación y ábrala de nuevo más tarde.

alarm-title = No responda aquí
alarm-text = No se envió ninguna de sus respuestas. Pregunte a quien le invitó, y compare la clave de esta encuesta con un colega.
alarm-key = La clave que muestra este servidor

invitation-exchanging = Su invitación se está cambiando por una ficha anónima. Mientras tanto puede responder.
invitation-waiting = No hay red. Su invitación se cambia en cuanto vuelva; mientras tanto puede responder.
invitation-group = Usted responde por { $group }.
invitation-invited = { $n ->
    [one] { $n } persona está invitada a este grupo.
   *[other] { $n } personas están invitadas a este grupo. Si conoce a muchas menos, pregunte antes de responder.
}
invitation-token = Tiene una ficha anónima. Se hizo en este dispositivo, y nada en ella lleva a su invitación.
invitation-code = Su código de invitación
invitation-help = Abra el enlace de su invitación, o escriba aquí su código: 30 letras y cifras. Los guiones no importan.
invitation-use = Usar este código

sign_in-text = Esta encuesta admite una papeleta de cada persona que inicia sesión. La sesión muestra que puede responder; no va con sus respuestas.
sign_in-link = Iniciar sesión

problem-malformed_code = Este código está mal escrito o cortado. Compárelo con su invitación, letra por letra.
problem-wrong_poll = Este código es de otra encuesta. Abra el enlace con el que vino.
problem-unknown_invitation = Nadie ha creado este código para esta encuesta. Compárelo con su invitación, o pregunte a quien la envió.
problem-invitation_used = Esta invitación ya se usó, en otro dispositivo o en otro navegador. Cada una vale para una papeleta.
problem-invitation_revoked = Esta invitación fue retirada. Pida otra a quien la envió.
problem-not_open = Hasta ahora hay muy pocas personas invitadas. Guarde su invitación y ábrala de nuevo más tarde.
problem-poll_closed = La encuesta está cerrada y no admite más respuestas.
problem-other_key = La clave de esta encuesta no es la que nombra su invitación, o no la que este dispositivo vio antes. Con una clave hecha solo para usted, su papeleta se distinguiría de todas las demás.
problem-bad_proof = El servidor no demostró que usó la clave de esta encuesta. Una ficha hecha con otra clave podría marcar su papeleta.
problem-no_randomness = Este navegador no da números aleatorios, y sin ellos nada es anónimo. Use otro.
problem-damaged = Lo que este dispositivo guardó de su invitación está dañado. Pida otra a quien la envió.
problem-already_issued = Ya inició sesión y usó su derecho a responder, en otro dispositivo o en otro navegador.
problem-no_group_for_you = Según su sesión, esta encuesta no tiene un grupo para usted. Pregunte a quien la hizo.

send-preparing = Se prepara el envío.
send-no_script = Para enviar sus respuestas, esta página necesita JavaScript: se vuelven anónimas en su propio dispositivo, mediante un programa que llega con la página, antes de salir de él. Active JavaScript en esta página para enviarlas.

stuck-text = La parte de esta página que vuelve anónimas sus respuestas no ha llegado, así que todavía no se puede enviar nada.
stuck-again = Volver a cargar la página

coins-title = Puede negar cada respuesta
coins-text = Antes de enviar, este dispositivo gira una rueda por cada respuesta, y envía la suya tal cual u otra en su lugar. Quien vea lo enviado no puede saber cuál de las dos fue; de las respuestas de todos juntos sale aun así una estimación.
coins-few = Con menos de unas 50 papeletas tales estimaciones dicen poco.
coins-comment = Lo que escribe con palabras se envía tal como lo escribe.
coins-wheel = Una rueda: en { $share } de ella, su respuesta va tal cual.
coins-truth = Su respuesta va tal cual
coins-another = Otra va en su lugar
coins-try = Probar la rueda
coins-is_truth = Esta vez su respuesta iría tal cual.
coins-is_other = Esta vez otra iría en su lugar.
coins-tries = { $n } de { $all } intentos dejaron la respuesta tal cual.
coins-none = Ninguna
