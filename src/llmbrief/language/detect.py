"""Tell the language of a text by its script, its function words, its letters and its endings.

Evidence is counted over small tables of function words, the method that Grefenstette ("Comparing two language
identification schemes", JADT 1995) found good for all but the shortest texts; for those, the look of a word counts too.
A word that many languages have says little for each. Figures and limits: docs/decisions/language-detection.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain

from llmbrief.language.words import STOPWORDS, word_table

UNDETERMINED = "und"  # ISO 639-2's code for a text whose language is not known

# ISO 639-1, all of it: what a caller may name.
CODES = word_table(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """
)

_SLICE = 4_000  # code points
_SLICES = 8  # of a longer text, spread over it


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language most of *text* is in, or ``"und"``.

    Known: en, de, es, fr, their Latin-script neighbours, ja, zh, ko, and the languages of a script of their own.
    At most 32,000 code points are read, spread over the text. The same text always gives the same answer.
    """
    sample = _sample(text)
    for script in _scripts_by_share(sample):
        if (language := _READERS[script](sample)) != UNDETERMINED:
            return language
    return UNDETERMINED


def _sample(text: str) -> str:
    if len(text) > _SLICE * _SLICES:
        step = (len(text) - _SLICE) // (_SLICES - 1)
        text = "\n".join(text[i * step : i * step + _SLICE] for i in range(_SLICES))
    return unicodedata.normalize("NFC", text)


# Scripts. A syllable of hangul says about as much as two letters, a kanji or kana as three.

_SCRIPTS: dict[str, tuple[str, int]] = {
    "latin": ("A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", 1),
    "cyrillic": ("\u0400-\u052f", 1),
    "greek": ("\u0370-\u03ff\u1f00-\u1fff", 1),
    "arabic": ("\u0620-\u064a\u066e-\u06d3", 1),
    "hebrew": ("\u05d0-\u05ea", 1),
    "armenian": ("\u0531-\u0587", 1),
    "georgian": ("\u10a0-\u10ff", 1),
    "devanagari": ("\u0900-\u0963\u0971-\u097f", 1),
    "bengali": ("\u0980-\u09e5\u09f0-\u09ff", 1),
    "tamil": ("\u0b80-\u0be5", 1),
    "thai": ("\u0e00-\u0e3a\u0e40-\u0e4e", 1),
    "hangul": ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3", 2),
    "east_asian": ("\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f", 3),
}


@cache
def _characters(ranges: str) -> re.Pattern[str]:
    return re.compile(f"[{ranges}]")


def _count(ranges: str, text: str) -> int:
    return len(_characters(ranges).findall(text))


def _scripts_by_share(text: str) -> list[str]:
    if _is_plain(text):
        written = any(char.isascii() and char.isalpha() for char in text) or _count(_SCRIPTS["latin"][0], text)
        return ["latin"] if written else []
    shares = {script: _count(ranges, text) * weight for script, (ranges, weight) in _SCRIPTS.items()}
    return sorted((script for script in shares if shares[script]), key=lambda script: -shares[script])


def _is_plain(text: str) -> bool:
    """Whether *text* has nothing but letters of the Latin blocks below U+0370 and general punctuation."""
    return all(char < "\u0370" or "\u2000" <= char < "\u3000" for char in set(text))


def _east_asian(text: str) -> str:
    kana = _count("\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f", text)
    han = "".join(_characters("\u4e00-\u9fff").findall(text))
    if kana >= _KANA_SHARE * (kana + len(han)):
        return "ja"
    japanese = _outside(han, "shift_jis")
    chinese = min(_outside(han, "gb2312"), _outside(han, "big5"))
    return "ja" if japanese < chinese or (japanese == chinese and kana) else "zh"


_KANA_SHARE = 0.4  # prose has about half; with less, it is a headline, or Chinese that quotes Japanese


def _outside(han: str, charset: str) -> int:
    """Count the characters that a national character set leaves out, JIS X 0208 (in Shift JIS), GB 2312 or Big5.

    Where kana is scarce the forms of the characters tell: the sets hold those of Japan, the mainland and Taiwan.
    """
    return len(han) - len(han.encode(charset, errors="ignore")) // 2


def _cyrillic(text: str) -> str:
    text = text.lower()
    for language, letters in _CYRILLIC_ONLY:
        if _count(letters, text) * 100 >= _count("\u0430-\u045f\u0491", text):
            return language
    return "ru"


_CYRILLIC_ONLY = (  # the first whose letters make one in a hundred
    ("mk", "ѓќѕ"),
    ("sr", "јљњћђџ"),
    ("be", "ў"),
    ("uk", "іїєґ"),
    ("ru", "ыэё"),
    ("bg", "ъ"),
)


def _arabic(text: str) -> str:
    if _count("ٹڈڑےں", text) * 100 >= _count(_SCRIPTS["arabic"][0], text):
        return "ur"
    return "fa" if _count("پچژگکی", text) * 30 >= _count(_SCRIPTS["arabic"][0], text) else "ar"


# Latin script: neighbours of the four languages that words.py has tables for.

_NEIGHBOURS: dict[str, str] = {
    "pt": """
        a o os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com sem
        sobre entre até desde e ou mas que se não mais muito também já ainda só como quando onde porque é são foi
        foram ser está estão era tem têm há ter seu sua seus suas ele ela eles elas isso isto este esta esse essa
        nesta neste disse segundo após contra depois
        """,
    "gl": """
        o a os as un unha unhas uns de do da dos das en no na nos nas ao á aos ás por polo pola polos polas para con
        sen sobre entre ata desde e ou mais que se non máis moi tamén xa aínda só como cando onde porque é son foi
        foron ser está están ten hai seu súa seus súas el ela eles dunha nunha dun nun isto este esta dixo segundo
        despois coa co
        """,
    "it": """
        il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai
        dalle in nel nello nella nei nelle su sul sulla sui sulle con per tra fra e ed o ma che chi se non più anche
        già ancora solo come quando dove perché è sono era erano essere stato stata ha hanno aveva si ci suo sua suoi
        loro questo questa dopo contro secondo senza ogni tutti
        """,
    "ca": """
        el la els les un una uns unes de del dels a al als en amb per pel pels sense sobre entre fins des i o però
        que qui no més també ja encara només com quan on perquè és són era van va ser estar està han ha hi ho es seu
        seva seus aquest aquesta aquests això segons després contra tots molt
        """,
    "ro": """
        un o unei unui al a ai ale de din în la cu pe pentru prin fără despre între până după și sau dar că care ce
        cine nu mai foarte doar ca când unde este sunt era au fost fi am are sa său sale lor lui îi se să va vor ar
        acest această acestea iar cel cea cei
        """,
    "nl": """
        de het een en van in op te ten ter dat die deze dit is was zijn waren wordt worden werd werden heeft hebben
        had niet geen ook nog al maar of als dan om voor met door bij naar aan uit over tot onder tegen tussen na
        zonder sinds ze zij hij we wij ik je er hun haar zich wat wie waar hoe zo meer veel volgens kan kunnen moet
        zou zal
        """,
    "af": """
        die n en van in op te wat dat is was het nie ook nog maar of as dan om vir met deur by na aan uit oor tot
        hulle hy sy ons ek jy sal kan moet word geen hierdie daar waar hoe volgens
        """,
    "sv": """
        och att det som en ett den de i på av för med till från är var har hade inte om men eller så när vid efter
        under över mellan utan mot kan ska skulle vill blir blev varit sig sin sitt sina han hon vi ni jag man också
        bara mer än enligt där här nu alla denna detta eftersom ingen någon något blivit
        """,
    "da": """
        og at det som en et den de i på af for med til fra er var har havde ikke om men eller så når ved efter under
        over mellem uden mod kan skal skulle vil bliver blev været sig sin sit sine han hun vi jeg man også kun mere
        end ifølge hvor her nu alle denne dette hvad hvis blevet fordi ingen nogen noget
        """,
    "no": """
        og at det som en et ei den de i på av for med til fra er var har hadde ikke om men eller så når ved etter
        under over mellom uten mot kan skal skulle vil blir ble vært seg sin sitt sine han hun vi jeg man også bare
        mer enn ifølge hvor her nå alle denne dette hva hvis blitt fordi ingen noen noe
        """,
    "pl": """
        i w we z ze na do od o po za przez przy dla bez pod nad przed oraz lub ale że który która które którzy nie się
        jest są był była było były być będzie ma mają to ten ta te tego tej tym jak gdy gdzie już jeszcze tylko także
        też bardzo więcej co kto jego jej ich
        """,
    "cs": """
        a v ve z ze na do od o po za přes při pro bez pod nad před nebo ale že který která které kteří ne se si je
        jsou byl byla bylo byli být bude má mají to ten ta tato této tím jak když kde už ještě jen také velmi více co
        kdo jeho její jejich podle k s
        """,
    "sk": """
        a v vo z zo na do od o po za cez pri pre bez pod nad pred alebo ale že ktorý ktorá ktoré ktorí nie sa si je sú
        bol bola bolo boli byť bude má majú to ten tá táto tejto tým ako keď kde už ešte len aj veľmi viac čo kto jeho
        jej ich podľa k s
        """,
    "hr": """
        i u na za od do s sa o po iz kod pri bez nad pod pred kroz ili ali da koji koja koje što tko nije ne se je su
        bio bila bilo biti će ima imaju to taj ta ovaj ova kao kad gdje već još samo također vrlo više njegov njihov
        prema nakon
        """,
    "sl": """
        in v na za od do z s o po iz pri brez nad pod pred ali pa da ki kar kdo ni ne se je so bil bila bilo biti bo
        ima imajo to ta ti kot ko kjer že še samo tudi zelo več njegov njihov med
        """,
    "hu": """
        a az és egy hogy nem is volt van meg de ha már csak még mint vagy ki mi ez azt ezt lesz lehet kell szerint
        után között alatt által majd pedig miatt ami aki amely illetve több nagyon így sem
        """,
    "fi": """
        ja on ei oli ovat että se hän he ne ole olla ollut myös mutta kun kuin joka jotka jos tai sekä vain vielä jo
        niin mukaan jälkeen ennen kanssa tämä tämän sen hänen heidän voi noin mitä
        """,
    "et": """
        ja on ei oli et see ta nad ka aga kui kes mis või ning vaid veel juba nii pärast enne koos selle tema nende
        ole olla olid võib oma kuid
        """,
    "tr": """
        ve bir bu da de ile için ne o olarak olan daha çok en gibi kadar sonra göre ise ama var yok değil her ki şu
        kendi tarafından oldu olduğu dedi etti üzerinde
        """,
    "id": """
        dan yang di ke dari untuk dengan pada ini itu adalah tidak akan telah sudah dalam oleh sebagai juga atau
        karena ada mereka kami kita dia saya bisa dapat lebih tersebut para seorang bahwa setelah menurut
        """,
    "vi": """
        và của là các có cho không được trong một với người những đã này đến từ khi để cũng về ra tại theo như trên sẽ
        vào nhưng năm sau bị do
        """,
    "sq": """
        e të në dhe për me nga një është që i së si nuk do ka kanë më po ky kjo ishte janë
        """,
    "sw": """
        na ya wa kwa ni katika za la cha kuwa hii huo huyo lakini pia hiyo baada kama watu
        """,
    "lt": """
        ir yra kad su į iš ne tai už nuo bet ar kaip buvo jis ji per apie po dar tik prie bus jau
        """,
    "lv": """
        un ir ka ar no uz par tas bet kas nav pie kā bija viņš pēc lai vai arī tika šo
        """,
}

# What an elided word leaves before its apostrophe.
_ELIDED = {
    "fr": "c' d' j' l' m' n' qu' s' t'",
    "ca": "d' l' m' n' s'",
    "it": "all' c' d' dall' dell' l' nell' sull' un'",
}

# Endings, beginnings and letters, for headlines, which have few function words. Patterns of whole words.
_SHAPES: dict[str, str] = {
    "en": r"\w+(?:ing|tion|ness|ment|ship|ould|ough|ight|ly|ed|ers|ies|ous|ful|less|able|ts|ck|cks|th)"
    r"|(?:wh|th|sh|kn)\w+|\w*(?:ea|ow)\w*",
    "de": r"\w+(?:ung|ungen|heit|keit|schaft|lich|liche|lichen|isch|ische|ischen|icht|tät|en|ern|ert|tz|chen)"
    r"|(?:ge|ver|be|ent|sch|zw|pf)\w{3,}|\w*(?:sch|ß|ä|ü|ö)\w*",
    "es": r"\w+(?:ción|ciones|sión|dad|dades|miento|mente|ía|ías|ado|ados|ada|adas|ero|eros|era|eras|illo|ó|aron)"
    r"|\w+(?:ieron|ará|arán|irá|irán|ito)|\w*(?:ñ|rr|ue)\w*|ll\w+",
    "fr": r"\w+(?:tion|tions|ment|eur|eurs|euse|eux|ique|iques|ité|ités|aux|eau|eaux|age|ages|ée|ées|és|é|ère)"
    r"|\w+(?:ent|ois|elle)|\w*(?:ç|œ|è|ê|où|eau|oi|ou)\w*",
    "pt": r"\w+(?:ção|ções|ão|ões|dade|mento|mente|agem|ado|ados|ada|adas|eiro|eira|eiros|ou|aram|eram)"
    r"|\w*(?:[ãõçâêô]|lh|nh)\w*",
    "it": r"\w+(?:zione|zioni|ità|mento|mente|aggio|etti|ella|elli|ato|ati|ata|ate|uto|ano|ono)"
    r"|\w*(?:gli|zz|cch|gg|tt|sci)\w*",
    "ca": r"\w+(?:ció|cions|itat|ment|atge|ats|eix)|\w*(?:l·l|ny|tz|ç|ò|à)\w*",
    "gl": r"\w+(?:ción|cións|dade|eiro|eira)",
    "ro": r"\w+(?:ului|ilor|elor|ție|ții|ea|ul)|\w*[șțşţăâî]\w*",
    "nl": r"\w+(?:heid|ing|lijk|lijke|eren|schap|aar|en)|(?:ge|ont|ver)\w{3,}"
    r"|\w*(?:ij|aa|uu|oe|oo|ee|sch)\w*",
    "sv": r"\w+(?:ning|het|lig|ade|arna|erna|orna|ar|ing)|\w*[åäö]\w*",
    "da": r"\w+(?:ning|hed|lig|ede|erne|ing)|\w*[åæø]\w*",
    "no": r"\w+(?:ning|het|lig|ene|ing|sjon)|\w*[åæø]\w*",
    "pl": r"\w+(?:ych|ego|ów|ość|anie|enie|owy|ski|ska)|\w*(?:[ąęłńśźż]|cz|sz|rz)\w*",
    "cs": r"\w+(?:ých|ého|ost|ání|ení|ový|ský)|\w*[ěřůčžýš]\w*",
    "sk": r"\w+(?:ých|ého|osť|anie|enie|ový|ský)|\w*[ľĺŕôäčžýš]\w*",
    "hr": r"\w+(?:nje|ost|ski|ska|ovi)|\w*[ćđčžš]\w*",
    "sl": r"\w+(?:nje|ost|ski|ska)|\w*[čžš]\w*",
    "hu": r"\w+(?:ság|ség|ban|ben|nak|nek|ról|ből)|\w*(?:[őű]|sz|gy)\w*",
    "fi": r"\w+(?:ssa|ssä|sta|stä|nen|inen|lla|llä|tta|ksi|een|aan)|\w*(?:ää|yy|ii|uu|kk)\w*",
    "et": r"\w+(?:mine|tus|dus|sse)|\w*(?:õ|ää|üü|ii|uu)\w*",
    "tr": r"\w+(?:lar|ler|ları|leri|dan|den|nın|nin|yor|dı|di)|\w*[ığş]\w*",
    "id": r"(?:meng|mem|men|ber|ter|pem|pen)\w{3,}|\w+(?:kan|nya|an)",
    "vi": r"\w*[ăđơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỵ]\w*",
    "lt": r"\w*[ąčęėįšųūž]\w*",
    "lv": r"\w*[āčēģīķļņšūž]\w*",
    "sq": r"\w*ë\w*",
}

_LATIN_WORD = re.compile(r"[^\W\d_]+'?")
_SHAPE_WEIGHT = 0.4  # of a word that only looks like a language, against a function word that no other language has
_SHAPED_WORDS = 80  # different words; function words alone decide a longer text
_LEAST = 0.05  # points for each word of the text: less is no evidence for any language of the tables


def _latin(text: str) -> str:
    found = Counter(_LATIN_WORD.findall(text.lower().replace("’", "'")))
    points: Counter[str] = Counter()
    looks = _shapes(found) if len(found) <= _SHAPED_WORDS else ()
    for language, weight in chain(_function_words(found), looks):
        points[language] += weight  # type: ignore[assignment]  # Counter adds floats, though typeshed says int
    best = max(points, key=lambda language: points[language], default=UNDETERMINED)
    return best if points and points[best] >= _LEAST * found.total() else UNDETERMINED


def _function_words(found: Counter[str]) -> Iterator[tuple[str, float]]:
    """Yield a language and what a word says for it: the less, the more languages have the word."""
    for word, times in found.items():
        languages = _languages_of().get(word) or _languages_of().get(word.rstrip("'"), ())
        for language in languages:
            yield language, times / len(languages) ** 0.5


def _shapes(found: Counter[str]) -> Iterator[tuple[str, float]]:
    """Yield a language and what the look of a word says for it, where the word is no function word."""
    for word in found:
        if word in _languages_of():
            continue
        languages = [language for language, shape in _shape_patterns().items() if shape.fullmatch(word)]
        for language in languages:
            yield language, _SHAPE_WEIGHT / len(languages)


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """Return for each function word the languages that have it."""
    tables = {language: STOPWORDS[language] for language in ("en", "de", "es", "fr")}
    tables |= {language: word_table(text) for language, text in _NEIGHBOURS.items()}
    for language, elided in _ELIDED.items():
        tables[language] |= word_table(elided)
    languages: dict[str, tuple[str, ...]] = {}
    for language, table in tables.items():
        for word in sorted(table):
            languages[word] = (*languages.get(word, ()), language)
    return languages


@cache
def _shape_patterns() -> Mapping[str, re.Pattern[str]]:
    return {language: re.compile(shape) for language, shape in _SHAPES.items()}


_READERS: dict[str, Callable[[str], str]] = {
    "latin": _latin,
    "cyrillic": _cyrillic,
    "east_asian": _east_asian,
    "arabic": _arabic,
    "hangul": lambda text: "ko",
    "greek": lambda text: "el",
    "hebrew": lambda text: "he",
    "armenian": lambda text: "hy",
    "georgian": lambda text: "ka",
    "devanagari": lambda text: "hi",
    "bengali": lambda text: "bn",
    "tamil": lambda text: "ta",
    "thai": lambda text: "th",
}
