### What the page on privacy says. Each claim has a row in docs/anonymity.md that names its test.

privacy-title = Qué pasa con sus respuestas

privacy-stored-title = Qué se guarda
privacy-stored-counts = Sus respuestas se suman a contadores de su grupo, uno por opción. Ninguna fila guarda sus respuestas juntas.
privacy-stored-comments = Los comentarios se guardan aparte, con números al azar, sin grupo.
privacy-stored-nothing = No se guarda nombre, dirección, navegador ni hora.
privacy-stored-deniable = Lo que llega a los contadores no son sus respuestas, sino lo que las monedas de su dispositivo hicieron de ellas; lo que escribe con palabras se envía tal como lo escribe.
privacy-stored-code = De su invitación: un resumen con clave de su código, con su grupo. Que se cambió se anota bajo otro resumen con clave.
privacy-stored-person = De su sesión: un resumen con clave de quién es, para que cada persona reciba una ficha.
privacy-stored-spent = De su papeleta: una huella de su ficha, para que cuente una vez. La ficha se hizo a ciegas: nada de lo guardado lleva de ella a usted.
privacy-stored-nonce = De su papeleta: una huella de un número al azar, para que cuente una vez si se envía dos veces.
privacy-stored-erased = Al cerrar la encuesta se borra todo lo guardado sobre quién recibió una ficha.

privacy-who-title = Quién podría saber qué
privacy-who-reader = Quien lee los resultados ve sumas de { $k } papeletas o más, sume o reste lo que sea.
privacy-who-deniable = Quien vea lo que su dispositivo envió no puede decir qué respondió usted, ni con su nombre al lado: ninguna respuesta lo hace más de { $odds } veces más probable que otra.
privacy-who-owner = Quien hizo las invitaciones sabe a quién invitó. Candor no le dice quién respondió. Un código que guardó lo diría si se prueba; probarlo gasta uno sin usar.
privacy-who-alone = Podría invitar a personas inventadas, para que usted quede solo entre ellas. Por eso la encuesta nombra su grupo y cuántos están invitados: compárelo con lo que sabe.
privacy-who-open = Quien tiene el enlace puede responder, más de una vez. Quien lo haga puede tapar a los demás, o reconocer la única respuesta que no es suya.
privacy-who-database = Quien tiene la base de datos ve contadores antes de que se publiquen, y no puede saber de quién es cada papeleta.
privacy-who-secret = Quien tenga, con la encuesta abierta, la base de datos y además el secreto maestro y una lista de códigos o personas, podría comparar el orden en que se dieron fichas y llegaron papeletas. Si eso le preocupa, abra la encuesta ahora y envíe sus respuestas unas horas después.
privacy-who-network = Quien observa la red del servidor ve direcciones y horas. La ficha se toma al abrir y la papeleta se envía después, aparte y sin cookies; quien ve ambas aún puede comparar las horas.
privacy-who-network_open = Quien observa la red del servidor ve la dirección y la hora de cada papeleta, como en toda página. Las papeletas se envían sin cookies.
privacy-who-program = Quien cambie el programa del servidor podría observar como aquí se describe. No podría marcar su ficha sin que se note: su dispositivo comprueba una prueba de que se usó la clave de todos.

privacy-key-title = La clave de esta encuesta
privacy-key-text = Es la misma para todos los que responden. Compárela con un colega, en voz alta, o con su invitación impresa. Un enlace también la lleva, y su dispositivo solo sigue si ambas son iguales.

privacy-turnout-title = Comprobar que su papeleta se contó
privacy-turnout-later = Al cerrar la encuesta, aquí se lista la huella de cada papeleta contada. La suya está en su recibo.
privacy-turnout-tokens = { $n ->
    [one] Se dio { $n } ficha.
   *[other] Se dieron { $n } fichas.
}
privacy-turnout-ballots = { $n ->
    [one] Se contó { $n } papeleta.
   *[other] Se contaron { $n } papeletas.
}
privacy-turnout-group = Grupo
privacy-turnout-made = Invitaciones
privacy-turnout-revoked = De ellas, retiradas

privacy-search-label = Huella en su recibo
privacy-search-found = Está en la lista: su papeleta se contó.
privacy-search-missing = No está en la lista. Compárela con su recibo. Si es la misma, su papeleta no se contó: dígaselo a un colega y a quien hizo la encuesta.
privacy-list = { $n ->
    [one] La huella de { $n } papeleta
   *[other] Las huellas de las { $n } papeletas
}
