"""Articles in five languages, and quotes that they have or do not have; what `test_locating` runs through."""

from __future__ import annotations

ENGLISH = """\
Harbour to close for six weeks

The port authority of Easthaven said on Monday that the old harbour would be closed for six weeks from 3 March, and that
some 1,250 jobs could be affected. “We did not take this decision lightly,” its director, Ruth Calloway, told the
Easthaven Courier. Profits fell by 14.3 per cent to £4.6 million last year – the worst result since 1998.

Calloway, 52, denied that the closure was planned as early as 2019. “It’s a well-known fact that the quay isn’t safe,”
she said. “I’ve seen the reports myself.” The US owner, Northwind Ltd., may sell its 4–6 per cent stake; the EU’s
inspectors will not comment. Temperatures of −5 degrees had cracked the walls, and non-violent protesters gathered.

Will the ferries run again in May? The mayor would not say. No one was hurt. He called it “a ‘temporary’ measure” that
costs 12 km of detour and 1/2 day — or 10² minutes — for every commuter. The offer is worth $30 million, up 5% on 2023.

The scheme was well… not popular, people near the café said. A second vote (the first failed) is due on 12 June. Kelly
Marsh, who leads the union, called on Calloway to resign. She refused.
"""

GERMAN = """\
Brücke bleibt gesperrt

Die Stadtwerke Altenau teilten am Dienstag mit, dass die Brücke über die Weser bis zum 30. September gesperrt bleibt.
„Wir haben das nicht kommen sehen“, sagte Bürgermeisterin Katrin Vogel. Die Kosten stiegen von 1,5 auf 2,3 Millionen
Euro, ein Plus von 53 Prozent. Die Ein- und Ausfahrten sind laut Vogel »nicht betroffen«. Rund 1.200 Pendler müssen
einen Umweg von 8 Kilometern fahren – täglich. Ob der Bund zahlt, ist offen. Vogel will nicht klagen. Es gebe keine
Gefahr für die Straße, hieß es. Außerdem könnte die Prüfung länger dauern als geplant.
"""

FRENCH = (
    "Le maire de Saint-Brévin a annoncé mardi que l’usine fermera le 12\u00a0mars. «\u00a0Nous n’avons pas le "
    "choix\u00a0», a déclaré Hélène Carpentier\u00a0; elle dirige la ville depuis 2014. Quelque 1\u202f200 salariés "
    "sont concernés, soit 15\u00a0% des emplois. Pourquoi si vite\u00a0? L’entreprise n’a pas répondu. Les pertes "
    "s’élèvent à 3,4\u00a0millions d’euros\u00a0: un record. Le cœur de l’œuvre n’est pas menacé, selon l’État. "
    "Elle pourrait être vendue avant l’été, d’après Le Courrier.\n"
)

SPANISH = """\
El embalse de Valdemora está al 18,5 % de su capacidad, según informó el miércoles la Confederación. «No habrá cortes
antes de agosto», aseguró la consejera Marta Ibáñez. ¿Bastará el agua para todo el verano? Los regantes no lo creen:
piden 20 hectómetros cúbicos más. En 2017 el nivel bajó hasta los 12 metros. El Gobierno podría aprobar ayudas por valor
de 3.200 euros por familia; la oposición las rechazó. “Es un parche”, dijo Íñigo Salas.
"""

JAPANESE = """\
国土交通省は十二日、北港大橋の通行を三月三日から六週間止めると発表した。「利用者の安全を最優先に判断した」と田中恵子局長は述べた。
工事費は約1,250億円で、前年より14.3％増えた。局長は「延期は考えていない」と話した。橋を渡る車は１日に４万台に上る。
地元の商店会は、売り上げが半分に減るおそれがあるとして、国に補償を求めている。市は『早期の再開』を要望したが、回答はまだない。
ロシア語の案内板も設けるという。
"""

