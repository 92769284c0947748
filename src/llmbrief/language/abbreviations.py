"""Words that a full stop belongs to, lower case and without their last stop, for news text in five languages."""

from __future__ import annotations

from llmbrief.language.words import word_table

# A sentence does not end with them: titles, and what needs a word after it.
NEVER_LAST = word_table(
    """
    mr mrs ms messrs mx rt dr prof st ste sr sra srta rev hon pres gen col lt sgt cpl capt cmdr maj adm sen rep gov
    supt insp fr hr m mm mme mmes mlle mgr mt vs viz e.g eg i.e ie cf ca approx resp incl excl esp
    dipl ing dipl.-ing bzw evtl ggf sog vgl z.b d.h u.a i.d.r z.t i.v.m zzgl inkl exkl geb gest engl franz hl
    dra dña d.a ud uds gral lic excmo excma ilmo fdo avda p.ej ee av éd env p.ex
    """
)

# No end before a number: volumes, pages, paragraphs, months.
OF_NUMBERS = word_table(
    """
    no nos nr nrn núm num n.º art arts p pp pg pág págs s abs abb kap vol vols fig figs ch chap sec sect ed op cit
    bd tel ext al eq eqs
    jan feb apr jun jul aug sept sep oct nov dec jän okt dez ene abr ago dic janv févr avr juil déc
    """
)

# What stands within a sentence or at its end: it is the end where a word follows that begins sentences.
SOMETIMES_LAST = word_table(
    """
    inc ltd co corp llc plc bros jr esq etc al ff usw u.a.m u.ä o.ä ft ave blvd rd dept univ assn est
    mio mrd tsd std sek str jh jhd bsp mons hno uu ee.uu a.c d.c j.-c
    mon tue tues thu thurs fri calif fla ariz colo conn ill mich minn okla tenn wis pa va
    """
)

# A single letter after them is no initial: vitamin C, Gruppe B.
BEFORE_LETTERS = word_table(
    """
    vitamin hepatitis influenza plan grade group class type category phase section part point appendix exhibit
    option level block team hall gate wing terminal line zone gruppe klasse typ kategorie
    halle abschnitt anhang punkt vitamina grupo clase tipo categoría punto anexo vitamine hépatite groupe classe
    catégorie annexe
    """
)

OF_TIMES = word_table("a.m p.m")
AFTER_TIMES = word_table(
    """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    pacific eastern central mountain local
    gmt utc bst cet cest et est edt ct cst cdt mt mst mdt pt pst pdt ist jst
    """
)

# German ordinals: 3. Mai, 19. Jahrhundert; der 2. Senat.
AFTER_ORDINALS = word_table(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert jahrhunderts jahrhunderte jahrtausend jahrtausends weltkrieg weltkriegs geburtstag todestag jahrestag
    bundesliga liga spieltag runde halbzeit minute platz rang klasse stock etage mal auflage amtszeit
    """
)
BEFORE_ORDINALS = word_table(
    """
    der die das dem den des am im vom zum zur beim ein eine einen einem einer eines ihr ihre ihren ihrem ihrer
    sein seine seinen seinem seiner jeder jede jedes jeden jedem
    """
)
