"""A plan as plain values. Every professional text and every field that no family reads carries the mark."""

from datetime import date
from typing import Any

from portal.procedures.enums import Level
from portal.wording.builtin import builtin
from portal.wording.reading import Contact, Reading, Text
from portal.wording.rules import Named, Reader, Source, Words, build, source_text, text_hash

MARK = "ZQ-RESTRICTED"
MUM, DAD, LEAD, GONE = "mum", "dad", "lead", "gone"


def item(key: str, capture: str, **fields: dict[str, Any]) -> dict[str, Any]:
    return {"id": key, "capture": capture, "fields": fields}


def text(value: str) -> dict[str, str]:
    return {"type": "text", "value": value}


def person(key: str) -> dict[str, str]:
    return {"type": "person", "value": key, "display": f"{MARK} {key}"}


def day(value: str) -> dict[str, str]:
    return {"type": "date", "value": value}


ITEMS = (
    item("c1", "concern", text=text(MARK), category=text(MARK), evidence=text(MARK)),
    item("c2", "concern", text=text(MARK)),
    item("e1", "evidence", text=text(MARK)),
    item("h1", "change", what=text(MARK), how_much=text(MARK), by_when=day("2026-05-01")),
    item("a1", "action", what=text(MARK), why=text(MARK), who=person(MUM), when=day("2026-04-01")),
    item("a2", "action", what=text(MARK), why=text(MARK), who=person(DAD), when=day("2026-04-02")),
    item("a3", "action", what=text(MARK), why=text(MARK), who=person(LEAD), when=day("2026-04-03")),
    item("a4", "action", what=text(MARK), why=text(MARK), who=person(GONE), when=day("2026-04-04")),
    item("s1", "service", name=text(MARK), funding=text(MARK), measure=text(MARK)),
    item("k1", "contingency", trigger=text(MARK), step=text(MARK)),
    item("v1", "parent_views", who=person(DAD), text=text(MARK)),
    item("cv", "child_views", text=text(MARK)),
    item("n1", "next_conference", date=day("2026-06-02")),
    item("o1", "offender_plan", text=text(MARK)),
)
PEOPLE = {
    MUM: Named("Dana Green", "Mother", is_kin=True),
    DAD: Named("Piotr Green", "Father", is_kin=True),
    LEAD: Named("Lena Hart", "Social worker", "01632 960001"),
}


def words(audience: str = "family") -> dict[tuple[str, str, str], Words]:
    return {(i["id"], audience, "en"): Words(f"plain {i['id']}", text_hash(source_text(i))) for i in ITEMS}


SOURCE = Source(
    term=Text("Child Protection Plan", "en"), child="Robin", number=1, agreed_on=date(2026, 3, 2), language="en",
    items=ITEMS, words=words(), people=PEOPLE, lead=LEAD,
    out_of_hours=Contact("Night team", "Evenings", "01632 960000", key="emergency"),
)  # fmt: skip
MUM_READS = Reader(MUM, "Dana Green", "family", "en", "standard")


def made(source: Source, reader: Reader, last_read: Reading | None = None) -> Reading:
    """With the template that is built in: the parent's, or the young person's."""
    level = Level.FROM_12 if reader.audience == "child" else Level.PARENT
    return build(source, reader, builtin(level, reader.language), last_read)


def texts(reading: Reading, section: str) -> list[str]:
    return [e.text.value for s in reading.sections if s.key == section for e in s.entries if e.text]