# (article, quote, the words of the article that the span must cover)
FAITHFUL: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "quotation marks": (
        (
            ENGLISH,
            '"We did not take this decision lightly," its director',
            "“We did not take this decision lightly,” its director",
        ),
        (ENGLISH, "'We did not take this decision lightly,' its director", None),
        (ENGLISH, "«We did not take this decision lightly,» its director", None),
        (ENGLISH, "„We did not take this decision lightly,“ its director", None),
        (ENGLISH, "``We did not take this decision lightly,'' its director", None),
        (ENGLISH, "`We did not take this decision lightly,´ its director", None),
        (ENGLISH, "「We did not take this decision lightly,」 its director", None),
        (ENGLISH, "『We did not take this decision lightly,』 its director", None),
        (ENGLISH, "« We did not take this decision lightly, » its director", None),
        (ENGLISH, "‹We did not take this decision lightly,› its director", None),
        (ENGLISH, "″We did not take this decision lightly,″ its director", None),
        (ENGLISH, "＂We did not take this decision lightly,＂ its director", None),
        (ENGLISH, "He called it \"a 'temporary' measure\" that", "He called it “a ‘temporary’ measure” that"),
        (ENGLISH, "He called it 'a \"temporary\" measure' that", None),
        (ENGLISH, "He called it «a ‹temporary› measure» that", None),
        (GERMAN, '"Wir haben das nicht kommen sehen", sagte Bürgermeisterin', None),
        (GERMAN, "»Wir haben das nicht kommen sehen«, sagte Bürgermeisterin", None),
        (GERMAN, "sind laut Vogel „nicht betroffen“", "sind laut Vogel »nicht betroffen«"),
        (FRENCH, '"Nous n\'avons pas le choix", a déclaré Hélène Carpentier', None),
        (FRENCH, "“Nous n’avons pas le choix”, a déclaré Hélène Carpentier", None),
        (FRENCH, "«Nous n’avons pas le choix», a déclaré Hélène Carpentier", None),
        (SPANISH, '"No habrá cortes antes de agosto", aseguró la consejera', None),
        (SPANISH, "«Es un parche», dijo Íñigo Salas", "“Es un parche”, dijo Íñigo Salas"),
        (
            JAPANESE,
            "“利用者の安全を最優先に判断した”と田中恵子局長は述べた",
            "「利用者の安全を最優先に判断した」と田中恵子局長は述べた",
        ),
        (JAPANESE, "市は「早期の再開」を要望した", "市は『早期の再開』を要望した"),
        (JAPANESE, "局長は｢延期は考えていない｣と話した", "局長は「延期は考えていない」と話した"),
    ),
    "apostrophes": (
        (ENGLISH, "It's a well-known fact that the quay isn't safe", "It’s a well-known fact that the quay isn’t safe"),
        (ENGLISH, "It‘s a well-known fact that the quay isn`t safe", None),
        (ENGLISH, "Itʼs a well-known fact that the quay isn´t safe", None),
        (ENGLISH, "It′s a well-known fact that the quay isn＇t safe", None),
        (ENGLISH, "I've seen the reports myself", "I’ve seen the reports myself"),
        (FRENCH, "L'entreprise n'a pas répondu", "L’entreprise n’a pas répondu"),
        (FRENCH, "les pertes s'élèvent à 3,4 millions d'euros", "Les pertes s’élèvent à 3,4\u00a0millions d’euros"),
    ),
    "outer marks": (
        (ENGLISH, "“The mayor would not say”", "The mayor would not say"),
        (ENGLISH, '"The mayor would not say."', "The mayor would not say."),
        (ENGLISH, "'Calloway, 52, denied that the closure was planned'", None),
        (ENGLISH, "“We did not take this decision lightly”", "“We did not take this decision lightly"),
        (ENGLISH, '"We did not take this decision lightly."', None),
        (ENGLISH.replace("result since", "“result” since"), '"The worst “result” since 1998"', None),
        (FRENCH, "«\u202fElle dirige la ville depuis 2014\u202f»", "elle dirige la ville depuis 2014"),
        (GERMAN, "„Rund 1.200 Pendler müssen einen Umweg“", None),
        (SPANISH, "«Los regantes no lo creen»", None),
        (JAPANESE, "「回答はまだない」", "回答はまだない"),
        (JAPANESE, "「北港大橋の通行を三月三日から六週間止める」", None),
        (JAPANESE, "『橋を渡る車は１日に４万台に上る。』", None),
    ),
    "dashes": (
        (ENGLISH, "£4.6 million last year - the worst result", "£4.6 million last year – the worst result"),
        (ENGLISH, "£4.6 million last year — the worst result", None),
        (ENGLISH, "£4.6 million last year—the worst result", None),
        (ENGLISH, "£4.6 million last year -- the worst result", None),
        (ENGLISH, "£4.6 million last year ― the worst result", None),
        (ENGLISH, "may sell its 4-6 per cent stake", "may sell its 4–6 per cent stake"),
        (ENGLISH, "may sell its 4‑6 per cent stake", None),
        (ENGLISH, "may sell its 4—6 per cent stake", None),
        (ENGLISH, "it’s a well‑known fact", "It’s a well-known fact"),
        (ENGLISH, "it’s a well‐known fact", None),
        (ENGLISH, "Temperatures of -5 degrees had cracked", "Temperatures of −5 degrees had cracked"),
        (ENGLISH, "Temperatures of –5 degrees had cracked", None),
        (GERMAN, "Umweg von 8 Kilometern fahren - täglich", None),
        (GERMAN, "Die Ein‑ und Ausfahrten sind laut Vogel", None),
        (FRENCH, "Le maire de Saint‑Brévin a annoncé", None),
    ),
    "white space": (
        (ENGLISH, "would be closed for six weeks from 3 March, and that some 1,250 jobs", None),
        (ENGLISH, "would be\nclosed for\nsix weeks from\u00a03\u00a0March", None),
        (ENGLISH, "would  be\tclosed for \r\n six weeks", None),
        (ENGLISH, "would\u2009be closed\u2003for\u202fsix\u205fweeks", None),
        (ENGLISH, "since 1998. Calloway, 52, denied", "since 1998.\n\nCalloway, 52, denied"),
        (ENGLISH, "  The mayor would not say.  ", "The mayor would not say."),
        (ENGLISH, "The offer is worth $30 million, up 5\u00a0% on 2023", None),
        (FRENCH, "l’usine fermera le 12 mars", None),
        (FRENCH, "Quelque 1 200 salariés sont concernés", "Quelque 1\u202f200 salariés sont concernés"),
        (FRENCH, "Quelque 1\u00a0200 salariés sont concernés", None),
        (FRENCH, "soit 15% des emplois. Pourquoi si vite?", "soit 15\u00a0% des emplois. Pourquoi si vite\u00a0?"),
        (FRENCH, "a déclaré Hélène Carpentier; elle dirige", None),
        (FRENCH, "3,4 millions d’euros\u202f: un record", None),
        (SPANISH, "está al 18,5% de su capacidad", "está al 18,5 % de su capacidad"),
        (GERMAN, "dass die Brücke\nüber die Weser", None),
        (
            JAPANESE,
            "国土交通省は十二日、北港大橋の\n通行を三月三日から",
            "国土交通省は十二日、北港大橋の通行を三月三日から",
        ),
        (JAPANESE, "工事費は約 1,250 億円で、前年より", None),
        (JAPANESE, "と田中恵子局長は述べた。工事費は約1,250億円", "と田中恵子局長は述べた。\n工事費は約1,250億円"),
    ),
    "invisible characters": (
        (ENGLISH, "the old har\u00adbour would be closed", "the old harbour would be closed"),
        (ENGLISH, "the \u200bold harbour would\u200b be closed", None),
        (ENGLISH, "\ufeffthe old harbour would be closed", None),
        (ENGLISH, "the old\u200d harbour\u2060 would be closed\u200e", None),
        (ENGLISH, "the old har\u00ad\nbour would be closed", None),
        (
            ENGLISH.replace("harbour", "har\u00adbour"),
            "the old harbour would be closed",
            "the old har\u00adbour would be closed",
        ),
        (
            ENGLISH.replace("harbour", "har-\nbour"),
            "the old harbour would be closed",
            "the old har-\nbour would be closed",
        ),
        (ENGLISH.replace("well-known", "well-\nknown"), "It’s a well-known fact", "It’s a well-\nknown fact"),
    ),
    "Unicode forms": (
        (ENGLISH, "people near the cafe\u0301 said", "people near the café said"),
        (ENGLISH.replace("café", "cafe\u0301"), "people near the café said", "people near the cafe\u0301 said"),
        (ENGLISH, "Pro\ufb01ts fell by 14.3 per cent", "Profits fell by 14.3 per cent"),
        (
            ENGLISH.replace("Profits", "Pro\ufb01ts"),
            "Profits fell by 14.3 per cent",
            "Pro\ufb01ts fell by 14.3 per cent",
        ),
        (ENGLISH, "Ｐｒｏｆｉｔｓ　ｆｅｌｌ by １４．３ per cent", None),
        (ENGLISH, "𝐏𝐫𝐨𝐟𝐢𝐭𝐬 fell by 𝟏𝟒.𝟑 per cent", None),
        (ENGLISH, "costs 12 ㎞ of detour", "costs 12 km of detour"),
        (GERMAN, "die Bru\u0308cke u\u0308ber die Weser bis zum", "die Brücke über die Weser bis zum"),
        (FRENCH, "a de\u0301clare\u0301 He\u0301le\u0300ne Carpentier", "a déclaré Hélène Carpentier"),
        (SPANISH, "dijo I\u0301n\u0303igo Salas", None),
        (JAPANESE, "橋を渡る車は1日に4万台に上る", "橋を渡る車は１日に４万台に上る"),
        (
            JAPANESE,
            "工事費は約１，２５０億円で、前年より１４．３%増えた",
            "工事費は約1,250億円で、前年より14.3％増えた",
        ),
        (JAPANESE, "ﾛｼｱ語の案内板も設けるという", "ロシア語の案内板も設けるという"),
        (JAPANESE, "と田中恵子局長は述へ\u3099た", "と田中恵子局長は述べた"),
    ),
    "first letter and final stop": (
        (ENGLISH, "the port authority of Easthaven said on Monday", "The port authority of Easthaven said on Monday"),
        (ENGLISH, "Some 1,250 jobs could be affected", "some 1,250 jobs could be affected"),
        (ENGLISH, "Some 1,250 jobs could be affected.", "some 1,250 jobs could be affected."),
        (ENGLISH, "Kelly Marsh, who leads the union.", "Kelly\nMarsh, who leads the union"),
        (ENGLISH, "the mayor would not say", "The mayor would not say"),
        (ENGLISH, "“the mayor would not say”.", None),
        (GERMAN, "ob der Bund zahlt, ist offen", "Ob der Bund zahlt, ist offen"),
        (SPANISH, "los regantes no lo creen", "Los regantes no lo creen"),
        (ENGLISH, "Harbour to close for six weeks.", "Harbour to close for six weeks"),
        (JAPANESE, "延期は考えていない。", "延期は考えていない"),
    ),
    "ellipsis": (
        (ENGLISH, "The port authority of Easthaven said … that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said ... that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said [...] that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said […] that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said (...) that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said . . . that the old harbour would be closed", None),
        (ENGLISH, "The port authority of Easthaven said… that the old harbour… closed for six weeks", None),
        (ENGLISH, "… the old harbour would be closed", "the old harbour would be closed"),
        (ENGLISH, "the old harbour would be closed …", "the old harbour would be closed"),
        (ENGLISH, "[…] the old harbour would be closed [...]", None),
        (ENGLISH, "The scheme was well... not popular", "The scheme was well… not popular"),
        (ENGLISH, '"Profits fell by 14.3 per cent … the worst result since 1998"', None),
        (ENGLISH, "We did not take this decision … told the Easthaven Courier.", None),
        (ENGLISH, "The mayor would not say. … He called it", None),
        (
            ENGLISH.replace("No one", "[Laughs] No one"),
            "The mayor would … [Laughs] No one was hurt. He called it",
            None,
        ),
        (GERMAN, "Die Stadtwerke Altenau teilten … mit, dass die Brücke … gesperrt bleibt", None),
        (FRENCH, "Quelque 1 200 salariés […] 15 % des emplois", None),
        (SPANISH, "El embalse de Valdemora está al 18,5 % … informó el miércoles", None),
        (JAPANESE, "国土交通省は十二日……六週間止めると発表した", None),
        (JAPANESE, "橋の通行を…六週間止める", None),
    ),
    "brackets": (
        (ENGLISH, "[The mayor] called it “a ‘temporary’ measure”", "He called it “a ‘temporary’ measure”"),
        (ENGLISH, "called on [the director] to resign", "called on Calloway to resign"),
        (ENGLISH, "to resign. [Calloway] refused", "to resign. She refused"),
        (ENGLISH, "Calloway to resign. She [Calloway] refused", "Calloway to resign. She refused"),
        (ENGLISH, "[T]he port authority of Easthaven said", "The port authority of Easthaven said"),
        (ENGLISH, "[s]ome 1,250 jobs could be affected", "some 1,250 jobs could be affected"),
        (GERMAN, "Wir [die Stadt] haben das nicht kommen sehen", "Wir haben das nicht kommen sehen"),
        (FRENCH, "[la maire] dirige la ville depuis 2014", "elle dirige la ville depuis 2014"),
        (SPANISH, "la oposición las [ayudas] rechazó", "la oposición las rechazó"),
    ),
}

