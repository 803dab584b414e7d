"""An invented place, as the portal would tell of it, and a page with every block that needs no file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from content import facts
from content.facts import ContactFact, Facts, StageFact, Start, WordFact

ENGLISH = Facts(
    place="wales",
    language="en",
    terms={"lead": "lead social worker", "plan": "protection plan", "record": "list <A>"},
    timescales={"first_core_group": "10 working days", "next_core_group": "6 weeks"},
    contacts={
        "duty": ContactFact(
            "duty", "Duty team", role="First call", phone="01632 960111", email="duty@example.org",
            hours="Every day, 24 hours", address="1 Invented Road\nTown", url="https://duty.example.org/",
            language="en",
        )
    },
    words=(
        WordFact("core group", ("core groups",), "The people who carry the plan out"),
        WordFact("group", (), "Several people"),
        WordFact("R&R", (), "Rest & <recreation>"),
    ),
    starts={"outline_plan": Start("Start an outline plan", "/start/")},
    stages=(
        StageFact("Talk", "The two", "Say what the {lead} saw.", "1 working day"),
        StageFact("Managers", "Both, and <them>", "Meet.", "3 working days"),
    ),
)  # fmt: skip
WELSH = replace(
    ENGLISH,
    language="cy",
    terms={"lead": "prif weithiwr", "plan": "cynllun amddiffyn", "record": "rhestr"},
    timescales={"first_core_group": "10 diwrnod gwaith", "next_core_group": "6 wythnos"},
    words=(WordFact("grŵp craidd", ("ngrŵp craidd",), "Y bobl sy'n cyflawni'r cynllun"),),
)


@contextmanager
def told(**changes: Any) -> Iterator[None]:
    """Every place is the invented one, with these facts otherwise."""
    sources, keys = facts._sources[:], facts._keys[:]

    def source(place: str, language: str) -> Facts:
        return replace(WELSH if language == "cy" else ENGLISH, place=place, **changes)

    facts.register(source, lambda kind: [(key, key) for key in getattr(ENGLISH, kind)])
    try:
        yield
    finally:
        facts._sources[:], facts._keys[:] = sources, keys


def block(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, **value}


EVERY: list[dict[str, Any]] = [
    block("text", heading="What {lead} does", text="<p>A core group meets in {time:first_core_group}.</p>"
          '<h3>A group</h3><p><a href="page:invented/review">the core groups</a> and a group.</p>'),
    block("pointer", title="Ask", text="<p>Is the {plan} known?</p>"),
    block("checklist", title="Bring", items=["the {plan}", "time"]),
    block("important", text="{Lead} is told at once."),
    block("definition", term="lead", meaning="the {lead}"),
    block("timescale", key="first_core_group", text="The first meeting after the conference."),
    block("roles", title="Who does what", rows=[{"who": "{Lead}", "what": "calls the meeting"},
                                               {"who": "School", "what": "sends a report"}]),
    block("decision", title="May it wait?", rows=[{"question": "Is the child safe?", "yes": "Wait.", "no": "Ring."}]),
    block("stages", title="The steps up"),
    block("law", text="Every child counts.", source="Invented Act 2001, section 1", url="https://law.example.org/1"),
    block("contact", key="duty"),
    block("related", pages=["invented/review"]),
    block("form", purpose="outline_plan"),
    block("table", caption="Dates", cells="What | When\nFirst meeting | {time:first_core_group}\nLater | 6 weeks"),
]  # fmt: skip
EVERY_WELSH: list[dict[str, Any]] = [
    block("text", heading="Beth mae {lead} yn ei wneud", text="<p>Mae grŵp craidd mewn {time:first_core_group}.</p>"
          '<h3>Grŵp</h3><p><a href="page:invented/review">y grwpiau craidd</a> a grŵp.</p>'),
    block("pointer", title="Gofynnwch", text="<p>A yw'r {plan} yn hysbys?</p>"),
    block("checklist", title="Dewch â", items=["y {plan}", "amser"]),
    block("important", text="Dywedir wrth {lead} ar unwaith."),
    block("definition", term="arweinydd", meaning="y {lead}"),
    block("timescale", key="first_core_group", text="Y cyfarfod cyntaf."),
    block("roles", title="Pwy sy'n gwneud beth", rows=[{"who": "{Lead} ei hun", "what": "yn galw'r cyfarfod"},
                                                      {"who": "Ysgol", "what": "yn anfon adroddiad"}]),
    block("decision", title="A all aros?", rows=[{"question": "Diogel?", "yes": "Arhoswch.", "no": "Ffoniwch."}]),
    block("stages", title="Y camau i fyny"),
    block("law", text="Mae pob plentyn yn cyfrif.", source="Deddf Ddychmygol 2001", url="https://law.example.org/1"),
    block("contact", key="duty"),
    block("related", pages=["invented/review"]),
    block("form", purpose="outline_plan"),
    block("table", caption="Dyddiadau", cells="Beth | Pryd\nCyntaf | {time:first_core_group}\nWedyn | 6 wythnos"),
]  # fmt: skip
PAGE: dict[str, Any] = {
    "key": "invented/every", "title": "Every {plan}", "slug": "every", "summary": "For the {lead}.",
    "owner": "Policy team", "review_by": "2027-04-01", "amendment": "A table came.",
    "amendment_why": "It was asked for.", "body": EVERY,
}  # fmt: skip
PAGE_WELSH: dict[str, Any] = {
    "title": "Pob {plan}", "summary": "I'r {lead}.", "owner": "Tîm polisi", "amendment": "Daeth tabl.",
    "amendment_why": "Gofynnwyd amdano.", "body": EVERY_WELSH,
}  # fmt: skip
