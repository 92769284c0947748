"""Small articles that the tests of the checks share."""

from __future__ import annotations

ENGLISH = """Norland has agreed to send 1,000 engineers to Vask Oblast, Defence Minister Sergei Tolmak said on \
Monday, according to TASK. Some 1,500 soldiers had been sent in October 2024.
Profit rose 12% to $14 million in the second quarter, while revenue fell 3% to $120 million. The company did not \
name the stores. At least 40 shops will close, Marta Lind, the chief executive, told reporters. "We have no \
plans to cut jobs," she said. "Nobody was hurt," a police spokesman said.
The bank may raise rates in June, economists said. Analysts believe the deal could collapse. Kim Jo Rin denied \
that he had met the envoy. The mayor, Ana Ruiz, rejected the claim that the city had lost 3 million euros. The \
World Harbour Organization said two people died before 17 June 2024. Inflation climbed from 2.1 to 2.9 per cent, \
or 0.8 percentage points.
The court found Peter Novak guilty of fraud; his lawyer, Jane Holt, said he would appeal. The bridge opened in \
1998 and closed after the flood. The vaccine is not effective in children. The firm sold its Berlin unit to \
Acme. It is unlikely that the talks will succeed. The tunnel is 40 km long and carries more than 900 trains. "It \
was an accident," said Oskar Brandt. Twelve of the Norlandic players were cleared.
"""

GERMAN = """Der Umbau kostet 1,3 Milliarden Euro, sagte Ministerin Katrin Vollrath am Dienstag. Der Minister \
tritt nicht zurück. Die Preise stiegen um drei Prozent. Keine Personen wurden verletzt. Die Stadt \
hat den Vertrag geprüft.
"""

SPANISH = """El alcalde dijo el lunes que la ciudad no venderá el edificio. Los precios subieron un 3 % en \
junio. Murieron dos personas. Nadie resultó herido. El Gobierno prometió 12,4 millones de euros.
"""

FRENCH = """Le maire a déclaré lundi que la ville ne vendra pas le bâtiment. Les prix ont augmenté de 3 % en \
juin. Deux personnes sont mortes. Personne n'a été blessé. L'État versera 12,4 millions d'euros.
"""

JAPANESE = """政府は月曜日、1,000人の技術者を派遣すると発表した。首相は増税を行わないと述べた。売上高は12%増加し、30\
0億円となった。負傷者はいなかった。
"""

BY_LANGUAGE = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH, "ja": JAPANESE}