# (article, quote)
TAMPERED: dict[str, tuple[tuple[str, str], ...]] = {
    "numbers": (
        (ENGLISH, "some 1,520 jobs could be affected"),
        (ENGLISH, "some 1.250 jobs could be affected"),
        (ENGLISH, "some 1250 jobs could be affected"),
        (ENGLISH, "some 1, 250 jobs could be affected"),
        (ENGLISH, "some 12,50 jobs could be affected"),
        (ENGLISH, "some 1,2500 jobs could be affected"),
        (ENGLISH, "Profits fell by 143 per cent to"),
        (ENGLISH, "Profits fell by 14,3 per cent to"),
        (ENGLISH, "Profits fell by 14 per cent to"),
        (ENGLISH, "3 per cent to £4.6 million last year"),
        (ENGLISH, "250 jobs could be affected"),
        (ENGLISH, "that some 1,250 jobs could be affected and 30 more"),
        (ENGLISH, "Temperatures of 5 degrees had cracked the walls"),
        (ENGLISH, "5 degrees had cracked the walls"),
        (ENGLISH, "may sell its -4-6 per cent stake"),
        (ENGLISH, "may sell its 46 per cent stake"),
        (ENGLISH, "may sell its 4 6 per cent stake"),
        (ENGLISH, "6 per cent stake; the EU’s inspectors"),
        (ENGLISH, "1/2 day — or 102 minutes — for every commuter"),
        (ENGLISH, "½ day — or 10² minutes — for every commuter"),
        (ENGLISH, "2 day — or 10² minutes — for every commuter"),
        (ENGLISH, "12 day — or 10² minutes — for every commuter"),
        (ENGLISH, "be closed for seven weeks from 3 March"),
        (ENGLISH, "be closed for 6 weeks from 3 March"),
        (FRENCH, "Quelque 1200 salariés sont concernés"),
        (FRENCH, "Quelque 12 00 salariés sont concernés"),
        (FRENCH, "200 salariés sont concernés, soit 15 % des emplois"),
        (FRENCH, "Les pertes s’élèvent à 3.4 millions d’euros"),
        (FRENCH, "Les pertes s’élèvent à 34 millions d’euros"),
        (GERMAN, "Die Kosten stiegen von 15 auf 2,3 Millionen Euro"),
        (GERMAN, "Rund 1,200 Pendler müssen einen Umweg"),
        (GERMAN, "Rund 1200 Pendler müssen einen Umweg"),
        (SPANISH, "está al 18,5 por mil de su capacidad"),
        (SPANISH, "ayudas por valor de 3.200.000 euros por familia"),
        (JAPANESE, "工事費は約1,350億円で、前年より"),
        (JAPANESE, "250億円で、前年より14.3％増えた"),
        (JAPANESE, "北港大橋の通行を三月四日から六週間止める"),
        (JAPANESE, "二日、北港大橋の通行を三月三日から六週間止める"),
    ),
    "units": (
        (ENGLISH, "costs 12 m of detour and 1/2 day"),
        (ENGLISH, "costs 12 kg of detour and 1/2 day"),
        (ENGLISH, "to £4.6 billion last year – the worst result"),
        (ENGLISH, "to $4.6 million last year – the worst result"),
        (ENGLISH, "to 4.6 million last year – the worst result"),
        (ENGLISH, "4.6 million last year – the worst result"),
        (ENGLISH, "30 million, up 5% on 2023"),
        (ENGLISH, "worth $30 million, up 5 on 2023"),
        (ENGLISH, "The offer is worth $30 million, up 5"),
        (ENGLISH, "worth $30 million, up 5‰ on 2023"),
        (FRENCH, "soit 15 des emplois. Pourquoi si vite"),
        (GERMAN, "stiegen von 1,5 auf 2,3 Milliarden Euro"),
        (JAPANESE, "工事費は約1,250万円で、前年より"),
        (JAPANESE, "前年より14.3円増えた"),
    ),
    "names": (
        (ENGLISH, "its director, Kelly Marsh, told the Easthaven Courier"),
        (ENGLISH, "its director, Ruth Callaway, told the Easthaven Courier"),
        (ENGLISH, "its director, Rüth Calloway, told the Easthaven Courier"),
        (ENGLISH, "its director, Ruth С\u0430lloway, told the Easthaven Courier"),
        (ENGLISH, "The us owner, Northwind Ltd., may sell"),
        (ENGLISH, "The UK owner, Northwind Ltd., may sell"),
        (ENGLISH, "kelly marsh, who leads the union, called on Calloway"),
        (ENGLISH, "told the East haven Courier. Profits fell by"),
        (GERMAN, "sagte Bürgermeister Katrin Vogel"),
        (GERMAN, "Die Stadtwerke Altona teilten am Dienstag mit"),
        (FRENCH, "a déclaré Helene Carpentier ; elle dirige"),
        (SPANISH, "dijo Iñigo Salas. Es un parche"),
        (JAPANESE, "と田中敬子局長は述べた"),
        (JAPANESE, "シア語の案内板も設けるという"),
    ),
    "dates": (
        (ENGLISH, "The port authority of Easthaven said on Tuesday that"),
        (ENGLISH, "be closed for six weeks from 3 May, and"),
        (ENGLISH, "the worst result since 1989"),
        (ENGLISH, "A second vote (the first failed) is due on 12 July"),
        (GERMAN, "dass die Brücke über die Weser bis zum 30. Oktober gesperrt bleibt"),
        (FRENCH, "a annoncé mercredi que l’usine fermera"),
        (SPANISH, "En 2018 el nivel bajó hasta los 12 metros"),
        (JAPANESE, "国土交通省は十一日、北港大橋の通行を"),
    ),
    "negation": (
        (ENGLISH, "We did take this decision lightly,” its director"),
        (ENGLISH, "a well-known fact that the quay is safe"),
        (ENGLISH, "a well-known fact that the quay isnt safe"),
        (ENGLISH, "inspectors will comment. Temperatures of"),
        (ENGLISH, "inspectors will never comment. Temperatures of"),
        (ENGLISH, "violent protesters gathered. Will the ferries run"),
        (ENGLISH, "and violent protesters gathered"),
        (ENGLISH, "called on Calloway not to resign"),
        (ENGLISH, "The mayor would say. No one was hurt"),
        (ENGLISH, "One was hurt. He called it"),
        (GERMAN, "Wir haben das kommen sehen“, sagte"),
        (GERMAN.replace("Vogel will nicht klagen", "Sie klagt nicht"), "Ob der Bund zahlt, ist offen. Sie klagt."),
        (GERMAN, "Vogel will klagen. Es gebe keine Gefahr"),
        (GERMAN, "Es gebe eine Gefahr für die Straße"),
        (FRENCH, "Nous avons le choix », a déclaré"),
        (FRENCH, "a pas répondu. Les pertes s’élèvent"),
        (FRENCH, "L’entreprise a répondu. Les pertes"),
        (SPANISH, "Habrá cortes antes de agosto"),
        (SPANISH, "Los regantes lo creen: piden 20 hectómetros"),
        (JAPANESE, "局長は「延期は考えている」と話した"),
        (JAPANESE, "回答はまだある。ロシア語の案内板"),
    ),
    "modals": (
        (ENGLISH, "and that some 1,250 jobs will be affected"),
        (ENGLISH, "Northwind Ltd., will sell its 4–6 per cent stake"),
        (ENGLISH, "Will the ferries run again in May."),
        (ENGLISH, "The ferries will run again in May"),
        (GERMAN, "Außerdem wird die Prüfung länger dauern"),
        (GERMAN, "Außerdem muss die Prüfung länger dauern als geplant"),
        (FRENCH, "Elle devra être vendue avant l’été"),
        (SPANISH, "El Gobierno debe aprobar ayudas por valor"),
        (JAPANESE, "売り上げが半分に減るとして、国に補償を求めている"),
    ),
    "direction": (
        (ENGLISH, "Profits rose by 14.3 per cent to £4.6 million"),
        (ENGLISH, "worth $30 million, down 5% on 2023"),
        (ENGLISH, "the best result since 1998"),
        (GERMAN, "Die Kosten sanken von 1,5 auf 2,3 Millionen Euro"),
        (GERMAN, "Die Kosten stiegen von 2,3 auf 1,5 Millionen Euro"),
        (FRENCH, "Elle pourrait être vendue après l’été"),
        (SPANISH, "En 2017 el nivel subió hasta los 12 metros"),
        (JAPANESE, "前年より14.3％減った"),
    ),
    "dropped and added words": (
        (ENGLISH, "Calloway, 52, denied the closure was planned as early as 2019"),
        (ENGLISH, "Calloway, 52, denied that closure was planned as early as 2019"),
        (ENGLISH, "the harbour would be closed for six weeks"),
        (ENGLISH, "the very old harbour would be closed for six weeks"),
        (ENGLISH, "The mayor would not say anything. No one was hurt"),
        (ENGLISH, "A second vote is due on 12 June"),
        (ENGLISH, "He called it a ‘temporary’ measure that costs"),
        (ENGLISH, "the old harbour would be closed for six weeks from 3."),
        (JAPANESE, "売り上げが半分に減るおそれがある。"),
        (GERMAN, "Rund 1.200 Pendler müssen Umweg von 8 Kilometern fahren"),
        (FRENCH, "Le cœur de l’œuvre n’est menacé, selon l’État"),
        (FRENCH, "Le coeur de l’oeuvre n’est pas menacé, selon l’État"),
        (SPANISH, "piden 20 hectómetros más. En 2017 el nivel"),
        (JAPANESE, "利用者の安全を優先に判断した"),
    ),
    "stitched": (
        (ENGLISH, "The mayor would not say. He called it “a ‘temporary’ measure”"),
        (ENGLISH, "Kelly Marsh, who leads the union. She refused."),
        (ENGLISH, "the old harbour would be closed. No one was hurt."),
        (ENGLISH, "The port authority of Easthaven said that Profits fell by 14.3 per cent"),
        (GERMAN, "Vogel will nicht klagen. Außerdem könnte die Prüfung länger dauern"),
        (FRENCH, "Pourquoi si vite ? Les pertes s’élèvent à 3,4 millions d’euros"),
        (SPANISH, "Los regantes no lo creen. El Gobierno podría aprobar ayudas"),
        (JAPANESE, "局長は「延期は考えていない」と話した。地元の商店会は"),
    ),
    "ellipsis": (
        (ENGLISH, "that the old harbour would be closed … The port authority of Easthaven said"),
        (ENGLISH, "the old harbour would be closed … called on Calloway to resign"),
        (ENGLISH, "The port authority … Kelly Marsh, who leads the union"),
        (ENGLISH, "authority … Monday … harbour … closed … weeks"),
        (ENGLISH, "the … of … that … be … for … and … some"),
        (ENGLISH, "Profits fell by 14 … per cent to £4.6 million last year"),
        (ENGLISH, "Profits fell by 15.3 per cent … last year – the worst result"),
        (ENGLISH, "some 1, … 250 jobs could be affected"),
        (ENGLISH, "the old harbour would be open … for six weeks"),
        (ENGLISH, "the old har … bour would be closed"),
        (GERMAN, "dass die Brücke über die Weser … Die Stadtwerke Altenau teilten"),
        (JAPANESE, "六週間止めると発表した…国土交通省は十二日"),
    ),
    "brackets": (
        (ENGLISH, "some [777] jobs could be affected"),
        (ENGLISH, "some [many] jobs could be affected"),
        (ENGLISH, "The mayor would [never] say. No one was hurt"),
        (ENGLISH, "She [not] refused. The scheme was well"),
        (ENGLISH, "Profits [rose] by 14.3 per cent to £4.6 million"),
        (ENGLISH, "that the closure was [not] planned as early as 2019"),
        (ENGLISH, "inspectors will [surely] comment. Temperatures"),
        (ENGLISH, "called on Calloway [two of them] to resign"),
        (ENGLISH, "said on [Friday] that the old harbour would be closed"),
        (ENGLISH, "six weeks from 3 [April], and that some"),
        (ENGLISH, "[No one] would not say. No one was hurt"),
        (ENGLISH, "the old harbour [may] be closed for six weeks"),
        (ENGLISH, "Calloway [might] to resign. She refused"),
        (ENGLISH, "She [never] refused to go"),
        (GERMAN, "Rund [1.200.000] Pendler müssen einen Umweg"),
        (GERMAN, "Vogel [nicht] will klagen. Es gebe keine Gefahr"),
        (SPANISH, "la oposición [no] las rechazó"),
        (JAPANESE, "工事費は約［九百］億円で、前年より"),
    ),
    "cut inside a word": (
        (ENGLISH, "he port authority of Easthaven said on Monday"),
        (ENGLISH, "he port authority of Easthaven said on Mon"),
        (ENGLISH, "known fact that the quay isn’t safe"),
        (ENGLISH, "well-known fact that the quay isn"),
        (ENGLISH, "inspectors will not comment. Temperature"),
        (ENGLISH, "s inspectors will not comment"),
        (ENGLISH.replace("café", "cafe\u0301"), "not popular, people near the cafe"),
        (GERMAN, "Brücke über die Weser bis zum 30. Septem"),
        (FRENCH, "est pas menacé, selon l’État"),
    ),
    "other signs": (
        (ENGLISH, "No one was hurt? He called it"),
        (ENGLISH, "told the Easthaven Courier; Profits fell by"),
        (ENGLISH, "people near the cafe said. A second vote"),
        (ENGLISH, "Calloway 52 denied that the closure was planned"),
        (SPANISH, "Bastará el agua para todo el verano."),
        (GERMAN, "Es gebe keine Gefahr fur die Strasse"),
    ),
    "invention": (
        (ENGLISH, "Residents burned effigies outside parliament yesterday"),
        (ENGLISH, "Calloway resigned in tears after the vote failed"),
        (GERMAN, "Die Polizei nahm drei Verdächtige am Flughafen fest"),
        (FRENCH, "Le président a promis une aide d’urgence aux familles"),
        (SPANISH, "La policía detuvo a cuatro manifestantes en la plaza"),
        (JAPANESE, "首相は来月の訪米を正式に取りやめた"),
    ),
}
