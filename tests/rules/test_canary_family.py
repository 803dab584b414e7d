"""Words planted in everything that is kept from one reader, looked for at every address that families have (T3-T6).

Each marker says what it is kept from: `HERS` are Dana's to read, and prove that the search finds what is there.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from portal.accounts.services import invite
from portal.accounts.services import send as send_invitation
from portal.dialogue.enums import Said
from portal.dialogue.models import Notice
from portal.dialogue.services import say
from portal.people.enums import AccountKind, ContactKind
from portal.people.models import Person, User
from portal.people.selectors import network
from portal.people.services import keep_contact
from portal.plans.enums import Ground
from portal.plans.models import Plan
from portal.plans.services import Agreed, agree
from portal.procedures.models import GlossaryTerm
from portal.wording.enums import Audience
from portal.wording.models import Release
from portal.wording.reading import from_json
from portal.wording.services import put_off, release, withhold, write
from tests.cast import Cast, account, make_person, make_user, sign_in
from tests.dialogue import LATER, answered, replied
from tests.differences import differ
from tests.plans import NOW, TODAY, Row, let_speak, plan_items, release_to, text, who
from tests.sounds import record_for

from .addresses import OBJECTS, OWN, Address, path_of
from .test_canary import CASEWORK, holds, outputs

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-04", "R-004-08", "R-001-15")]
HERS = "ZQHERS"
KEPT = "ZQKEPT"  # withheld from Dana, or made of it
PROFESSIONAL = "ZQPROF"  # what practitioners wrote for one another
RESTRICTED = "ZQREST"
DADS = "ZQDADS"  # Piotr's views, task, answers, and what was replied
CHILDS = "ZQCHILD"  # what the child said to the social worker alone
THIRD = "ZQADDR"  # where others live and are reached
REASONS = "ZQWHY"  # why it was withheld, put off, chosen
SECRETS = (KEPT, PROFESSIONAL, RESTRICTED, DADS, CHILDS, THIRD, REASONS)
VARIANTS = ("", "?format=json", "?format=pdf", "?print=1", "?version=1", "?before=99999", "?language=pl")


def rows(cast: Cast, lena: Person) -> list[Row]:
    """One item of everything, with one more concern, strength, task, and helper that are kept from Dana."""
    made = [*plan_items(cast.dana, mark=PROFESSIONAL), ("lead", "", {"who": who(lena)})]
    more: list[Row] = [
        ("concern", "c2", {"text": text(PROFESSIONAL), "evidence": text(RESTRICTED) | {"restricted": True}}),
        ("evidence", "c2", {"text": text(PROFESSIONAL)}),
        ("strength", "s2", {"text": text(PROFESSIONAL)}),
        ("service", "v1", {"name": text(RESTRICTED) | {"restricted": True}}),
        ("action", "p1", {"what": text(PROFESSIONAL), "why": text(PROFESSIONAL), "who": who(cast.piotr)}),
        ("parent_views", "w1", {"text": text(PROFESSIONAL), "who": who(cast.piotr)}),
        ("core_group", "m1", {"who": who(cast.tom)}),
    ]
    return [*made, *more]


def words_of(capture: str, row: str, audience: str) -> str:
    if row in {"c2", "s2"}:
        return f"{KEPT} quorate {capture}" if audience != Audience.CHILD else f"{HERS} {capture}"
    if row in {"p1", "w1"} and audience != Audience.CHILD:
        return f"{DADS} {capture}"
    if audience == Audience.CHILD and capture in {"evidence", "parent_views"}:
        return f"{KEPT} nobody writes this for a child"
    return f"{HERS} {capture}"


def version(cast: Cast, items: list[Row]) -> Plan:
    agreed = Agreed(
        submission=uuid.uuid4(), language="en", items=items, other=[{"label": "Aside", "value": PROFESSIONAL}],
        lead=cast.lena, members=[cast.tom], conference_on=TODAY,
    )  # fmt: skip
    return agree(child=cast.robin, agreed=agreed, by=account(cast.lena), today=TODAY, now=NOW).plan


@pytest.fixture
def planted(cast: Cast) -> Plan:
    lena = account(cast.lena)
    Person.objects.filter(pk__in=[cast.piotr.pk, cast.joan.pk]).update(phone=THIRD, agency=THIRD)
    Person.objects.filter(pk=cast.tom.pk).update(family_name=KEPT, job_title=KEPT)
    cast.robin.person.user = make_user("robin.green", AccountKind.FAMILY)
    cast.robin.person.save()
    for person in (cast.piotr, cast.joan):
        keep_contact(person=person, kind=ContactKind.EMAIL, value=f"{THIRD}@example.org", is_safe=True, seen=None,
                     by=lena, today=TODAY, now=NOW)  # fmt: skip
    GlossaryTerm.objects.create(word="quorate", meaning=f"{KEPT} enough people", locale=Locale.get_default(), live=True)
    plan = version(cast, rows(cast, cast.lena))
    for item in plan.items.exclude(capture__in=["next_conference", "lead", "core_group", "service"]):
        for audience in Audience:
            write(plan=plan, item=item.pk, audience=audience, text=words_of(item.capture, item.row, audience),
                  revision=0, by=lena, now=NOW)  # fmt: skip
    put_off(plan=plan, audience=Audience.CHILD, reason=REASONS, by=lena, now=NOW)
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    for person in (cast.dana, cast.piotr, cast.robin.person, cast.ada):
        release_to(plan, person, cast.lena)
    talk(cast, plan)
    keep_from_dana(cast, plan)
    return plan


def talk(cast: Cast, plan: Plan) -> None:
    """Dana reads what is kept from her later, Piotr answers and is replied to, the child speaks to the lead alone."""
    sign_in(Client(), cast.dana).get(f"/my/plans/{plan.pk}/")
    replied(answered(plan, cast.piotr, text=DADS), cast.lena, DADS)
    differ(plan, cast.tom, mark=PROFESSIONAL)
    common: dict[str, Any] = {"plan": plan, "said": Said.SAY, "now": LATER}
    say(key=uuid.uuid4(), person=cast.robin.person, by=account(cast.robin.person), text=CHILDS, for_lead=True, **common)
    replied(answered(plan, cast.dana, text=f"{HERS} said"), cast.lena, f"{HERS} replied")
    piotrs = Release.objects.get(plan=plan, person=cast.piotr).reading
    assert piotrs is not None
    for number in range(len([one for one in piotrs.content["sections"] if one["spoken"]])):
        record_for(plan, piotrs, cast.lena, number=number)


def keep_from_dana(cast: Cast, plan: Plan) -> None:
    """Then a new version without the kept strength, given to Dana with what changed."""
    kept = plan.items.filter(row__in=["c2", "s2", "m1"], capture__in=["concern", "strength", "core_group"])
    before = Release.objects.get(plan=plan, person=cast.dana).reading
    withhold(
        plan=plan, person=cast.dana, ground=Ground.CHILD, evidence=REASONS, authorised_by=cast.mira,
        review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
        items=list(kept.values_list("pk", flat=True)),
    )  # fmt: skip
    version(cast, [row for row in rows(cast, cast.lena) if row[1] not in {"s2", "c2"}])
    known = next(one for one in network(cast.robin) if one.person == cast.dana)
    now = Release.objects.get(plan=plan, person=cast.dana)
    assert before is not None and KEPT in str(before.content)
    given = release(plan=plan, known=known, revision=now.revision, by=account(cast.lena), now=LATER,
                    last_read=from_json(before.content)).reading  # fmt: skip
    assert given is not None


def everything(client: Client, plan: Plan, others: Plan, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """What every address of families answers, errors among it, in each of `VARIANTS`: (address, headers and body)."""
    content = Release.objects.get(plan=plan, person__user=client.session["_auth_user_id"]).reading.content  # type: ignore[union-attr]
    sections = {one["key"] for one in content["sections"]} | {"concerns", "evidence", "views", "nothing"}
    entries = {str(pk) for pk in others.items.values_list("pk", flat=True)}
    sounds = {str(pk) for pk in others.recordings.values_list("pk", flat=True)}
    answers = {str(pk) for pk in others.answers.values_list("pk", flat=True)}
    many = {"section": sections, "entry": entries, "sound": sounds, "answer": answers}
    routes = [route for route in sorted(OBJECTS | OWN) if route.startswith(("my/", "api/v1/readings"))]
    for route in [*routes, "my/nothing/", "safety/", "start/"]:
        names = [name for name in many if f":{name}>" in route]
        paths = {path_of(Address(route, is_regex=False), {"plan": plan.pk})}
        for name in names:
            paths = {path_of(Address(route, is_regex=False), {"plan": plan.pk, "section": "concerns", name: one})
                     for one in many[name]} | paths  # fmt: skip
        for path in sorted(paths):
            for variant in VARIANTS if not names else VARIANTS[:1]:
                if "/pdf" in path and variant:
                    continue
                answer = client.get(path + variant)
                body = b"".join(answer) if answer.streaming else answer.content
                yield path + variant, f"{answer.headers}\n{body.decode('latin-1')}"
    yield from outputs(client, plan, tmp_path).items()


@pytest.mark.parametrize("reader", ["dana", "robin", "ada"])
def test_nothing_that_is_kept_from_a_reader_stands_at_any_address(
    cast: Cast, planted: Plan, client: Client, tmp_path: Path, reader: str
) -> None:
    person = cast.robin.person if reader == "robin" else getattr(cast, reader)
    sign_in(client, person)
    shown = dict(everything(client, planted, planted, tmp_path))
    assert HERS in shown["page"] and HERS in shown["pdf text"] and HERS in shown[f"/api/v1/readings/{planted.pk}"]
    kept = set(SECRETS) - ({CHILDS} if reader == "robin" else set())
    if reader != "dana":  # Tom is named to them
        kept.remove(KEPT)
        assert not any(f"{KEPT} nobody" in one or f"{KEPT} enough" in one for one in shown.values())
    assert [(path, mark) for path, page in shown.items() for mark in sorted(kept) if mark in page] == []


def test_no_table_log_or_letter_holds_a_word_of_it(
    cast: Cast,
    planted: Plan,
    client: Client,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    dict(everything(sign_in(client, cast.dana), planted, planted, tmp_path))
    lead = sign_in(Client(), cast.lena)
    for page in ("", "answers/", "agenda/", "people/", "release/", "wording/family/", f"as/{cast.dana.pk}/"):
        assert lead.get(f"/plans/{planted.pk}/{page}").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        letters_to_all(cast, planted)
    marks = (HERS, *SECRETS)
    lines = [line.getMessage() for line in caplog.records if not line.name.startswith("django.db")]
    assert [line for line in lines for mark in marks if mark in line] == []
    letters = [str(one.message()) for one in mail.outbox]
    assert {to for one in mail.outbox for to in one.to} == {
        "lena@post.example",
        "dana@post.example",
        "ines@post.example",
    }
    assert [one for one in letters for mark in (*marks, "Robin", "Dana", str(planted.pk)) if mark in one] == []
    allowed = (*CASEWORK, "family_", "procedures_glossaryterm")
    tables = [name for name in connection.introspection.table_names() if not name.startswith(allowed)]
    assert [(table, mark) for table in tables for mark in marks if holds(table, mark)] == []


def letters_to_all(cast: Cast, plan: Plan) -> None:
    """Lena is told of an answer, Dana of a reply, Ines that she is invited; Ivo is not: nobody said what is safe."""
    lena = account(cast.lena)
    User.objects.filter(pk=lena.pk).update(email="lena@post.example")
    ines, ivo = make_person("Ines", "Green", None), make_person("Ivo", "Green", None)
    reached_at(cast, cast.dana, "dana@post.example", is_safe=True)
    reached_at(cast, ines, "ines@post.example", is_safe=True)
    reached_at(cast, ivo, f"{THIRD}@example.org", is_safe=False)
    Notice.objects.all().delete()  # whoever was told within the hour is not told again
    replied(answered(plan, cast.dana, text=f"{HERS} said more"), cast.lena, f"{HERS} replied more")
    for person, is_sent in ((ines, True), (ivo, False)):
        invitation, _token, _code = invite(person=person, by=lena, now=NOW)
        sent = send_invitation(invitation=invitation, link="https://example.org/x", by=lena, now=NOW)
        assert bool(sent) == is_sent


def reached_at(cast: Cast, person: Person, address: str, *, is_safe: bool) -> None:
    now = timezone.now()  # when a letter is sent it is asked again whether its address is safe on that day
    keep_contact(person=person, kind=ContactKind.EMAIL, value=address, is_safe=is_safe, seen=None,
                 by=account(cast.lena), today=timezone.localdate(now), now=now)  # fmt: skip
