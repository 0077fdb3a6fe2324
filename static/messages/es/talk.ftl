### What figures give reason to talk about, on the page of results.

talk-most = La mayoría está del lado de «{ $side }»
talk-nearly_all = Casi todos están del lado de «{ $side }»
talk-middle = La mayoría se queda en el medio
talk-split = Las opiniones están divididas
talk-majority = La mayoría eligió «{ $side }»
talk-leading = «{ $side }» fue lo más elegido
talk-mixed = Ninguna respuesta destaca
talk-hedge = { $share } de { $n }, intervalo del 95 % { $interval }
talk-of = de { $n }

talk-for = Alentador, para la mayoría:
talk-against = Una preocupación, para la mayoría:
talk-divided = Las opiniones están divididas:
talk-declined = Muchos prefirieron no responder:
talk-quoted = «{ $list }»
# Between two questions that talk-quoted names.
talk-between = », «

talk-title = Para conversar
talk-ask-declined = ¿Qué tendría que ser distinto para que aquí fuera fácil responder a esta pregunta?
talk-ask-sensitive = ¿Qué hace de «{ $choice }» lo más sensato, y qué tendría que cambiar para que no lo fuera?
talk-ask-gap = ¿Qué se ve aquí que los responsables no ven, y cómo podrían haberlo sabido antes?
talk-ask-divided = ¿Qué hay de distinto en el trabajo de unos y otros?
talk-ask-against = ¿Cuándo fue bien por última vez, y qué era distinto entonces?
talk-ask-for = ¿Por qué va bien esto, y qué podría ponerlo en riesgo?
talk-ask-leading = ¿Qué lleva a «{ $choice }», y ayuda al trabajo?
talk-ask-middle = ¿Qué mantiene a la gente en el medio, y qué la movería hacia un lado u otro?
talk-ask-mixed = ¿Qué esperaba usted aquí, y qué le sorprende?

talk-panel = Seis señales de confianza
talk-panel_lead = Cada una es un motivo para hablar y ninguna es un objetivo. No se suman: una suma escondería lo que importa en cada una.
talk-table = Como tabla
talk-round_head = Ronda
talk-reading = Valor
talk-up = Ha subido desde la ronda anterior: más de lo que explica el azar.
talk-down = Ha bajado desde la ronda anterior: más de lo que explica el azar.
talk-unclear = Sin cambio claro desde la ronda anterior: el azar por sí solo podría explicar la diferencia.
talk-mean = Media { $mean } en una escala de 1 a { $steps }, intervalo del 95 % de { $low } a { $high }.
talk-missing = ¿Querría saberlo, y qué haría falta para ello?

talk-unknown-nothing_released = No se sabe: de esta ronda no hay cifras publicadas aquí.
talk-unknown-nobody_invited = No se sabe: puede responder quien tenga el enlace, y nadie sabe de cuántos.
talk-unknown-below_root = No se sabe para una parte: se cuenta para todos juntos.
talk-unknown-not_asked = No se sabe: ninguna pregunta de esta encuesta lo pregunta.
talk-unknown-deniable = Sin calcular: las respuestas son negables. Lo que puede decirse de ellas figura abajo, como estimaciones.
talk-unknown-few_predictions = No se sabe: menos de 3 responsables escribieron lo que esperaban.
talk-unknown-nothing_due = Aún no se sabe: ningún compromiso ha vencido.

talk-participation-name = Participación
talk-participation-reading = { $n } de { $of } personas invitadas están en las cifras ({ $share }).
talk-participation-misleads = Puede engañar: se responde por confianza o por obligación. El silencio puede ser satisfacción o resignación.
talk-participation-falling = Responden menos que antes. ¿Qué salió de la última ronda, y quién lo sabe?
talk-participation-rising = Responden más que antes. ¿Qué hizo que valiera la pena?
talk-participation-strained = Menos de la mitad está en las cifras. ¿Qué frena a la gente, y cómo saberlo sin pedir nombres?
talk-participation-settled = ¿Qué haría que responder valiera más la pena?

talk-declined_share-name = Prefirieron no responder
talk-declined_share-reading = { $share } de todas las respuestas, intervalo del 95 % { $interval }.
talk-declined_share-misleads = Puede engañar: tampoco se responde a una pregunta que no encaja. Mire cuáles son, no solo cuántas.
talk-declined_share-falling = Menos que antes prefieren no responder. ¿Qué hizo más fácil hablar?
talk-declined_share-rising = Más que antes prefieren no responder. ¿Qué se ha vuelto más difícil de decir?
talk-declined_share-strained = ¿Qué preguntas quedan sin respuesta, y qué podría costar responder?
talk-declined_share-settled = ¿A qué pregunta preferiría usted no responder aquí?

talk-safety-name = Seguridad psicológica
talk-safety-misleads = Puede engañar: donde hay menos seguridad se responde con más cuidado. Una media esconde a quienes se sienten menos seguros.
talk-safety-falling = Parece menos seguro hablar que antes. ¿Qué pasó con quienes lo hicieron?
talk-safety-rising = Parece más seguro hablar que antes. ¿Qué conviene conservar?
talk-safety-strained = ¿Qué pasó la última vez que alguien admitió un error?
talk-safety-settled = ¿A quién le cuesta más hablar aquí, y cómo lo notaría usted?

talk-honesty-name = Registro honesto de horas
talk-honesty-misleads = Puede engañar: la presión hace los registros más bonitos y no más ciertos. Pregunte para qué se usan.
talk-honesty-falling = Los registros dicen menos verdad que antes. ¿Qué se ha vuelto caro de escribir?
talk-honesty-rising = Los registros dicen más verdad que antes. ¿Qué lo hizo seguro?
talk-honesty-strained = ¿Qué tienen que decir los registros para que nadie tenga problemas?
talk-honesty-settled = ¿Qué hace usted con los registros que ayude a quienes los escriben?

talk-gap-name = Brecha de percepción
talk-gap-reading = Lo que esperaban los responsables está a { $points } de 100 de lo que se dijo, en { $questions } preguntas previstas, por { $leaders } responsables o más. El azar por sí solo daría unos { $chance }.
talk-gap-misleads = Puede engañar: también acierta quien espera poco, y unos pocos responsables pueden contar por muchos.
talk-gap-strained = ¿Qué sorprendió más a los responsables, y qué conversaciones no hubo?
talk-gap-settled = ¿De dónde sacan su imagen los responsables, y a quién deja fuera?

talk-loop-name = Compromisos cerrados
talk-loop-reading = { $n } de { $of } compromisos vencidos se cumplieron o se abandonaron con un motivo ({ $share }).
talk-loop-misleads = Puede engañar: lo fácil se promete fácil. Pregunte a quienes respondieron si algo es distinto.
talk-loop-falling = Se cerraron menos compromisos que antes. ¿Qué se interpuso, y alguien lo dijo?
talk-loop-rising = Se cerraron más compromisos que antes. ¿Alguien notó una diferencia en el trabajo?
talk-loop-strained = Menos de la mitad de lo prometido está cerrado. ¿Qué promesas conviene abandonar, y por qué?
talk-loop-settled = ¿Cuáles de los compromisos cambiaron algo para quienes respondieron?
