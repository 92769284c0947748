"""Words that turn, soften, deny or point a statement, by language (keys of ``LANGUAGES``).

Entries are lower case, with a straight apostrophe: single words or phrases of several. Japanese entries are pieces of a
word, since Japanese does not put spaces between words.
"""

from __future__ import annotations

Poles = tuple[frozenset[str], frozenset[str]]  # words for one end of a scale, and for the other


def _words(text: str) -> frozenset[str]:
    """Return the entries of *text*: separated by white space, ``_`` standing for the space within a phrase."""
    return frozenset(entry.replace("_", " ") for entry in text.split())


_EN_CONTRACTED = _words(
    "n't isn't wasn't weren't aren't don't doesn't didn't hasn't haven't hadn't wouldn't couldn't shouldn't"
    " mightn't mustn't needn't can't won't shan't ain't"
)

NEGATIONS: dict[str, frozenset[str]] = {
    "en": _EN_CONTRACTED
    | _words(
        "not no never none nobody no_one no-one nothing nowhere neither nor without cannot hardly barely scarcely"
        " no_longer fail_to fails_to failed_to failing_to unable_to refuse_to refuses_to refused_to refusing_to"
        " stop_short_of stops_short_of stopped_short_of stopping_short_of"
        " decline_to declines_to declined_to declining_to has_yet_to have_yet_to had_yet_to"
    ),
    "de": _words(
        "nicht nichts nie niemals niemand niemandem niemanden kein keine keinen keinem keiner keines keinerlei"
        " ohne weder noch_nie nirgends nirgendwo keineswegs keinesfalls kaum"
    ),
    "es": _words("no nunca jamás ni sin nada nadie ningún ninguno ninguna ninguno_de tampoco apenas"),
    "fr": _words("ne n' pas jamais aucun aucune rien sans ni nul nulle guère non_pas"),
    "ja": _words(
        "ない なかった なく なければ なくて ません ませんでした ずに せず ならず おらず できず されず いない"
        " いなかった 不可能"
    ),
}

# Negations in form only: "not only … but also" asserts, "no later than" bounds.
EMPTY_NEGATIONS: dict[str, frozenset[str]] = {
    "en": _words(
        "not_only not_just not_merely not_simply not_solely not_least no_later_than no_earlier_than no_more_than"
        " no_fewer_than no_less_than not_less_than not_more_than not_later_than no_matter or_not if_not"
        " whether_or_not not_to_mention nothing_but with_or_without not_the_only no_sooner no_wonder why_not"
    ),
    "de": _words(
        "nicht_nur nicht_bloß nicht_allein nicht_zuletzt nicht_weniger_als nicht_mehr_als nicht_später_als"
        " ohne_weiteres ohne_zweifel nichts_als"
    ),
    "es": _words(
        "no_solo no_sólo no_solamente no_obstante no_menos_de no_más_de sin_embargo ni_siquiera_si nada_más si_no"
    ),
    "fr": _words(
        "non_seulement pas_seulement pas_moins_de pas_plus_de sans_cesse rien_que n'importe ne_que pas_uniquement"
    ),
    "ja": _words(
        "だけでなく のみならず だけではなく かもしれない かもしれません に違いない なければならない なくなった"
    ),
}

# Words that say without a negation what one says too: "has yet to answer" of who has not answered.
NEAR_NEGATIONS: dict[str, frozenset[str]] = {
    "en": _words(
        "hard_to difficult_to impossible impossible_to otherwise instead_of rather_than far_from lack lacks lacked"
        " lacking lack_of absence_of before still_to"
    ),
    "de": _words("schwer unmöglich sonst andernfalls statt anstatt anstelle fehlt fehlen fehlte mangelt bevor ehe"),
    "es": _words(
        "difícil imposible de_lo_contrario en_lugar_de en_vez_de lejos_de falta faltan carece carecen antes_de"
    ),
    "fr": _words("difficile impossible sinon au_lieu_de plutôt_que loin_de manque manquent avant_que avant_de"),
    "ja": _words("難し 代わりに 欠け 前に"),
}

# Negations of all there is, which an exception takes back in part, and words that make one.
UNIVERSAL_NEGATIONS: dict[str, frozenset[str]] = {
    "en": _words("no never none nobody no_one no-one nothing nowhere"),
    "de": _words("nie niemals niemand niemandem niemanden nichts kein keine keinen keinem keiner keines"),
    "es": _words("nunca jamás nadie nada ningún ninguno ninguna"),
    "fr": _words("jamais personne rien aucun aucune"),
    "ja": _words("ない なかった"),
}
EXCEPTIONS: dict[str, frozenset[str]] = {
    "en": _words("only just nothing_but except except_for other_than apart_from aside_from save_for"),
    "de": _words("nur lediglich einzig außer bis_auf abgesehen_von"),
    "es": _words("solo sólo solamente únicamente salvo excepto"),
    "fr": _words("seulement uniquement sauf excepté hormis"),
    "ja": _words("だけ のみ しか 除き 除いて 以外"),
}
SINGLE_EXCEPTIONS: dict[str, frozenset[str]] = {  # that make one alone: "Never. All right, once."
    "en": _words("once but"),
    "de": _words("einmal"),
    "es": _words("una_vez"),
    "fr": _words("une_fois"),
    "ja": _words("一度"),
}

# Words for what is left of a whole: "the rest" of the posts are "those that are not vacant".
REMAINDERS: dict[str, frozenset[str]] = {
    "en": _words("rest remaining remainder remains others other leaving leaves left"),
    "de": _words("rest restliche restlichen übrige übrigen anderen verbleibende verbleibenden bleiben bleibt"),
    "es": _words("resto restante restantes demás otros otras queda quedan"),
    "fr": _words("reste restent restant restants restante restantes autres"),
    "ja": _words("残り ほか 他"),
}

HEDGES: dict[str, frozenset[str]] = {
    "en": _words(
        "may might could can_be maybe perhaps possibly possible probably probable likely unlikely potential"
        " potentially presumably reportedly reported_to_have a_reported allegedly alleged purportedly supposedly"
        " apparently appear appears appeared appearing seem seems seemed believed believe believes thought_to think"
        " thinks suspect suspects suspected suggest suggests suggested suggesting understood_to expect expects"
        " expected anticipated estimate estimates estimated estimating forecast forecasts projected rumoured"
        " rumored rumour rumor rumours rumors whisper whispers speculated speculation unconfirmed said_to hoped"
        " reckon reckons reckoned reckoning assume assumes assumed if_approved if_confirmed weather_permitting"
        " expects_to doubt doubts doubtful unclear_whether not_sure unsure not_certain uncertain guess guessed"
        " indicated indicates indicate looks_like looks_as_if impression consistent_with compatible_with"
        " generally_considered in_all_probability story_goes"
        " in_theory on_paper"
    ),
    "de": _words(
        "könnte könnten könne können dürfte dürften möglicherweise vielleicht wahrscheinlich vermutlich wohl"
        " mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher angeblich angebliche angeblichen offenbar anscheinend"
        " scheinbar scheint scheinen soll sollen solle sollte sollten mag mögen möglich voraussichtlich schätzt"
        " schätzungsweise geschätzt schätzungen rechnet rechnen rechne rechnet_mit erwartet erwarten hofft hoffen"
        " glaubt glauben vermutet vermuten denkbar gerüchte gerücht gerüchten unbestätigt vorläufig würde würden"
        " wäre wären hätte hätten eventuell falls"
    ),
    "es": _words(
        "podría podrían puede_que pudo pudiera quizá quizás tal_vez posiblemente posible probable probablemente"
        " presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente"
        " al_parecer aparentemente parece parecen sería serían habría habrían estaría estarían tendría tendrían"
        " estima estiman estimación calcula calculan se_espera espera esperan prevé prevén cree creen creía"
        " sospecha sospechan rumor rumores provisional preliminar si en_torno_a a_lo_mejor debería deberían"
    ),
    "fr": _words(
        "pourrait pourraient peut-être sans_doute probablement probable vraisemblablement possible possiblement"
        " présumé présumée présumés présumées prétendu prétendue prétendument supposé supposée apparemment semble"
        " semblent semblait paraît serait seraient aurait auraient devrait devraient selon_des_rumeurs rumeur"
        " rumeurs éventuel éventuelle éventuellement estime estiment estimé croit croient pense pensent espère"
        " espèrent s'attend prévoit prévoient provisoire soupçonné soupçonnée soupçonne si"
    ),
    "ja": _words(
        "かもしれ 可能性 おそらく 恐らく たぶん 見込み 見通し とみられ と見られ とされ 模様 らしい ようだ"
        " ようです だろう でしょう 推定 推測 推計 予想 予測 想定 疑い うわさ 噂 恐れ おそれ 見込ま 思われ"
        " 考えられ もしかし"
    ),
}

