"""Readings made by hand, for tests of what a family sees. Every word is invented."""

from __future__ import annotations

from dataclasses import replace

from portal.wording.reading import Changed, Contact, Entry, Fact, Hard, Mark, Reading, Section, Text

# One plain sentence about school and home, in each language that families read; a hard word stands in it.
SENTENCES = {
    "en": "The core group wants Robin to be at school every day.",
    "cy": "Mae'r grŵp craidd am i Robin fod yn yr ysgol bob dydd.",
    "pl": "Grupa podstawowa chce, żeby Robin był w szkole każdego dnia.",
    "ro": "Grupul de bază dorește ca Robin să fie la școală în fiecare zi.",
    "ur": "بنیادی گروپ چاہتا ہے کہ رابن ہر روز اسکول میں ہو۔",
    "ar": "تريد المجموعة الأساسية أن يكون روبن في المدرسة كل يوم.",
    "bn": "মূল দল চায় রবিন প্রতিদিন স্কুলে থাকুক।",
    "pa": "ਮੁੱਖ ਸਮੂਹ ਚਾਹੁੰਦਾ ਹੈ ਕਿ ਰੌਬਿਨ ਹਰ ਰੋਜ਼ ਸਕੂਲ ਵਿੱਚ ਹੋਵੇ।",
    "pt": "O grupo principal quer que o Robin esteja na escola todos os dias.",
    "uk": "Основна група хоче, щоб Робін був у школі щодня.",
    "so": "Kooxda aasaasiga ahi waxay rabtaa in Robin iskuulka joogo maalin kasta.",
    "fr": "Le groupe principal veut que Robin soit à l'école chaque jour.",
}
HARD = {
    "en": ("core group", "The people who meet every few weeks to see how the plan is going."),
    "cy": ("grŵp craidd", "Y bobl sy'n cwrdd bob ychydig wythnosau i weld sut mae'r cynllun yn mynd."),
    "pl": ("Grupa podstawowa", "Osoby, które spotykają się co kilka tygodni, żeby sprawdzić, jak idzie plan."),
    "ro": ("Grupul de bază", "Persoanele care se întâlnesc la câteva săptămâni ca să vadă cum merge planul."),
    "ur": ("بنیادی گروپ", "وہ لوگ جو ہر چند ہفتے بعد ملتے ہیں اور دیکھتے ہیں کہ منصوبہ کیسا چل رہا ہے۔"),
    "ar": ("المجموعة الأساسية", "الأشخاص الذين يجتمعون كل بضعة أسابيع ليروا كيف تسير الخطة."),
    "bn": ("মূল দল", "যে মানুষেরা কয়েক সপ্তাহ পর পর বসে দেখেন পরিকল্পনাটি কেমন চলছে।"),
    "pa": ("ਮੁੱਖ ਸਮੂਹ", "ਉਹ ਲੋਕ ਜੋ ਹਰ ਕੁਝ ਹਫ਼ਤਿਆਂ ਬਾਅਦ ਮਿਲ ਕੇ ਦੇਖਦੇ ਹਨ ਕਿ ਯੋਜਨਾ ਕਿਵੇਂ ਚੱਲ ਰਹੀ ਹੈ।"),
    "pt": ("grupo principal", "As pessoas que se reúnem de poucas em poucas semanas para ver como vai o plano."),
    "uk": ("Основна група", "Люди, які зустрічаються кожні кілька тижнів, щоб побачити, як іде план."),
    "so": ("Kooxda aasaasiga", "Dadka kulma dhowrkii toddobaadba mar si ay u eegaan sida qorshuhu u socdo."),
    "fr": ("groupe principal", "Les personnes qui se réunissent toutes les quelques semaines pour suivre le plan."),
}
TITLES = {
    "en": "The plan for Robin", "cy": "Y cynllun ar gyfer Robin", "pl": "Plan dla Robin", "ro": "Planul pentru Robin",
    "ur": "Robin کے لیے منصوبہ", "ar": "خطة Robin", "bn": "Robin-এর জন্য পরিকল্পনা", "pa": "Robin ਲਈ ਯੋਜਨਾ",
    "pt": "O plano para Robin", "uk": "План для Robin", "so": "Qorshaha Robin", "fr": "Le plan pour Robin",
}  # fmt: skip
RIGHT_TO_LEFT = {"ur", "ar"}
ENGLISH = "She was alone at home on four evenings.\nA neighbour looked after her."


def marked(language: str) -> Text:
    """The sentence of this language with its hard word marked."""
    value, (word, _) = SENTENCES[language], HARD[language]
    start = value.index(word)
    return Text(value, language, marks=(Mark(start, start + len(word), 0),))


def reading(
    language: str = "en", level: str = "parent", format: str = "standard", *, items: int = 3, changed: bool = True
) -> Reading:
    """A Reading with every kind of section and every state a text can have; `items` actions."""
    word, meaning = HARD[language]
    audience = "family" if level.startswith("parent") else "child"
    return Reading(
        title=TITLES[language],
        term=Text("child protection plan", "en"),
        child="Robin",
        reader="Dana Green",
        audience=audience,
        level=level,
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        format=format,
        number=2,
        agreed_on="2026-03-02",
        sections=_sections(language, items),
        glossary=(Hard(word, meaning),),
        changed=Changed("2026-01-05", 1, (Text(SENTENCES[language], language),)) if changed else None,
    )


def _sections(language: str, items: int) -> tuple[Section, ...]:
    plain = Text(SENTENCES[language], language)
    facts = (
        Fact("Who", "Lena Hart", "name"),
        Fact("By", "1 April 2026", "date"),
        Fact("Call", "01632 960101", "phone"),
    )
    states = (
        Entry(marked(language), key="k-worry", symbol="school", change="new"),
        Entry(replace(plain, outdated_on="1 March 2026"), key="k-late", symbol="alone", change="changed"),
        Entry(Text(ENGLISH, "en", in_source=language != "en"), key="k-english", symbol="night"),
    )
    actions = tuple(Entry(marked(language), facts, key=f"k-{n}", symbol="walk") for n in range(items))
    lines = tuple(Entry(plain, symbol=symbol) for symbol in ("talk", "paper", "phone"))
    lena = Contact("Lena Hart", "Social worker", "01632 960101")
    duty = Contact("Duty team", "", "01632 960999")
    first, second, third, fourth, fifth = (f"{TITLES[language]} {number}" for number in range(1, 6))
    return (
        Section("concerns", "items", first, plain.value, states, symbol="worry", language=language, spoken="a1"),
        Section("actions", "items", second, "", actions, symbol="list", language=language, spoken="a2"),
        Section("strengths", "items", third, "", (), empty=plain.value, symbol="good", language=language),
        Section("complain", "words", "How to complain", "You can tell us.", lines, symbol="talk", language="en"),
        Section("next", "meeting", fourth, "", (Entry(None, facts[1:2], key="k-next"),), symbol="calendar",
                language=language, people=(lena, Contact("Dana Green", "", ""))),
        Section("who-to-ask", "people", fifth, plain.value, (), symbol="phone", language=language,
                people=(lena, duty)),
    )  # fmt: skip
