### What figures give reason to talk about, on the page of results.

talk-most = Die meisten stehen auf der Seite von „{ $side }“
talk-nearly_all = Fast alle stehen auf der Seite von „{ $side }“
talk-middle = Die meisten bleiben in der Mitte
talk-split = Hier sind die Meinungen geteilt
talk-majority = Die meisten haben „{ $side }“ gewählt
talk-leading = „{ $side }“ wurde am häufigsten gewählt
talk-mixed = Keine Antwort sticht heraus
talk-hedge = { $share } von { $n }, 95-%-Intervall { $interval }
talk-of = von { $n }

talk-for = Für die meisten ermutigend:
talk-against = Für die meisten ein Problem:
talk-divided = Hier sind die Meinungen geteilt:
talk-declined = Viele wollten nicht antworten:
talk-quoted = „{ $list }“
# Between two questions that talk-quoted names.
talk-between = “, „

talk-title = Zum Reden
talk-ask-declined = Was müsste anders sein, damit diese Frage hier leicht zu beantworten ist?
talk-ask-sensitive = Was macht „{ $choice }“ zum Vernünftigen, und was müsste sich ändern, damit es das nicht mehr ist?
talk-ask-gap = Was sehen die Leute hier, das Führungskräfte nicht sehen, und wie hätten sie es früher erfahren können?
talk-ask-divided = Was ist in der Arbeit derer auf der einen und der anderen Seite verschieden?
talk-ask-against = Wann ging das zuletzt gut, und was war damals anders?
talk-ask-for = Warum geht das gut, und was könnte es gefährden?
talk-ask-leading = Was führt zu „{ $choice }“, und hilft es der Arbeit?
talk-ask-middle = Was hält die Leute in der Mitte, und was würde sie in die eine oder andere Richtung bewegen?
talk-ask-mixed = Was hatten Sie hier erwartet, und was überrascht Sie?

talk-panel = Sechs Zeichen von Vertrauen
talk-panel_lead = Jedes ist ein Anlass zum Reden und keines ein Ziel. Sie werden nicht zusammengezählt: Eine Summe würde verdecken, worauf es bei jedem ankommt.
talk-table = Als Tabelle
talk-round_head = Runde
talk-reading = Stand
talk-up = Seit der Runde davor gestiegen: mehr, als der Zufall erklärt.
talk-down = Seit der Runde davor gefallen: mehr, als der Zufall erklärt.
talk-unclear = Keine klare Veränderung seit der Runde davor: Der Zufall allein könnte den Unterschied erklären.
talk-mean = Mittelwert { $mean } auf einer Skala von 1 bis { $steps }, 95-%-Intervall { $low } bis { $high }.
talk-missing = Möchten Sie das wissen, und was wäre dazu nötig?

talk-unknown-nothing_released = Nicht bekannt: Von dieser Runde sind hier keine Zahlen freigegeben.
talk-unknown-nobody_invited = Nicht bekannt: Wer den Link hat, kann antworten; niemand weiß, von wie vielen.
talk-unknown-below_root = Für einen Teil nicht bekannt: Es wird für alle zusammen gezählt.
talk-unknown-not_asked = Nicht bekannt: Keine Frage dieser Umfrage fragt danach.
talk-unknown-deniable = Nicht berechnet: Antworten sind abstreitbar. Was sich von ihnen sagen lässt, steht unten, als Schätzungen.
talk-unknown-few_predictions = Nicht bekannt: Weniger als 3 Führungskräfte haben aufgeschrieben, was sie erwarten.
talk-unknown-nothing_due = Noch nicht bekannt: Keine Zusage ist bisher fällig.

talk-participation-name = Beteiligung
talk-participation-reading = { $n } von { $of } Eingeladenen sind in den Zahlen ({ $share }).
talk-participation-misleads = Das kann täuschen: Manche antworten, weil sie der Umfrage trauen, andere, weil sie müssen. Schweigen kann Zufriedenheit sein oder Resignation.
talk-participation-falling = Weniger antworten als zuvor. Was kam bei der letzten Runde heraus, und wer weiß davon?
talk-participation-rising = Mehr antworten als zuvor. Was hat das Antworten lohnend gemacht?
talk-participation-strained = Weniger als die Hälfte ist in den Zahlen. Was hält die Leute ab, und wie könnten Sie das erfahren, ohne nach Namen zu fragen?
talk-participation-settled = Was würde das Antworten lohnender machen?

talk-declined_share-name = Wollten nicht antworten
talk-declined_share-reading = { $share } aller Antworten, 95-%-Intervall { $interval }.
talk-declined_share-misleads = Das kann täuschen: Auch eine unpassende Frage bleibt ohne Antwort. Sehen Sie, welche Fragen es sind, nicht nur, wie viele.
talk-declined_share-falling = Weniger als zuvor wollten nicht antworten. Was hat das Reden leichter gemacht?
talk-declined_share-rising = Mehr als zuvor wollten nicht antworten. Was ist schwerer zu sagen geworden?
talk-declined_share-strained = Welche Fragen bleiben ohne Antwort, und was könnte eine Antwort kosten?
talk-declined_share-settled = Welche Frage würden Sie selbst hier lieber nicht beantworten?

talk-safety-name = Psychologische Sicherheit
talk-safety-misleads = Das kann täuschen: Wo es am wenigsten sicher ist, sind die Leute mit ihren Antworten am vorsichtigsten. Ein Mittelwert verdeckt die, die sich am wenigsten sicher fühlen.
talk-safety-falling = Es fühlt sich weniger sicher an als zuvor, etwas anzusprechen. Wie erging es denen, die es taten?
talk-safety-rising = Es fühlt sich sicherer an als zuvor, etwas anzusprechen. Was sollte so bleiben?
talk-safety-strained = Was geschah, als hier zuletzt jemand einen Fehler zugab?
talk-safety-settled = Wem fällt es hier am schwersten, etwas anzusprechen, und woran würden Sie es merken?

talk-honesty-name = Ehrliche Zeiterfassung
talk-honesty-misleads = Das kann täuschen: Druck zur Ehrlichkeit macht Aufzeichnungen schöner und nicht wahrer. Fragen Sie, wozu sie dienen.
talk-honesty-falling = Die Aufzeichnungen sagen weniger Wahres als zuvor. Was ist teuer geworden, wenn man es aufschreibt?
talk-honesty-rising = Die Aufzeichnungen sagen mehr Wahres als zuvor. Was hat das sicher gemacht?
talk-honesty-strained = Was müssen die Aufzeichnungen sagen, damit niemand Ärger bekommt?
talk-honesty-settled = Was tun Sie mit den Aufzeichnungen, das denen hilft, die sie schreiben?

talk-gap-name = Unterschied der Wahrnehmung
talk-gap-reading = Was Führungskräfte erwarten, liegt { $points } von 100 neben dem, was gesagt wurde, über { $questions } vorhergesagte Fragen, von mindestens { $leaders } Führungskräften. Der Zufall allein ergäbe etwa { $chance }.
talk-gap-misleads = Das kann täuschen: Gut geraten hat auch, wer wenig erwartet, und wenige Führungskräfte stehen vielleicht für viele.
talk-gap-strained = Was hat Führungskräfte am meisten überrascht, und welche Gespräche haben nicht stattgefunden?
talk-gap-settled = Woher haben Führungskräfte ihr Bild, und wer fehlt darin?

talk-loop-name = Eingelöste Zusagen
talk-loop-reading = { $n } von { $of } fälligen Zusagen sind erledigt oder mit Grund aufgegeben ({ $share }).
talk-loop-misleads = Das kann täuschen: Leichtes ist leicht zugesagt. Fragen Sie die, die geantwortet haben, ob etwas anders ist.
talk-loop-falling = Weniger Zusagen wurden eingelöst als zuvor. Was kam dazwischen, und wurde es gesagt?
talk-loop-rising = Mehr Zusagen wurden eingelöst als zuvor. Hat in der Arbeit jemand einen Unterschied bemerkt?
talk-loop-strained = Weniger als die Hälfte des Zugesagten ist abgeschlossen. Welche Zusagen sollten aufgegeben werden, und warum?
talk-loop-settled = Welche der Zusagen haben für die, die geantwortet haben, etwas verändert?