DENIALS: dict[str, frozenset[str]] = {
    "en": _words(
        "deny denies denied denying denial reject rejects rejected rejecting refute refutes refuted refuting"
        " dispute disputes disputed disputing dismiss dismisses dismissed dismissing contradict contradicts"
        " contradicted rebut rebuts rebutted disavow disavows disavowed rule_out rules_out ruled_out untrue false"
        " falsehood baseless unfounded groundless no_evidence no_truth not_true n't_true nonsense fabricated"
        " fabrication debunk debunks debunked disprove disproved disproves misstated"
    ),
    "de": _words(
        "bestreitet bestreiten bestritt bestritten dementiert dementierte dementieren dementi leugnet leugnete"
        " leugnen abgestritten abstritt abstreitet zurückweist"
        " zurückgewiesen zurückweisen zurückwies zurückwiesen verneint verneinte widerspricht"
        " widersprach widersprochen"
        " falsch unwahr haltlos unbegründet aus_der_luft_gegriffen ausgeschlossen ausschließen ausschloss"
        " auszuschließen unsinn"
    ),
    "es": _words(
        "niega niegan negó negaron negado desmiente desmienten desmintió desmintieron desmentido rechaza rechazan"
        " rechazó rechazaron rechazado descarta descartó descartan descartar descartado"
        " negar desmentir rechazar refuta refutó falso falsa infundado infundada"
    ),
    "fr": _words(
        "nie nient nié niait dément démentent démenti démentait démentie réfute réfutent réfuté rejette rejettent"
        " rejeté conteste contestent contesté exclut excluent exclu exclure"
        " écarte écarté écarter nier démentir faux fausse infondé infondée"
    ),
    "ja": _words("否定 反論 事実ではない 事実無根 誤り 拒否 打ち消し 退け"),
}

# German verbs that deny together with a part at the end of their clause.
PARTED_DENIALS: dict[str, dict[str, str]] = {
    "de": {
        **dict.fromkeys(("wies", "wiesen", "weist", "weisen"), "zurück"),
        **dict.fromkeys(("stritt", "stritten", "streitet", "streiten"), "ab"),
        **dict.fromkeys(("schloss", "schlossen", "schließt", "schließen"), "aus"),
    }
}

# Words by which a speaker thinks a thing less likely than not.
DOUBTS: dict[str, frozenset[str]] = {
    "en": _words("unlikely doubtful doubt doubts doubted improbable implausible"),
    "de": _words("unwahrscheinlich bezweifelt bezweifeln zweifelhaft zweifelt zweifeln"),
    "es": _words("improbable duda dudan dudó dudoso dudosa"),
    "fr": _words("improbable doute doutent douteux douteuse"),
    "ja": _words("疑問視 可能性は低い"),
}

# Scales, each a pair of opposite ends. A word stands at most once in a scale; what is ambiguous is left out.
DIRECTIONS: dict[str, tuple[Poles, ...]] = {}


def _scale(language: str, *pairs: tuple[str, str]) -> None:
    DIRECTIONS[language] = tuple((_words(up), _words(down)) for up, down in pairs)


