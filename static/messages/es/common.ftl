### What every page says.

number-thousands = .
number-decimal = ,
number-percent = { $n } %

loading = Cargando

failed-title = No se ha podido cargar esta página
failed-text = La red o el servidor no ha respondido. No se ha perdido nada: lo que ha escrito está guardado en este dispositivo.
failed-again = Intentar de nuevo
failed-now = La red o el servidor no respondió. Inténtelo otra vez.

unknown-title = Esta encuesta no existe aquí
unknown-text = Puede que la dirección esté incompleta o que la encuesta se haya borrado. Pregunte a quien le envió el enlace.

results-link = Resultados de esta encuesta

rules-title = Quién verá qué
rules-device = Sus respuestas salen de este dispositivo sin su nombre. No se guarda con ellas ni nombre, ni dirección, ni hora.
rules-deniable = Sus respuestas son negables: antes de enviar, su dispositivo lanza monedas y envía su respuesta u otra. Los resultados son estimaciones.
rules-k = Los resultados se muestran de { $k } personas o más juntas, nunca de menos. Un grupo con muy pocas respuestas se cuenta con el grupo superior.
rules-comments = Los comentarios se muestran cuando hay { $n } o más, en orden aleatorio, sin grupo ni hora.
rules-moderated = Quien hizo la encuesta revisa cada lote completo de comentarios antes de que se muestre, y puede tachar partes; eso se ve después.
rules-at_close = Los resultados aparecen al cerrarse la encuesta, no antes.
rules-daily = Los resultados se actualizan una vez al día, cuando pueden mostrarse juntas { $k } respuestas nuevas o más.
rules-live = Los resultados se actualizan cada pocos minutos, cuando pueden mostrarse juntas { $k } respuestas nuevas o más.
rules-closes = La encuesta se cierra el { $time }.
rules-open = Cualquiera que tenga el enlace puede responder, quizá más de una vez.
rules-invited = Quien esté invitado puede responder una vez.
rules-signed_in = Quien se identifique puede responder una vez.
rules-same = Los resultados son los mismos para todos: para usted, sus compañeros y la dirección.

likert-low = Muy en desacuerdo
likert-middle = Ni una cosa ni la otra
likert-high = Muy de acuerdo

rating-low = nada
rating-high = por completo

privacy-link = Qué se guarda, y quién podría saber qué

picture-alt = Las últimas cifras de «{ $title }»

drawn-no_script = Esta página necesita JavaScript: las cifras se dibujan en su propio dispositivo. Active JavaScript en esta página para leerlas.
languages-label = Idioma

alone-text = La página que contiene a esta no la deja funcionar aquí. Ábrala en una pestaña propia, con esta dirección:
