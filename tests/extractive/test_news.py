"""Short news texts in five languages, made up for this table: who says what, by way of whom, how firmly, of what kind.

Inverted attributions, subjects before their verbs, offices, asides, denials, relays, hearsay, quotations with any verb.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.extractive import extract

Row = tuple[str | None, str | None, str, str, str]  # speaker, via, certainty, kind, text

NEWS: list[tuple[str, str, list[Row]]] = [
    (
        "en",
        "Harbour city to shut three pools\n\n"
        'Mayor Paul Martin announced on Tuesday the closure of three municipal pools. "We can no longer '
        'afford to heat them," he told the council. According to the prefecture, 12,000 users are '
        "affected. The opposition denied having agreed to the plan. The works could cost $4.2 million, "
        'according to an internal report seen by the Gazette. "This is a scandal," said opposition '
        "leader Anna Krug, who wants an audit. The pools are to reopen in September. Martin insisted "
        "that nobody would be laid off. A union official, speaking on condition of anonymity, said 40 "
        "jobs were at risk.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Mayor Paul Martin announced on Tuesday the closure of three municipal pools.",
            ),
            ("Paul Martin", None, "asserted", "fact", '"We can no longer afford to heat them."'),
            ("the prefecture", None, "asserted", "fact", "12,000 users are affected."),
            ("the opposition", None, "denied", "fact", "The opposition agreed to the plan."),
            ("an internal report", "the Gazette", "hedged", "prediction", "The works could cost $4.2 million."),
            ("Anna Krug", None, "asserted", "opinion", "This is a scandal."),
            (None, None, "asserted", "fact", "The pools are to reopen in September."),
            ("Paul Martin", None, "asserted", "fact", "Nobody would be laid off."),
            ("a union official", None, "asserted", "fact", "40 jobs were at risk."),
        ],
    ),
    (
        "en",
        "Ferry firm to drop night sailings\n\n"
        "“People simply stopped coming,” said Dora Quist, head of the Lantern Line. The ferry operator "
        "will end night sailings on 3 May, she told the Harbour Post. Passengers, the union warned, "
        "would be stranded on weekends. Quist rejected claims that the route had been mismanaged. The "
        "line carried 41,000 people last year, down from 58,000, according to figures published by the "
        "transport ministry.",
        [
            ("Dora Quist", None, "asserted", "fact", "People simply stopped coming."),
            ("Dora Quist", "Harbour Post", "asserted", "fact", "The ferry operator will end night sailings on 3 May."),
            ("the union", None, "asserted", "fact", "Passengers would be stranded on weekends."),
            ("Dora Quist", None, "denied", "fact", "The route had been mismanaged."),
            (
                "the transport ministry",
                "figures",
                "asserted",
                "fact",
                "The line carried 41,000 people last year, down from 58,000.",
            ),
        ],
    ),
    (
        "en",
        "Bakery owner cleared of fraud\n\n"
        "A jury in Millbrook cleared baker Tom Arden of fraud on Friday. Prosecutors had alleged that "
        "he hid 60,000 pounds from the tax office. “He kept poor books, and that is not a crime,” his "
        "lawyer, Ruth Senn, told the court. Arden had denied taking any money from the till. Judge "
        "Helen Mora said the case should never have been brought. The tax office declined to comment.",
        [
            (None, None, "asserted", "fact", "A jury in Millbrook cleared baker Tom Arden of fraud on Friday."),
            ("prosecutors", None, "hedged", "fact", "He hid 60,000 pounds from the tax office."),
            ("Ruth Senn", None, "asserted", "fact", "He kept poor books, and that is not a crime."),
            (None, None, "asserted", "fact", "Arden had denied taking any money from the till."),
            ("Helen Mora", None, "asserted", "opinion", "The case should never have been brought."),
            (None, None, "asserted", "fact", "The tax office declined to comment."),
        ],
    ),
    (
        "en",
        "Rovers 3, Albion 1\n\n"
        "Two late goals by Kit Marlow gave Rovers a 3-1 win over Albion on Saturday. Albion had led "
        "after nine minutes through Jonas Field. “We fell asleep,” admitted Albion coach Pat Dunne. "
        "Marlow, who joined in July, has now scored in five games running. Rovers are third, four "
        "points behind the leaders.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Two late goals by Kit Marlow gave Rovers a 3-1 win over Albion on Saturday.",
            ),
            (None, None, "asserted", "fact", "Albion had led after nine minutes through Jonas Field."),
            ("Pat Dunne", None, "asserted", "fact", "“We fell asleep.”"),
            (None, None, "asserted", "fact", "Marlow, who joined in July, has now scored in five games running."),
            (None, None, "asserted", "fact", "Rovers are third, four points behind the leaders."),
        ],
    ),
    (
        "en",
        "Walking may slow memory loss, study finds\n\n"
        "People who walk 4,000 steps a day may keep their memory longer, according to a study published "
        "in the Journal of Ageing. Researchers at Lund University followed 612 adults for seven years. "
        "The walkers lost a third less memory than those who sat, the team reported. “It is an "
        "association, not proof,” cautioned lead author Mia Holm. The study was paid for by a maker of "
        "step counters.",
        [
            (
                "a study",
                "the Journal of Ageing",
                "hedged",
                "fact",
                "People who walk 4,000 steps a day may keep their memory longer.",
            ),
            (None, None, "asserted", "fact", "Researchers at Lund University followed 612 adults for seven years."),
            ("the team", None, "asserted", "fact", "The walkers lost a third less memory than those who sat."),
            ("Mia Holm", None, "asserted", "fact", "It is an association, not proof."),
            (None, None, "asserted", "fact", "The study was paid for by a maker of step counters."),
        ],
    ),
    (
        "en",
        "Painter Iris Vale dies at 88\n\n"
        "The painter Iris Vale, who turned harbour cranes into portraits, has died at 88, her family "
        "announced. She died at home in Penmoor on Sunday, her son Mark told the local paper. Vale was "
        "born in Leeds in 1938. Her friend the sculptor Ada Finch called her “the most stubborn person "
        "in Cornwall.” A memorial will be held in June.",
        [
            (
                "her family",
                None,
                "asserted",
                "fact",
                "The painter Iris Vale, who turned harbour cranes into portraits, has died at 88.",
            ),
            ("Mark", None, "asserted", "fact", "She died at home in Penmoor on Sunday."),
            (None, None, "asserted", "fact", "Vale was born in Leeds in 1938."),
            (
                "Ada Finch",
                None,
                "asserted",
                "opinion",
                "Her friend the sculptor Ada Finch called her “the most stubborn person in Cornwall.”",
            ),
            (None, None, "asserted", "fact", "A memorial will be held in June."),
        ],
    ),
    (
        "en",
        "Nordal Pumps recalls 900 valves\n\n"
        "Nordal Pumps said on Monday it is recalling 900 valves sold since January. The company "
        "insisted no one had been hurt. “Customers should stop using them at once,” a spokesperson said "
        "in a statement. Three valves burst in tests, the firm acknowledged. It dismissed suggestions "
        "that it had known of the fault. Refunds are expected to cost 2 million euros.",
        [
            ("Nordal Pumps", None, "asserted", "fact", "Nordal Pumps is recalling 900 valves sold since January."),
            ("the company", None, "asserted", "fact", "No one had been hurt."),
            ("a spokesperson", None, "asserted", "opinion", "Customers should stop using them at once."),
            ("the firm", None, "asserted", "fact", "Three valves burst in tests."),
            ("the firm", None, "denied", "fact", "The firm had known of the fault."),
            (None, None, "hedged", "prediction", "Refunds are expected to cost 2 million euros."),
        ],
    ),
    (
        "en",
        "Village votes against wind farm\n\n"
        "Residents of Holt voted by 312 to 190 against a wind farm on Sunday. The result is not "
        "binding. Mayor Ilse Brant, who had backed the project, said she would respect it. The "
        "developer, Green Coast, denied being in talks with the neighbouring town. A source close to "
        "the company said the plan was dead. It has been reported that the firm could seek damages.",
        [
            (None, None, "asserted", "fact", "Residents of Holt voted by 312 to 190 against a wind farm on Sunday."),
            (None, None, "asserted", "fact", "The result is not binding."),
            ("Ilse Brant", None, "asserted", "fact", "Ilse Brant would respect it."),
            (
                None,
                None,
                "asserted",
                "fact",
                "The developer, Green Coast, denied being in talks with the neighbouring town.",
            ),
            ("a source close to the company", None, "asserted", "fact", "The plan was dead."),
            (None, None, "hedged", "fact", "The firm could seek damages."),
        ],
    ),
    (
        "en",
        "Rail strike called off after late deal\n\n"
        "Train drivers will work on Thursday after all, the Northway union confirmed late on Wednesday. "
        'Its leader, Carla Dunn, hailed the offer as "a fair one". Northway Trains had offered a rise '
        "of 6.5%, union sources told the Evening Star. The company refused to discuss the figure. "
        'Commuters were less sure. "I\'ll believe it when I see a train," said Ben Okoro, a nurse who '
        "travels from Hadley. Ministers have repeatedly denied interfering in the talks, though "
        "opposition MPs insist they did. A ballot of members closes on 12 June.",
        [
            ("the Northway union", None, "asserted", "fact", "Train drivers will work on Thursday after all."),
            ("Carla Dunn", None, "asserted", "opinion", 'Its leader, Carla Dunn, hailed the offer as "a fair one".'),
            ("union sources", None, "asserted", "fact", "Northway Trains had offered a rise of 6.5%."),
            (None, None, "asserted", "fact", "The company refused to discuss the figure."),
            (None, None, "asserted", "fact", "Commuters were less sure."),
            ("Ben Okoro", None, "hedged", "fact", '"I\'ll believe it when I see a train."'),
            (
                None,
                None,
                "asserted",
                "fact",
                "Ministers have repeatedly denied interfering in the talks, though opposition MPs insist they did.",
            ),
            (None, None, "asserted", "fact", "A ballot of members closes on 12 June."),
        ],
    ),
    (
        "en",
        "School roof failed inspection twice, letter shows\n\n"
        "Inspectors twice warned that the roof of Elm Road school was unsafe, according to a letter "
        "obtained by this newspaper. The council's head of buildings, Raj Mehta, conceded that repairs "
        '"took too long". He said contractors would start in August. Parents are angry. "We were told '
        'nothing," Lisa Brown, whose son is in year four, said. The cost could reach £900,000, Mehta '
        "estimated.",
        [
            (
                "a letter",
                "this newspaper",
                "asserted",
                "fact",
                "Inspectors twice warned that the roof of Elm Road school was unsafe.",
            ),
            ("Raj Mehta", None, "asserted", "fact", 'Repairs "took too long".'),
            ("Raj Mehta", None, "asserted", "prediction", "Contractors would start in August."),
            ("Lisa Brown", None, "asserted", "fact", '"We were told nothing."'),
            ("Raj Mehta", None, "hedged", "prediction", "The cost could reach £900,000."),
        ],
    ),
    (
        "en",
        "Museum returns mask after 90 years\n\n"
        'The Halden Museum handed a ceremonial mask back to the Oru people on Friday. "Our ancestors '
        "are home,\" elder Nia Oru told a crowd of 400. The museum's director, Piet Vos, apologised for "
        "the delay, which he blamed on paperwork. Vos had earlier denied that the mask was stolen. "
        "Historians believe it was taken in 1934, according to a catalogue published by Oslo "
        "University. Two more objects may follow, the culture ministry hinted.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "The Halden Museum handed a ceremonial mask back to the Oru people on Friday.",
            ),
            ("Nia Oru", None, "asserted", "fact", '"Our ancestors are home."'),
            (
                None,
                None,
                "asserted",
                "fact",
                "The museum's director, Piet Vos, apologised for the delay, which he blamed on paperwork.",
            ),
            ("Piet Vos", None, "denied", "fact", "The mask was stolen."),
            ("a catalogue", "Oslo University", "hedged", "fact", "Historians believe it was taken in 1934."),
            ("the culture ministry", None, "hedged", "prediction", "Two more objects may follow."),
        ],
    ),
    (
        "de",
        "Stadt Bremen kündigt Schließung von drei Bädern an\n\n"
        "Der Bremer Bürgermeister Paul Martens hat am Dienstag angekündigt, drei städtische Bäder zu "
        "schließen. „Wir können uns die Heizkosten nicht mehr leisten“, sagte er im Stadtrat. Nach "
        "Angaben der Verwaltung sind 12.000 Nutzer betroffen. Die Opposition wies den Vorwurf zurück, "
        "sie habe zugestimmt. Die Arbeiten könnten laut einem internen Bericht, der dem Weser-Kurier "
        "vorliegt, 4,2 Millionen Euro kosten. „Das ist ein Skandal“, sagte Oppositionsführerin Anna "
        "Krug. Die Wiedereröffnung soll im September stattfinden. Martens erklärte, dass niemand "
        "entlassen werde.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Der Bremer Bürgermeister Paul Martens hat am Dienstag angekündigt, drei städtische Bäder "
                "zu schließen.",
            ),
            ("Paul Martens", None, "asserted", "fact", "„Wir können uns die Heizkosten nicht mehr leisten.“"),
            ("die Verwaltung", None, "asserted", "fact", "Nach Angaben der Verwaltung sind 12.000 Nutzer betroffen."),
            ("die Opposition", None, "denied", "fact", "Die Opposition hat zugestimmt."),
            (
                "ein interner Bericht",
                "Weser-Kurier",
                "hedged",
                "prediction",
                "Die Arbeiten könnten 4,2 Millionen Euro kosten.",
            ),
            ("Anna Krug", None, "asserted", "opinion", "Das ist ein Skandal."),
            (None, None, "asserted", "fact", "Die Wiedereröffnung soll im September stattfinden."),
            ("Paul Martens", None, "asserted", "fact", "Martens erklärte, dass niemand entlassen werde."),
        ],
    ),
    (
        "de",
        "Fährlinie streicht Nachtfahrten\n\n"
        "„Die Leute kommen einfach nicht mehr“, sagte Dora Quist, Chefin der Laternenlinie, am Montag. "
        "Die Reederei stellt die Nachtfahrten zum 3. Mai ein, wie sie dem Hafenboten sagte. Die "
        "Gewerkschaft warnte, Fahrgäste würden am Wochenende festsitzen. Quist bestritt, die Strecke "
        "vernachlässigt zu haben. Im vergangenen Jahr fuhren laut Verkehrsministerium 41.000 Menschen "
        "mit.",
        [
            ("Dora Quist", None, "asserted", "fact", "Die Leute kommen einfach nicht mehr."),
            ("Dora Quist", None, "asserted", "fact", "Die Reederei stellt die Nachtfahrten zum 3. Mai ein."),
            ("die Gewerkschaft", None, "asserted", "fact", "Fahrgäste würden am Wochenende festsitzen."),
            ("Dora Quist", None, "denied", "fact", "Quist hat die Strecke vernachlässigt."),
            ("Verkehrsministerium", None, "asserted", "fact", "Im vergangenen Jahr fuhren 41.000 Menschen mit."),
        ],
    ),
    (
        "de",
        "Bäcker vom Betrugsvorwurf freigesprochen\n\n"
        "Das Amtsgericht Mühlbach hat den Bäcker Tom Arden am Freitag vom Vorwurf des Betrugs "
        "freigesprochen. Die Staatsanwaltschaft hatte ihm vorgeworfen, 60.000 Euro verschwiegen zu "
        "haben. „Er hat schlecht Buch geführt, das ist kein Verbrechen“, betonte seine Anwältin Ruth "
        "Senn. Der Angeklagte wies alle Vorwürfe zurück. Die Richterin Helen Mora sagte, der Fall hätte "
        "nie vor Gericht kommen dürfen.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Das Amtsgericht Mühlbach hat den Bäcker Tom Arden am Freitag vom Vorwurf des Betrugs freigesprochen.",
            ),
            (
                None,
                None,
                "asserted",
                "fact",
                "Die Staatsanwaltschaft hatte ihm vorgeworfen, 60.000 Euro verschwiegen zu haben.",
            ),
            ("Ruth Senn", None, "asserted", "fact", "Er hat schlecht Buch geführt, das ist kein Verbrechen."),
            (None, None, "asserted", "fact", "Der Angeklagte wies alle Vorwürfe zurück."),
            ("Helen Mora", None, "asserted", "fact", "Der Fall hätte nie vor Gericht kommen dürfen."),
        ],
    ),
    (
        "de",
        "Rot-Weiß gewinnt 3:1\n\n"
        "Kit Marlow hat Rot-Weiß am Samstag mit zwei späten Toren zum 3:1 gegen Albion geschossen. „Wir "
        "haben geschlafen“, räumte Trainer Pat Dunne ein. Marlow kam im Juli. Rot-Weiß liegt nun auf "
        "Platz drei.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Kit Marlow hat Rot-Weiß am Samstag mit zwei späten Toren zum 3:1 gegen Albion geschossen.",
            ),
            ("Pat Dunne", None, "asserted", "fact", "„Wir haben geschlafen.“"),
            (None, None, "asserted", "fact", "Marlow kam im Juli."),
            (None, None, "asserted", "fact", "Rot-Weiß liegt nun auf Platz drei."),
        ],
    ),
    (
        "de",
        "Gehen schützt das Gedächtnis\n\n"
        "Wer täglich 4.000 Schritte geht, behält laut einer Studie der Universität Lund länger sein "
        "Gedächtnis. Die Forscher begleiteten 612 Erwachsene sieben Jahre lang. „Das ist ein "
        "Zusammenhang, kein Beweis“, warnt Studienleiterin Mia Holm. Bezahlt hat die Studie ein "
        "Hersteller von Schrittzählern, wie aus dem Anhang hervorgeht.",
        [
            (
                "eine Studie der Universität Lund",
                None,
                "asserted",
                "fact",
                "Wer täglich 4.000 Schritte geht, behält länger sein Gedächtnis.",
            ),
            (None, None, "asserted", "fact", "Die Forscher begleiteten 612 Erwachsene sieben Jahre lang."),
            ("Mia Holm", None, "asserted", "fact", "Das ist ein Zusammenhang, kein Beweis."),
            (
                None,
                None,
                "asserted",
                "fact",
                "Bezahlt hat die Studie ein Hersteller von Schrittzählern, wie aus dem Anhang hervorgeht.",
            ),
        ],
    ),
    (
        "de",
        "Malerin Iris Vale gestorben\n\n"
        "Die Malerin Iris Vale ist im Alter von 88 Jahren gestorben. Das teilte ihre Familie am Montag "
        "mit. Sie starb nach Angaben ihres Sohnes Mark am Sonntag zu Hause. Vale wurde 1938 in Leeds "
        "geboren. Ihre Freundin Ada Finch nannte sie „die sturste Frau im Norden“. Eine Gedenkfeier "
        "soll im Juni stattfinden.",
        [
            ("ihre Familie", None, "asserted", "fact", "Die Malerin Iris Vale ist im Alter von 88 Jahren gestorben."),
            ("Mark", None, "asserted", "fact", "Sie starb am Sonntag zu Hause."),
            (None, None, "asserted", "fact", "Vale wurde 1938 in Leeds geboren."),
            ("Ada Finch", None, "asserted", "fact", "Ihre Freundin Ada Finch nannte sie „die sturste Frau im Norden“."),
            (None, None, "asserted", "fact", "Eine Gedenkfeier soll im Juni stattfinden."),
        ],
    ),
    (
        "de",
        "Nordal ruft Ventile zurück\n\n"
        "Der Hersteller Nordal ruft 900 Ventile zurück, die seit Januar verkauft wurden. Niemand sei "
        "verletzt worden, erklärte das Unternehmen. Drei Ventile seien bei Tests geplatzt. Einem "
        "Sprecher zufolge kostet der Rückruf zwei Millionen Euro. „Kunden sollten sie sofort "
        "abschalten“, hieß es in einer Mitteilung. Das Unternehmen dementierte, von dem Fehler gewusst "
        "zu haben.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Der Hersteller Nordal ruft 900 Ventile zurück, die seit Januar verkauft wurden.",
            ),
            ("das Unternehmen", None, "asserted", "fact", "Niemand sei verletzt worden."),
            ("das Unternehmen", None, "asserted", "fact", "Drei Ventile seien bei Tests geplatzt."),
            (
                "ein Sprecher",
                None,
                "asserted",
                "fact",
                "Einem Sprecher zufolge kostet der Rückruf zwei Millionen Euro.",
            ),
            ("ein Sprecher", None, "asserted", "opinion", "Kunden sollten sie sofort abschalten."),
            ("das Unternehmen", None, "denied", "fact", "Das Unternehmen hat von dem Fehler gewusst."),
        ],
    ),
    (
        "de",
        "Dorf stimmt gegen Windpark\n\n"
        "Die Einwohner von Holt haben am Sonntag gegen einen Windpark gestimmt. Bürgermeisterin Ilse "
        "Brant kündigte an, das Ergebnis zu achten. Der Entwickler Grünküste soll mit der Nachbarstadt "
        "verhandelt haben. Die Firma wollte sich dazu nicht äußern. Wie der Hafenbote berichtet, prüft "
        "sie eine Klage. „Wir hören zu“, so Brant.",
        [
            (None, None, "asserted", "fact", "Die Einwohner von Holt haben am Sonntag gegen einen Windpark gestimmt."),
            ("Ilse Brant", None, "asserted", "fact", "Bürgermeisterin Ilse Brant kündigte an, das Ergebnis zu achten."),
            (None, None, "hedged", "fact", "Der Entwickler Grünküste soll mit der Nachbarstadt verhandelt haben."),
            (None, None, "asserted", "fact", "Die Firma wollte sich dazu nicht äußern."),
            ("der Hafenbote", None, "asserted", "fact", "Wie der Hafenbote berichtet, prüft sie eine Klage."),
            ("Ilse Brant", None, "asserted", "fact", "„Wir hören zu.“"),
        ],
    ),
    (
        "de",
        "Bahnstreik abgewendet\n\n"
        "Die Lokführer fahren am Donnerstag nun doch, wie die Gewerkschaft Nordweg am Mittwochabend "
        "bestätigte. Deren Vorsitzende Carla Dunn sprach von einem „fairen Angebot“. Die "
        "Bahngesellschaft bot nach Informationen des Abendsterns 6,5 Prozent mehr Lohn. Zu der Zahl "
        "wollte sie sich nicht äußern. „Ich glaube es, wenn ich einen Zug sehe“, sagt Ben Okoro, der "
        "täglich pendelt. Das Ministerium hat stets bestritten, sich eingemischt zu haben.",
        [
            ("Gewerkschaft Nordweg", None, "asserted", "fact", "Die Lokführer fahren am Donnerstag nun doch."),
            ("Carla Dunn", None, "asserted", "fact", "Deren Vorsitzende Carla Dunn sprach von einem „fairen Angebot“."),
            ("des Abendsterns", None, "asserted", "fact", "Die Bahngesellschaft bot 6,5 Prozent mehr Lohn."),
            (None, None, "asserted", "fact", "Zu der Zahl wollte sie sich nicht äußern."),
            ("Ben Okoro", None, "asserted", "opinion", "„Ich glaube es, wenn ich einen Zug sehe.“"),
            ("das Ministerium", None, "denied", "fact", "Das Ministerium hat sich eingemischt."),
        ],
    ),
    (
        "de",
        "Schuldach fiel zweimal durch\n\n"
        "Gutachter haben zweimal vor dem Dach der Ulmenschule gewarnt. Das geht aus einem Brief hervor, "
        "der dieser Zeitung vorliegt. Der Leiter des Bauamts, Raj Mehta, gab zu, dass die Reparatur zu "
        "lange gedauert habe. Die Firmen sollen im August anfangen. „Uns hat niemand etwas gesagt“, "
        "klagt Lisa Braun, deren Sohn die vierte Klasse besucht. Die Kosten schätzt Mehta auf 900.000 "
        "Euro.",
        [
            (None, None, "asserted", "fact", "Gutachter haben zweimal vor dem Dach der Ulmenschule gewarnt."),
            (None, None, "asserted", "fact", "Das geht aus einem Brief hervor, der dieser Zeitung vorliegt."),
            (
                "Raj Mehta",
                None,
                "asserted",
                "fact",
                "Der Leiter des Bauamts, Raj Mehta, gab zu, dass die Reparatur zu lange gedauert habe.",
            ),
            (None, None, "asserted", "fact", "Die Firmen sollen im August anfangen."),
            ("Lisa Braun", None, "asserted", "fact", "„Uns hat niemand etwas gesagt.“"),
            (None, None, "hedged", "fact", "Die Kosten schätzt Mehta auf 900.000 Euro."),
        ],
    ),
    (
        "es",
        "La alcaldesa de Sevilla, Ana Ruiz, anunció el martes el cierre de tres piscinas municipales. "
        "«No podemos pagar la calefacción», afirmó ante el pleno. Según el Ayuntamiento, hay 12.000 "
        "usuarios afectados. La oposición negó haber dado su acuerdo. Las obras podrían costar 4,2 "
        "millones de euros, según un informe interno al que tuvo acceso El País. «Es un escándalo», "
        "dijo el portavoz de la oposición, Luis Vega. La reapertura está prevista para septiembre. Ruiz "
        "aseguró que nadie será despedido.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "La alcaldesa de Sevilla, Ana Ruiz, anunció el martes el cierre de tres piscinas municipales.",
            ),
            ("Ana Ruiz", None, "asserted", "fact", "«No podemos pagar la calefacción.»"),
            ("el Ayuntamiento", None, "asserted", "fact", "Hay 12.000 usuarios afectados."),
            ("la oposición", None, "denied", "fact", "La oposición ha dado su acuerdo."),
            (
                "un informe interno",
                "El País",
                "hedged",
                "prediction",
                "Las obras podrían costar 4,2 millones de euros.",
            ),
            ("Luis Vega", None, "asserted", "opinion", "Es un escándalo."),
            (None, None, "asserted", "fact", "La reapertura está prevista para septiembre."),
            ("Ana Ruiz", None, "asserted", "fact", "Nadie será despedido."),
        ],
    ),
    (
        "es",
        "La naviera suprime los viajes nocturnos\n\n"
        "«La gente dejó de venir», lamentó Dora Quist, directora de la Línea Farol. La naviera "
        "suprimirá los viajes nocturnos el 3 de mayo, según explicó Quist al diario El Faro. El "
        "sindicato advirtió de que los pasajeros quedarán aislados los fines de semana. La directora "
        "negó haber descuidado la ruta. El año pasado viajaron 41.000 personas, de acuerdo con datos "
        "publicados por el Ministerio de Transportes.",
        [
            ("Dora Quist", None, "asserted", "fact", "La gente dejó de venir."),
            ("Dora Quist", None, "asserted", "fact", "La naviera suprimirá los viajes nocturnos el 3 de mayo."),
            ("el sindicato", None, "asserted", "fact", "Los pasajeros quedarán aislados los fines de semana."),
            ("Dora Quist", None, "denied", "fact", "La directora ha descuidado la ruta."),
            ("el Ministerio de Transportes", "datos", "asserted", "fact", "El año pasado viajaron 41.000 personas."),
        ],
    ),
    (
        "es",
        "Absuelto un panadero acusado de fraude\n\n"
        "Un jurado de Molinos absolvió el viernes al panadero Tomás Arce de un delito de fraude. La "
        "Fiscalía sostenía que ocultó 60.000 euros a Hacienda. «Llevaba mal las cuentas, y eso no es un "
        "delito», alegó su abogada, Rut Sena. El acusado siempre negó los hechos. La jueza, Elena Mora, "
        "criticó la actuación de Hacienda.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Un jurado de Molinos absolvió el viernes al panadero Tomás Arce de un delito de fraude.",
            ),
            (None, None, "asserted", "fact", "La Fiscalía sostenía que ocultó 60.000 euros a Hacienda."),
            ("Rut Sena", None, "asserted", "fact", "Llevaba mal las cuentas, y eso no es un delito."),
            (None, None, "asserted", "fact", "El acusado siempre negó los hechos."),
            (None, None, "asserted", "fact", "La jueza, Elena Mora, criticó la actuación de Hacienda."),
        ],
    ),
    (
        "es",
        "El Rayo gana 3-1\n\n"
        "Dos goles de Nico Marlo dieron al Rayo la victoria por 3-1 ante el Albión el sábado. «Nos "
        "dormimos», admitió el entrenador del Albión, Pablo Luna. Marlo, que llegó en julio, suma cinco "
        "partidos seguidos marcando. El Rayo es tercero.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Dos goles de Nico Marlo dieron al Rayo la victoria por 3-1 ante el Albión el sábado.",
            ),
            ("Pablo Luna", None, "asserted", "fact", "«Nos dormimos.»"),
            (None, None, "asserted", "fact", "Marlo, que llegó en julio, suma cinco partidos seguidos marcando."),
            (None, None, "asserted", "fact", "El Rayo es tercero."),
        ],
    ),
    (
        "es",
        "Caminar protege la memoria\n\n"
        "Quienes caminan 4.000 pasos al día podrían conservar más tiempo la memoria, según un estudio "
        "publicado en la revista Edades. Los investigadores siguieron a 612 adultos durante siete años. "
        "«Es una asociación, no una prueba», matiza la autora principal, Mía Soler. El estudio lo pagó "
        "un fabricante de podómetros.",
        [
            (
                "un estudio",
                "Edades",
                "hedged",
                "prediction",
                "Quienes caminan 4.000 pasos al día podrían conservar más tiempo la memoria.",
            ),
            (None, None, "asserted", "fact", "Los investigadores siguieron a 612 adultos durante siete años."),
            ("Mía Soler", None, "asserted", "fact", "Es una asociación, no una prueba."),
            (None, None, "asserted", "fact", "El estudio lo pagó un fabricante de podómetros."),
        ],
    ),
    (
        "es",
        "Muere la pintora Iris Valle a los 88 años\n\n"
        "La pintora Iris Valle murió el domingo en su casa de Lugo a los 88 años, informó su familia. "
        "Valle nació en León en 1938. Su amiga, la escultora Ada Fuentes, la definió como «la mujer más "
        "terca del norte». El funeral se celebrará en junio. Así lo confirmó su hijo Marcos a la "
        "agencia Efe.",
        [
            (
                "su familia",
                None,
                "asserted",
                "fact",
                "La pintora Iris Valle murió el domingo en su casa de Lugo a los 88 años.",
            ),
            (None, None, "asserted", "fact", "Valle nació en León en 1938."),
            (
                "Ada Fuentes",
                None,
                "asserted",
                "fact",
                "Su amiga, la escultora Ada Fuentes, la definió como «la mujer más terca del norte».",
            ),
            ("Marcos", None, "asserted", "fact", "El funeral se celebrará en junio."),
        ],
    ),
    (
        "es",
        "Nordal retira 900 válvulas\n\n"
        "La empresa Nordal anunció el lunes la retirada de 900 válvulas vendidas desde enero. La "
        "compañía asegura que nadie ha resultado herido. Tres válvulas reventaron en las pruebas, "
        "reconoció un portavoz. La firma desmintió que conociera el fallo. Se espera que la retirada "
        "cueste dos millones de euros.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "La empresa Nordal anunció el lunes la retirada de 900 válvulas vendidas desde enero.",
            ),
            ("la compañía", None, "asserted", "fact", "Nadie ha resultado herido."),
            ("un portavoz", None, "asserted", "fact", "Tres válvulas reventaron en las pruebas."),
            ("la firma", None, "denied", "fact", "La firma conocía el fallo."),
            (None, None, "hedged", "prediction", "Se espera que la retirada cueste dos millones de euros."),
        ],
    ),
    (
        "es",
        "El pueblo rechaza el parque eólico\n\n"
        "Los vecinos de Soto votaron el domingo contra un parque eólico. La alcaldesa, Elsa Brand, que "
        "había apoyado el proyecto, dijo que respetará el resultado. «Escuchamos», añadió. Fuentes de "
        "la empresa señalan que el plan está muerto. La promotora negó estar en negociaciones con el "
        "pueblo vecino.",
        [
            (None, None, "asserted", "fact", "Los vecinos de Soto votaron el domingo contra un parque eólico."),
            ("Elsa Brand", None, "asserted", "fact", "Respetará el resultado."),
            ("fuentes de la empresa", None, "asserted", "fact", "El plan está muerto."),
            ("la promotora", None, "denied", "fact", "La promotora está en negociaciones con el pueblo vecino."),
        ],
    ),
    (
        "es",
        "Desconvocada la huelga de trenes\n\n"
        "Los maquinistas trabajarán el jueves, confirmó anoche el sindicato Norvía. Su líder, Carla "
        "Duna, calificó la oferta de «justa». Según fuentes sindicales, la empresa ofreció una subida "
        "del 6,5 %. La compañía no quiso comentar la cifra. «Lo creeré cuando vea un tren», comentó "
        "Benito Oca, enfermero. El Ministerio niega que interviniera en la negociación.",
        [
            ("Norvía", None, "asserted", "fact", "Los maquinistas trabajarán el jueves."),
            ("Carla Duna", None, "asserted", "fact", "Su líder, Carla Duna, calificó la oferta de «justa»."),
            ("fuentes sindicales", None, "asserted", "fact", "La empresa ofreció una subida del 6,5 %."),
            (None, None, "asserted", "fact", "La compañía no quiso comentar la cifra."),
            ("Benito Oca", None, "asserted", "fact", "«Lo creeré cuando vea un tren.»"),
            ("el Ministerio", None, "denied", "fact", "El Ministerio intervenía en la negociación."),
        ],
    ),
    (
        "es",
        "El tejado del colegio suspendió dos inspecciones\n\n"
        "Los inspectores avisaron dos veces de que el tejado no era seguro, según una carta a la que ha "
        "tenido acceso este diario. El jefe de obras del Ayuntamiento, Raúl Mena, reconoció que la "
        "reparación tardó demasiado. Las obras empezarán en agosto. «No nos dijeron nada», se quejó "
        "Lisa Bravo, madre de un alumno. Mena calcula que el coste podría llegar a 900.000 euros.",
        [
            (
                "una carta",
                "este diario",
                "asserted",
                "fact",
                "Los inspectores avisaron dos veces de que el tejado no era seguro.",
            ),
            ("Raúl Mena", None, "asserted", "fact", "La reparación tardó demasiado."),
            (None, None, "asserted", "fact", "Las obras empezarán en agosto."),
            ("Lisa Bravo", None, "asserted", "fact", "«No nos dijeron nada.»"),
            ("Raúl Mena", None, "hedged", "prediction", "El coste podría llegar a 900.000 euros."),
        ],
    ),
    (
        "es",
        "El museo devuelve la máscara\n\n"
        "El Museo Halden devolvió el viernes una máscara al pueblo oru. «Nuestros antepasados están en "
        "casa», proclamó la anciana Nia Oru ante 400 personas. El director del museo, Piet Vos, pidió "
        "perdón por el retraso. En marzo, Vos había negado que la máscara fuera robada. Los "
        "historiadores creen que fue sustraída en 1934. Podrían seguir otros dos objetos, insinuó el "
        "Ministerio de Cultura.",
        [
            (None, None, "asserted", "fact", "El Museo Halden devolvió el viernes una máscara al pueblo oru."),
            ("Nia Oru", None, "asserted", "fact", "«Nuestros antepasados están en casa.»"),
            (None, None, "asserted", "fact", "El director del museo, Piet Vos, pidió perdón por el retraso."),
            ("Piet Vos", None, "denied", "fact", "La máscara era robada."),
            ("los historiadores", None, "hedged", "fact", "Fue sustraída en 1934."),
            ("el Ministerio de Cultura", None, "hedged", "prediction", "Podrían seguir otros dos objetos."),
        ],
    ),
    (
        "fr",
        "Le maire de Lyon, Paul Martin, a annoncé mardi la fermeture de trois piscines municipales. « "
        "Nous n'avons plus les moyens de les chauffer », a-t-il déclaré devant le conseil. Selon la "
        "préfecture, 12 000 usagers sont concernés. L'opposition dément tout accord et demande un "
        "audit. Les travaux pourraient coûter 4,2 millions d'euros, d'après un rapport interne consulté "
        "par Le Progrès. « C'est un scandale », a réagi la cheffe de l'opposition, Anne Morel. La "
        "réouverture est prévue en septembre. M. Martin assure que personne ne sera licencié.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Le maire de Lyon, Paul Martin, a annoncé mardi la fermeture de trois piscines municipales.",
            ),
            ("Paul Martin", None, "asserted", "fact", "« Nous n'avons plus les moyens de les chauffer. »"),
            ("la préfecture", None, "asserted", "fact", "12 000 usagers sont concernés."),
            (None, None, "asserted", "fact", "L'opposition dément tout accord et demande un audit."),
            (
                "un rapport interne",
                "Le Progrès",
                "hedged",
                "prediction",
                "Les travaux pourraient coûter 4,2 millions d'euros.",
            ),
            ("Anne Morel", None, "asserted", "opinion", "C'est un scandale."),
            (None, None, "asserted", "fact", "La réouverture est prévue en septembre."),
            ("Paul Martin", None, "asserted", "fact", "Personne ne sera licencié."),
        ],
    ),
    (
        "fr",
        "La compagnie supprime les traversées de nuit\n\n"
        "« Les gens ne viennent plus », regrette Dora Quist, directrice de la Ligne Fanal. La compagnie "
        "supprimera les traversées de nuit le 3 mai, a-t-elle indiqué au quotidien Le Phare. Le "
        "syndicat a prévenu que des passagers resteraient bloqués le week-end. La directrice nie avoir "
        "négligé la ligne. L'an dernier, 41 000 personnes ont pris le bateau, d'après des chiffres "
        "publiés par le ministère des Transports.",
        [
            ("Dora Quist", None, "asserted", "fact", "Les gens ne viennent plus."),
            ("Dora Quist", None, "asserted", "fact", "La compagnie supprimera les traversées de nuit le 3 mai."),
            ("le syndicat", None, "asserted", "fact", "Des passagers resteraient bloqués le week-end."),
            ("Dora Quist", None, "denied", "fact", "La directrice a négligé la ligne."),
            (
                "le ministère des Transports",
                "des chiffres",
                "asserted",
                "fact",
                "L'an dernier, 41 000 personnes ont pris le bateau.",
            ),
        ],
    ),
    (
        "fr",
        "Un boulanger relaxé\n\n"
        "Le tribunal de Moulins a relaxé vendredi le boulanger Thomas Ardent, poursuivi pour fraude. Le "
        "parquet lui reprochait d'avoir caché 60 000 euros au fisc. « Il tenait mal ses comptes, ce "
        "n'est pas un crime », a plaidé son avocate, Ruth Senn. Le prévenu a toujours nié les faits. La "
        "présidente du tribunal, Hélène Mora, a critiqué l'enquête.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Le tribunal de Moulins a relaxé vendredi le boulanger Thomas Ardent, poursuivi pour fraude.",
            ),
            (None, None, "asserted", "fact", "Le parquet lui reprochait d'avoir caché 60 000 euros au fisc."),
            ("Ruth Senn", None, "asserted", "fact", "Il tenait mal ses comptes, ce n'est pas un crime."),
            (None, None, "asserted", "fact", "Le prévenu a toujours nié les faits."),
            (None, None, "asserted", "fact", "La présidente du tribunal, Hélène Mora, a critiqué l'enquête."),
        ],
    ),
    (
        "fr",
        "Le Racing gagne 3-1\n\n"
        "Deux buts de Nico Marlot ont donné samedi la victoire au Racing contre l'Albion (3-1). « On "
        "s'est endormis », a reconnu l'entraîneur de l'Albion, Paul Dune. Marlot, arrivé en juillet, a "
        "marqué lors de cinq matchs de suite. Le Racing est troisième.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "Deux buts de Nico Marlot ont donné samedi la victoire au Racing contre l'Albion (3-1).",
            ),
            ("Paul Dune", None, "asserted", "fact", "On s'est endormis."),
            (None, None, "asserted", "fact", "Marlot, arrivé en juillet, a marqué lors de cinq matchs de suite."),
            (None, None, "asserted", "fact", "Le Racing est troisième."),
        ],
    ),
    (
        "fr",
        "Marcher protège la mémoire\n\n"
        "Les personnes qui marchent 4 000 pas par jour pourraient garder plus longtemps leur mémoire, "
        "selon une étude publiée dans la revue Âges. Les chercheurs ont suivi 612 adultes pendant sept "
        "ans. « C'est une association, pas une preuve », prévient l'auteure principale, Mia Sol. "
        "L'étude a été payée par un fabricant de podomètres.",
        [
            (
                "une étude",
                "Âges",
                "hedged",
                "prediction",
                "Les personnes qui marchent 4 000 pas par jour pourraient garder plus longtemps leur mémoire.",
            ),
            (None, None, "asserted", "fact", "Les chercheurs ont suivi 612 adultes pendant sept ans."),
            ("Mia Sol", None, "asserted", "fact", "C'est une association, pas une preuve."),
            (None, None, "asserted", "fact", "L'étude a été payée par un fabricant de podomètres."),
        ],
    ),
    (
        "fr",
        "La peintre Iris Val est morte\n\n"
        "La peintre Iris Val est morte dimanche chez elle à Brest, à 88 ans, a annoncé sa famille. Elle "
        "était née à Lille en 1938. Son amie, la sculptrice Ada Finet, la décrit comme « la femme la "
        "plus têtue du Nord ». Un hommage aura lieu en juin, a précisé son fils Marc à l'AFP.",
        [
            (
                "sa famille",
                None,
                "asserted",
                "fact",
                "La peintre Iris Val est morte dimanche chez elle à Brest, à 88 ans.",
            ),
            (None, None, "asserted", "fact", "Elle était née à Lille en 1938."),
            (
                "Ada Finet",
                None,
                "asserted",
                "fact",
                "Son amie, la sculptrice Ada Finet, la décrit comme « la femme la plus têtue du Nord ».",
            ),
            ("Marc", None, "asserted", "fact", "Un hommage aura lieu en juin."),
        ],
    ),
    (
        "fr",
        "Nordal rappelle 900 vannes\n\n"
        "L'entreprise Nordal a annoncé lundi le rappel de 900 vannes vendues depuis janvier. Personne "
        "n'a été blessé, assure la société. Trois vannes ont éclaté lors d'essais, a admis un "
        "porte-parole. L'entreprise dément avoir connu le défaut. Le rappel devrait coûter deux "
        "millions d'euros.",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "L'entreprise Nordal a annoncé lundi le rappel de 900 vannes vendues depuis janvier.",
            ),
            ("la société", None, "asserted", "fact", "Personne n'a été blessé."),
            ("un porte-parole", None, "asserted", "fact", "Trois vannes ont éclaté lors d'essais."),
            ("l'entreprise", None, "denied", "fact", "L'entreprise a connu le défaut."),
            (None, None, "hedged", "prediction", "Le rappel devrait coûter deux millions d'euros."),
        ],
    ),
    (
        "fr",
        "Le village dit non aux éoliennes\n\n"
        "Les habitants de Holt ont voté dimanche contre un parc éolien. La maire, Elsa Brand, qui "
        "soutenait le projet, a dit qu'elle respecterait le résultat. « Nous écoutons », a-t-elle "
        "ajouté. Selon une source proche du dossier, le projet est mort. Le promoteur a démenti être en "
        "discussion avec la commune voisine.",
        [
            (None, None, "asserted", "fact", "Les habitants de Holt ont voté dimanche contre un parc éolien."),
            ("Elsa Brand", None, "asserted", "fact", "Elsa Brand respecterait le résultat."),
            ("Elsa Brand", None, "asserted", "fact", "« Nous écoutons. »"),
            ("une source proche du dossier", None, "asserted", "fact", "Le projet est mort."),
            ("le promoteur", None, "denied", "fact", "Le promoteur est en discussion avec la commune voisine."),
        ],
    ),
    (
        "fr",
        "La grève des trains est levée\n\n"
        "Les conducteurs travailleront jeudi, a confirmé mercredi soir le syndicat Nordvoie. Sa "
        "dirigeante, Carla Dune, a salué une offre « juste ». Selon des sources syndicales, "
        "l'entreprise a proposé une hausse de 6,5 %. La compagnie n'a pas souhaité commenter ce "
        "chiffre. « J'y croirai quand je verrai un train », lance Benoît Oka, infirmier. Le ministère "
        "dément être intervenu dans les discussions.",
        [
            ("Nordvoie", None, "asserted", "fact", "Les conducteurs travailleront jeudi."),
            ("Carla Dune", None, "asserted", "fact", "Sa dirigeante, Carla Dune, a salué une offre « juste »."),
            ("des sources syndicales", None, "asserted", "fact", "L'entreprise a proposé une hausse de 6,5 %."),
            (None, None, "asserted", "fact", "La compagnie n'a pas souhaité commenter ce chiffre."),
            ("Benoît Oka", None, "asserted", "fact", "« J'y croirai quand je verrai un train. »"),
            ("le ministère", None, "denied", "fact", "Le ministère est intervenu dans les discussions."),
        ],
    ),
    (
        "fr",
        "Le toit de l'école recalé deux fois\n\n"
        "Les inspecteurs ont averti deux fois que le toit n'était pas sûr, selon une lettre que Le "
        "Phare a pu consulter. Le chef des travaux de la ville, Raoul Ména, reconnaît que la réparation "
        "a trop tardé. Le chantier doit commencer en août. « On ne nous a rien dit », s'indigne Lise "
        "Brun, mère d'un élève. Le coût pourrait atteindre 900 000 euros, selon M. Ména.",
        [
            (
                "une lettre",
                "Le Phare",
                "asserted",
                "fact",
                "Les inspecteurs ont averti deux fois que le toit n'était pas sûr.",
            ),
            ("Raoul Ména", None, "asserted", "fact", "La réparation a trop tardé."),
            (None, None, "asserted", "fact", "Le chantier doit commencer en août."),
            ("Lise Brun", None, "asserted", "fact", "« On ne nous a rien dit. »"),
            ("Raoul Ména", None, "hedged", "prediction", "Le coût pourrait atteindre 900 000 euros."),
        ],
    ),
    (
        "fr",
        "Le musée rend le masque\n\n"
        "Le musée Halden a rendu vendredi un masque au peuple oru. « Nos ancêtres sont à la maison », "
        "s'est réjouie l'ancienne Nia Oru devant 400 personnes. Le directeur du musée, Piet Vos, s'est "
        "excusé du retard. En mars, M. Vos avait nié que le masque ait été volé. Des historiens pensent "
        "qu'il a été pris en 1934. Deux autres objets pourraient suivre, laisse entendre le ministère "
        "de la Culture.",
        [
            (None, None, "asserted", "fact", "Le musée Halden a rendu vendredi un masque au peuple oru."),
            ("Nia Oru", None, "asserted", "fact", "« Nos ancêtres sont à la maison. »"),
            (None, None, "asserted", "fact", "Le directeur du musée, Piet Vos, s'est excusé du retard."),
            ("Piet Vos", None, "denied", "fact", "Le masque a été volé."),
            ("des historiens", None, "hedged", "fact", "Il a été pris en 1934."),
            ("le ministère de la Culture", None, "hedged", "prediction", "Deux autres objets pourraient suivre."),
        ],
    ),
    (
        "ja",
        "横浜市の山田太郎市長は火曜日、市営プール3か所を閉鎖すると発表した。"
        "「暖房費を払う余裕がない」と市長は議会で述べた。 市によると、1万2000人の利用者が影響を受ける。"
        "野党側は合意したことを否定した。内部報告書によれば、工事には4億2000万円かかる可能性がある。"
        "「これは問題だ」と野党の鈴木花子議員は批判した。再開は9月の予定だ。",
        [
            ("山田太郎", None, "asserted", "fact", "横浜市の山田太郎市長は市営プール3か所を閉鎖する。"),
            ("山田太郎", None, "asserted", "fact", "暖房費を払う余裕がない。"),
            ("市", None, "asserted", "fact", "1万2000人の利用者が影響を受ける。"),
            ("野党側", None, "denied", "fact", "野党側は合意した。"),
            ("内部報告書", None, "hedged", "fact", "工事には4億2000万円かかる可能性がある。"),
            ("鈴木花子", None, "asserted", "opinion", "これは問題だ。"),
            (None, None, "asserted", "fact", "再開は9月の予定だ。"),
        ],
    ),
    (
        "ja",
        "夜間便を廃止へ\n\n"
        "北港フェリーは4日、夜間便を5月3日に廃止すると発表した。"
        "「利用者が来なくなった」と佐藤花子社長は述べた。労働組合は、週末に乗客が取り残されると警告した。"
        "佐藤社長は路線を放置したことを否定した。国土交通省によると、昨年の利用者は4万1000人だった。",
        [
            ("北港フェリー", None, "asserted", "fact", "北港フェリーは夜間便を5月3日に廃止する。"),
            ("佐藤花子", None, "asserted", "fact", "利用者が来なくなった。"),
            ("労働組合", None, "asserted", "fact", "週末に乗客が取り残される。"),
            ("佐藤花子", None, "denied", "fact", "佐藤社長は路線を放置した。"),
            ("国土交通省", None, "asserted", "fact", "昨年の利用者は4万1000人だった。"),
        ],
    ),
    (
        "ja",
        "パン店主に無罪判決\n\n"
        "水町地裁は金曜日、詐欺罪に問われたパン店主の有田徹さんに無罪を言い渡した。"
        "検察側は6000万円を隠したと主張していた。"
        "弁護側の瀬野瑠美弁護士は「帳簿が雑だっただけだ」と話した。有田さんは一貫して起訴内容を否定していた。",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "水町地裁は金曜日、詐欺罪に問われたパン店主の有田徹さんに無罪を言い渡した。",
            ),
            ("検察側", None, "asserted", "fact", "検察側は6000万円を隠した。"),
            ("瀬野瑠美", None, "asserted", "fact", "帳簿が雑だっただけだ。"),
            (None, None, "asserted", "fact", "有田さんは一貫して起訴内容を否定していた。"),
        ],
    ),
    (
        "ja",
        "レッズが3対1で勝利\n\n"
        "レッズは土曜日、丸尾健の2得点でアルビオンに3対1で勝った。"
        "「眠っていた」とアルビオンの堂根監督は認めた。丸尾は7月に加入した。レッズは3位に上がった。",
        [
            (None, None, "asserted", "fact", "レッズは土曜日、丸尾健の2得点でアルビオンに3対1で勝った。"),
            ("堂根", None, "asserted", "fact", "眠っていた。"),
            (None, None, "asserted", "fact", "丸尾は7月に加入した。"),
            (None, None, "asserted", "fact", "レッズは3位に上がった。"),
        ],
    ),
    (
        "ja",
        "歩行が記憶力を守る可能性\n\n"
        "1日4000歩歩く人は記憶力を長く保つ可能性があると、東北大学の研究チームが学術誌に発表した。"
        "研究チームは成人612人を7年間追跡した。"
        "「関連であって証明ではない」と筆頭著者の堀美亜氏は指摘する。研究費は歩数計メーカーが出した。",
        [
            ("東北大学の研究チーム", None, "hedged", "fact", "1日4000歩歩く人は記憶力を長く保つ可能性がある。"),
            (None, None, "asserted", "fact", "研究チームは成人612人を7年間追跡した。"),
            ("堀美亜", None, "asserted", "fact", "関連であって証明ではない。"),
            (None, None, "asserted", "fact", "研究費は歩数計メーカーが出した。"),
        ],
    ),
    (
        "ja",
        "画家の谷アイリスさん死去\n\n"
        "画家の谷アイリスさんが日曜日、自宅で亡くなった。88歳だった。遺族が明らかにした。"
        "友人で彫刻家の藤井あだ氏は「北で一番の頑固者だった」と振り返った。6月にお別れの会が開かれる予定だ。",
        [
            (None, None, "asserted", "fact", "画家の谷アイリスさんが日曜日、自宅で亡くなった。"),
            ("遺族", None, "asserted", "fact", "88歳だった。"),
            ("藤井あだ", None, "asserted", "fact", "北で一番の頑固者だった。"),
            (None, None, "asserted", "fact", "6月にお別れの会が開かれる予定だ。"),
        ],
    ),
    (
        "ja",
        "ノルダル、弁900個を回収\n\n"
        "ノルダル社は月曜日、1月以降に販売した弁900個を回収すると明らかにした。けが人はいないという。"
        "同社は欠陥を知っていたことを否定した。朝陽新聞が入手した内部文書によると、試験で3個が破裂した。"
        "回収費用は2億円に上る見通しだ。",
        [
            ("ノルダル社", None, "asserted", "fact", "ノルダル社は1月以降に販売した弁900個を回収する。"),
            ("ノルダル社", None, "asserted", "fact", "けが人はいない。"),
            ("ノルダル社", None, "denied", "fact", "ノルダル社は欠陥を知っていた。"),
            ("内部文書", "朝陽新聞", "asserted", "fact", "試験で3個が破裂した。"),
            (None, None, "hedged", "prediction", "回収費用は2億円に上る見通しだ。"),
        ],
    ),
    (
        "ja",
        "鉄道スト回避\n\n"
        "北道労組は3日夜、4日の運行を行うと発表した。同労組の団花蓮委員長は「公正な提案だ」と評価した。"
        "関係者によると、会社側は6.5%の賃上げを提示した。会社側は金額についてコメントしていない。"
        "国土交通省は交渉に介入したことを否定している。",
        [
            ("北道労組", None, "asserted", "fact", "北道労組は4日の運行を行う。"),
            ("団花蓮", None, "asserted", "fact", "公正な提案だ。"),
            ("関係者", None, "asserted", "fact", "会社側は6.5%の賃上げを提示した。"),
            (None, None, "asserted", "fact", "会社側は金額についてコメントしていない。"),
            ("国土交通省", None, "denied", "fact", "国土交通省は交渉に介入した。"),
        ],
    ),
    (
        "ja",
        "校舎の屋根、検査で2度不合格\n\n"
        "検査官が屋根の危険を2度警告していたことが、本紙が入手した書簡で分かった。"
        "市の目田隆部長は修理が遅れたことを認めた。工事は8月に始まる予定だ。"
        "保護者の茶谷理沙さんは「何も知らされなかった」と憤る。"
        "費用は9000万円に達する可能性があると目田部長は説明した。",
        [
            (
                None,
                None,
                "asserted",
                "fact",
                "検査官が屋根の危険を2度警告していたことが、本紙が入手した書簡で分かった。",
            ),
            ("目田隆", None, "asserted", "fact", "修理が遅れた。"),
            (None, None, "asserted", "fact", "工事は8月に始まる予定だ。"),
            ("茶谷理沙", None, "asserted", "fact", "何も知らされなかった。"),
            ("目田隆", None, "hedged", "fact", "費用は9000万円に達する可能性がある。"),
        ],
    ),
    (
        "ja",
        "博物館が仮面を返還\n\n"
        "ハルデン博物館は金曜日、儀式用の仮面をオル族に返還した。"
        "「先祖が帰ってきた」と長老のニア・オルさんは400人の聴衆に語った。"
        "館長のピート・ボス氏は返還の遅れを謝罪した。ボス氏は3月、仮面が盗品であることを否定していた。"
        "歴史家らは1934年に持ち去られたとみている。文化省によれば、さらに2点が返還される可能性がある。",
        [
            (None, None, "asserted", "fact", "ハルデン博物館は金曜日、儀式用の仮面をオル族に返還した。"),
            ("ニア・オル", None, "asserted", "fact", "先祖が帰ってきた。"),
            (None, None, "asserted", "fact", "館長のピート・ボス氏は返還の遅れを謝罪した。"),
            ("ピート・ボス", None, "denied", "fact", "仮面が盗品である。"),
            ("歴史家ら", None, "hedged", "fact", "歴史家らは1934年に持ち去られた。"),
            ("文化省", None, "hedged", "fact", "さらに2点が返還される可能性がある。"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "text", "rows"), NEWS)
def test_a_news_text_becomes_its_claims(language: str, text: str, rows: list[Row]) -> None:
    brief = extract(Article.from_text(text, slug="made-up", language=language))
    assert [(c.speaker, c.via, c.certainty, c.kind, c.text) for c in brief.claims] == rows
    assert {item.verdict for claim in brief.claims for item in claim.evidence} == {"exact"}


QUESTIONS_ALIKE = 2


@pytest.mark.parametrize(("language", "text", "rows"), NEWS)
def test_questions_do_not_repeat_one_formula(language: str, text: str, rows: list[Row]) -> None:
    asked = extract(Article.from_text(text, slug="made-up", language=language)).questions
    starts = [question.text[:10] for question in asked]
    assert asked
    assert max(starts.count(start) for start in starts) <= QUESTIONS_ALIKE
    assert all(question.text.rstrip("？? ") != question.text for question in asked)


TEXTS = [text for _, text, _ in NEWS]
SCRAPS = st.tuples(st.sampled_from(TEXTS), st.integers(0, 500), st.integers(1, 120)).map(
    lambda t: t[0][t[1] : t[1] + t[2]]
)


@given(st.lists(SCRAPS, min_size=1, max_size=8), st.sampled_from(["en", "de", "es", "fr", "ja"]))
def test_quotes_from_scraps_of_news_are_exact(scraps: list[str], language: str) -> None:
    text = "".join(scraps)
    if any(character.isalpha() for character in text):
        brief = extract(Article.from_text(text, slug="scraps", language=language))
        assert {item.verdict for claim in brief.claims for item in claim.evidence} == {"exact"}