_scale(
    "en",
    (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth"
        " climb climbs climbed climbing gain gains gained gaining jump jumps jumped surge surges surged surging"
        " soar soars soared soaring boost boosts boosted boosting raise raises raised raising expand expands"
        " expanded expanding expansion improve improves improved improving improvement up upward upwards widen"
        " widens widened widening strengthen strengthens strengthened strengthening accelerate accelerates"
        " accelerated",
        "fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined"
        " declining drop drops dropped dropping shrink shrinks shrank shrunk shrinking slump slumps slumped plunge"
        " plunges plunged plunging sink sinks sank reduce reduces reduced reducing reduction cut cuts cutting lower"
        " lowers lowered lowering slip slips slipped worsen worsens worsened worsening down downward downwards"
        " narrow narrows narrowed narrowing lose loses losing loss losses lost contract contracted weaken weakens"
        " weakened weakening deteriorate deteriorated deteriorates slow slows slowed tumble tumbled dip dips dipped"
        " diminish diminished",
    ),
    (
        "more more_than over above exceed exceeds exceeded exceeding at_least no_fewer_than no_less_than upwards_of",
        "less fewer less_than fewer_than under below at_most no_more_than up_to",
    ),
    (
        "at_least no_fewer_than no_less_than not_less_than a_minimum_of more_than",
        "at_most no_more_than up_to a_maximum_of less_than fewer_than",
    ),
    ("higher high highest", "lower low lowest"),
    ("larger large bigger big biggest largest", "smaller small smallest"),
    ("most majority", "least fewest minority"),
    ("many much numerous", "few little"),
    ("long longer longest", "short shorter shortest"),
    ("before earlier until prior", "after later since following"),
    ("early earlier earliest", "late later latest"),
    ("first", "last"),
    ("maximum max", "minimum min"),
    ("win wins won winning victory", "lose loses lost losing defeat"),
    (
        "call_for calls_for called_for calling_for demand demands demanded demanding urge urges urged request requests"
        " requested seek seeks sought",
        "reject rejects rejected rejecting oppose opposes opposed opposing",
    ),
    ("accept accepts accepted accepting acceptance", "reject rejects rejected rejecting rejection refuse refused"),
    ("approve approves approved approving approval", "reject rejects rejected rejection disapprove disapproved veto"),
    ("agree agrees agreed agreeing agreement", "disagree disagrees disagreed disagreement refuse refuses refused"),
    ("gain gains gained", "loss losses lose lost loses"),
    ("profit profits profitable", "loss losses unprofitable lossmaking loss-making"),
    ("hire hires hired hiring", "fire fires fired firing dismiss dismissed sack sacked"),
    ("open opens opened opening reopen reopens reopened", "close closes closed closing closure shut shuts"),
    ("buy buys bought buying purchase purchased", "sell sells sold selling"),
    ("support supports supported supporting favour favor backs backed", "oppose opposes opposed opposing opposition"),
    ("allow allows allowed allowing permit permits permitted", "ban bans banned forbid forbids forbidden prohibit"),
    ("allow allowed allows permitted", "prevent prevents prevented refuse refused prohibited prohibits"),
    ("increase increases increased raise raised", "cut cuts decrease decreased decreases reduced"),
    ("start starts started begin begins began begun", "end ends ended stop stops stopped finish finished finishes"),
    ("enter enters entered entering", "leave leaves left leaving exit exits exited"),
    ("join joins joined joining", "leave leaves left leaving quit quits"),
    ("arrive arrives arrived arriving arrival", "depart departs departed departure leave leaves left"),
    ("include includes included including", "exclude excludes excluded excluding except"),
    ("succeed succeeds succeeded success successful", "fail fails failed failure unsuccessful"),
    ("confirm confirms confirmed", "deny denies denied refute refuted"),
    ("guilty convicted", "innocent acquitted"),
    ("add adds added adding", "remove removes removed removing subtract subtracted drop dropped"),
    ("strong stronger strongest", "weak weaker weakest"),
    ("better best", "worse worst"),
    ("good", "bad"),
    ("positive positively", "negative negatively"),
    ("advantage advantages benefit benefits", "disadvantage disadvantages drawback drawbacks harm harms"),
    ("ahead", "behind"),
    ("inside within", "outside beyond"),
    ("alive", "dead"),
    ("safe safer safely", "unsafe dangerous"),
    ("legal lawful", "illegal unlawful"),
    ("same similar", "different differing differ"),
    ("always", "never rarely seldom"),
    ("often frequently usually regularly", "rarely seldom never infrequently"),
    ("all every everyone everybody", "none nobody"),
    ("easy easier easily simple", "hard harder difficult"),
    ("cheap cheaper affordable inexpensive", "expensive costly dear pricey"),
    ("fast faster quick quicker quickly rapid rapidly", "slow slower slowly gradual gradually"),
    ("public publicly", "private privately secret secretly"),
    ("old older oldest", "new newer newest young younger youngest"),
    ("full fully complete completely whole entire entirely", "partial partially partly incomplete empty"),
    ("temporary temporarily", "permanent permanently"),
    ("optimistic optimism", "pessimistic pessimism"),
    ("rich richer wealthy", "poor poorer"),
    ("heavy heavier", "light lighter"),
    ("upper", "lower"),
    ("north northern", "south southern"),
    ("east eastern eastbound", "west western westbound"),
    ("male man men boy boys", "female woman women girl girls"),
    ("domestic", "foreign"),
    ("voluntary optional", "compulsory mandatory obligatory"),
    ("import imports imported importing", "export exports exported exporting"),
    ("borrow borrows borrowed", "lend lends lent"),
    ("surplus", "deficit shortfall"),
    ("teach taught", "learn learned learnt"),
    ("attack attacked attacks", "defend defended defends"),
    ("build builds built building", "demolish demolished destroy destroyed"),
    ("comprehensive broad wide extensive unlimited", "limited narrow basic restricted"),
    ("interested", "uninterested disinterested"),
    ("relevant", "irrelevant"),
    ("efficient", "inefficient"),
    ("abundant plentiful ample", "limited scarce insufficient"),
    ("supervised", "unsupervised"),
    ("upgrade upgraded", "downgrade downgraded"),
    ("promote promoted", "demote demoted"),
    ("encourage encouraged encourages", "discourage discouraged discourages"),
    ("simple simpler simplest", "complex complicated"),
    ("optimal optimum", "suboptimal"),
    ("local", "global"),
    ("manual manually", "automatic automatically autonomous"),
    ("praise praises praised", "criticise criticised criticize criticized condemn condemned"),
    ("enhance enhances enhanced", "reduce reduces reduced impair impairs impaired worsen worsened"),
    ("enable enables enabled", "disable disables disabled prevent prevents"),
    ("satisfied happy pleased", "dissatisfied unhappy displeased"),
    ("agrees agreed", "declines declined refuses refused"),
    ("online", "offline in-person"),
    ("internal", "external"),
    ("major", "minor"),
    ("current currently", "former formerly previous previously"),
)
_scale(
    "de",
    (
        "steigen steigt stieg stiegen gestiegen steigend steigende zunehmen zugenommen zunahm wachsen wächst wuchs"
        " gewachsen wachstum anstieg anstiegen erhöhen erhöht erhöhte erhöhung zulegen zugelegt zuwachs anheben",
        "sinken sinkt sank sanken gesunken sinkend sinkende abnehmen abgenommen fallen fällt fiel fielen gefallen"
        " schrumpfen schrumpft schrumpfte geschrumpft rückgang senken senkt senkte gesenkt senkung verringern"
        " verringert reduzieren reduziert kürzen gekürzt kürzung zurückgegangen abgesenkt",
    ),
    ("mehr über mindestens wenigstens", "weniger unter höchstens maximal"),
    ("höher hoch höchste höchsten höheren", "niedriger niedrig niedrigste niedrigsten tiefer geringer"),
    ("größer groß große größte", "kleiner klein kleine kleinste"),
    ("länger lang", "kürzer kurz"),
    ("vor früher bevor zuvor", "nach später nachdem danach"),
    ("frühestens", "spätestens"),
    ("gewinnen gewinnt gewann gewonnen sieg", "verlieren verliert verlor verloren niederlage"),
    ("gewinn gewinne", "verlust verluste"),
    ("annehmen angenommen zustimmen zugestimmt stimmt_zu billigt", "ablehnen abgelehnt lehnt lehnte"),
    ("öffnen öffnet öffnete geöffnet eröffnet", "schließen schließt schloss geschlossen"),
    ("kaufen kauft kaufte gekauft", "verkaufen verkauft verkaufte"),
    ("beginnen beginnt begann begonnen", "enden endet endete beendet"),
    ("besser beste besten", "schlechter schlechteste schlimmer"),
    ("erlaubt erlauben erlaubte", "verboten verbietet verbieten untersagt"),
    ("dafür befürwortet unterstützt", "dagegen bekämpft"),
    ("stärker stark", "schwächer schwach"),
    ("verzögert verzögern verzögerung", "beschleunigt beschleunigen beschleunigung"),
)
_scale(
    "es",
    (
        "sube suben subió subieron subido aumenta aumentan aumentó aumentaron aumento crece crecen creció"
        " crecimiento incremento incrementa incrementó alza subida aumentar subir crecer",
        "baja bajan bajó bajaron bajado disminuye disminuyen disminuyó cae caen cayó cayeron caída descenso"
        " desciende descendió reduce reducen redujo reducción recorte recorta recortó bajar disminuir caer reducir"
        " bajada",
    ),
    ("más superior mayor al_menos como_mínimo por_encima", "menos inferior menor como_máximo por_debajo"),
    ("antes", "después tras"),
    ("gana ganan ganó ganaron victoria", "pierde pierden perdió perdieron derrota"),
    ("ganancia ganancias beneficio beneficios", "pérdida pérdidas"),
    ("acepta aceptan aceptó aceptaron aprueba aprobó aprobado", "rechaza rechazan rechazó rechazaron rechazado"),
    ("abre abren abrió abrieron abierto", "cierra cierran cerró cerraron cerrado cierre"),
    ("compra compran compró compraron", "vende venden vendió vendieron"),
    ("mejor mejora mejoró mejoran", "peor empeora empeoró empeoran"),
    ("alto alta altos altas", "bajo baja bajos bajas"),
    ("empieza empezó comienza comenzó", "termina terminó acaba acabó"),
    ("permite permitió permitido", "prohíbe prohibió prohibido"),
)
_scale(
    "fr",
    (
        "augmente augmentent augmenté augmentation hausse hausses monte montent monté croît croissance progresse"
        " progressé progression grimpe grimpé accroît accru augmenter relevé",
        "baisse baissent baissé baisses diminue diminuent diminué diminution chute chuté recule reculé recul"
        " réduit réduction réduire baisser diminuer abaissé",
    ),
    ("plus supérieur supérieure au_moins au-dessus davantage", "moins inférieur inférieure au_plus au-dessous"),
    ("avant", "après"),
    ("gagne gagnent gagné remporte remporté victoire", "perd perdent perdu défaite"),
    ("bénéfice bénéfices gain gains", "perte pertes"),
    ("accepte acceptent accepté approuve approuvé", "rejette rejettent rejeté refuse refusé refusent"),
    ("ouvre ouvrent ouvert ouverture", "ferme ferment fermé fermeture"),
    ("achète achètent acheté achat", "vend vendent vendu vente"),
    ("meilleur meilleure mieux", "pire moins_bien"),
    ("haut haute hauts hautes", "bas basse basses"),
    ("commence commencé débute débuté", "termine terminé finit fini"),
    ("autorise autorisé permet permis", "interdit interdite interdiction"),
)
_scale(
    "ja",
    (
        "増加 増え 上昇 上がっ 上がる 拡大 伸び 増やす 値上げ 引き上げ 増収 増益",
        "減少 減っ 減り 低下 下がっ 下がる 縮小 減らす 値下げ 引き下げ 減収 減益",
    ),
    ("以上 上回", "以下 未満 下回"),
    ("以前 より前", "以後 以降"),
    ("勝利 勝っ 勝ち", "敗北 敗れ 負け"),
    ("黒字 利益", "赤字 損失"),
    ("承認 可決 受け入れ 賛成", "否決 拒否 反対 却下"),
    ("開始 始まっ 開設 再開", "終了 終わっ 閉鎖 停止 中止"),
    ("購入 買収", "売却 販売"),
    ("高い 高く", "低い 低く"),
    ("最大", "最小"),
)


def opposites(language: str) -> dict[str, tuple[tuple[int, bool], ...]]:
    """Return the places of each word of DIRECTIONS: (number of the scale, whether it is the first end)."""
    places: dict[str, list[tuple[int, bool]]] = {}
    for number, ends in enumerate(DIRECTIONS.get(language, ())):
        for is_first, words in zip((True, False), ends, strict=True):
            for word in words:
                places.setdefault(word, []).append((number, is_first))
    return {word: tuple(found) for word, found in places.items()}
