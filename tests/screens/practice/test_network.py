"""The lead's screen of who is around the child, and what follows from a change at the next request."""

import uuid
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.people.enums import AccountKind, Relation
from portal.people.models import Person, Relationship
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.practice.selectors.network import could_join
from tests.cast import Cast, make_child, make_person, relate, sign_in
from tests.dialogue import read_by
from tests.exclusions import keep_out, terms
from tests.plans import NOW, let_speak, release_to, withhold_from
from tests.reviews import chaired

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-004-07", "R-X-03")]
QUERIES = 22  # of the page, whoever is around the child; PostgreSQL needs one less


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.piotr, cast.joan)


def to(name: str, plan: Plan, person: Person | None = None) -> str:
    return reverse(f"practice:network{name}", args=[plan.pk, *([person.pk] if person else [])])


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def tie_to(plan: Plan, person: Person) -> Relationship:
    return Relationship.objects.get(child=plan.child, person=person)


def new(**other: Any) -> dict[str, Any]:
    given = {"key": uuid.uuid4(), "who": "", "given_name": "Olwen", "family_name": "Rees", "relation": "other_family",
             "language": "cy", "format": "large_print"}  # fmt: skip
    return given | other


def changed(plan: Plan, person: Person, **other: Any) -> dict[str, Any]:
    one = tie_to(plan, person)
    return {"do": "change", "revision": one.revision, "relation": one.relation, "why": "court"} | other


def reads(plan: Plan, person: Person) -> int:
    return sign_in(Client(), person).get(reverse("family:plan", args=[plan.pk])).status_code


def test_everybody_stands_there_with_what_they_have(lena: Client, shared: Plan, cast: Cast) -> None:
    let_speak(cast.robin, cast.ada, cast.piotr, cast.lena)
    withhold_from(shared, cast.dana, cast.lena, cast.mira)
    html = page(lena, to("", shared))
    people = ("Robin Green", "Dana Green", "Mother, parental responsibility", "Ada Cole", "Tom Bell", "Head of year")
    for said in (*people, "Withheld", "Shared", "Has one", "Speaks for"):
        assert said in html, said
    assert reverse("practice:withhold", args=[shared.pk, cast.dana.pk]) in html
    assert to("_tie", shared, cast.robin.person) not in html, "the child is the child"
    for other in ("plan", "release"):
        assert to("", shared) in page(lena, reverse(f"practice:{other}", args=[shared.pk]))


def test_the_number_of_queries_does_not_grow(
    lena: Client, shared: Plan, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def asked() -> None:
        with django_assert_max_num_queries(QUERIES):
            lena.get(to("", shared))

    lena.get(to("", shared))
    asked()
    for n in range(4):
        relate(cast.robin, make_person(f"Uncle{n}", "Green"), Relation.OTHER_FAMILY)
        relate(cast.robin, make_person(f"Nurse{n}", "Green", AccountKind.PRACTITIONER), Relation.PRACTITIONER)
        release_to(shared, Person.objects.get(given_name=f"Uncle{n}"), cast.lena)
    asked()


def test_nobody_else_may(shared: Plan, cast: Cast, lena: Client) -> None:
    for path in (to("", shared), to("_add", shared), to("_group", shared), to("_tie", shared, cast.piotr)):
        assert lena.get(path).status_code == 200
        for who in (cast.tom, cast.owen, cast.mair, cast.piotr, cast.pat):
            client = sign_in(Client(), who)
            assert (client.get(path).status_code, client.post(path, {"do": "out"}).status_code) == (404, 404)
    for stranger in (cast.amina, cast.robin.person, cast.lena):
        assert lena.get(to("_tie", shared, stranger)).status_code == 404
    assert lena.post(to("_tie", shared, cast.piotr), {"do": "nothing"}).status_code == 404


WRONG = [{"given_name": " "}, {"family_name": ""}, {"relation": ""}, {"language": "xx"}, {"relation": "practitioner"},
         {"format": "song"}, {"who": str(uuid.uuid4())}, {"relation": "advocate", "parental_responsibility": "on"},
         {"key": "x"}]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_who_cannot_be_added(lena: Client, shared: Plan, wrong: dict[str, Any]) -> None:
    before = Person.objects.count()
    assert lena.post(to("_add", shared), new(**wrong)).status_code == 422
    assert Person.objects.count() == before


def test_somebody_new_is_added_once_and_can_be_invited_and_given_the_plan(
    lena: Client, shared: Plan, cast: Cast
) -> None:
    given = new()
    for _ in range(2):  # the button pressed twice
        assert lena.post(to("_add", shared), given).status_code == 302
    aunt = Person.objects.get(given_name="Olwen")
    assert (aunt.language, aunt.format, tie_to(shared, aunt).relation) == ("cy", "large_print", "other_family")
    assert "Olwen Rees" in page(lena, to("", shared))
    assert lena.get(reverse("practice:invite", args=[shared.pk, aunt.pk])).status_code == 200
    assert f"?share={aunt.pk}" in page(lena, reverse("practice:release", args=[shared.pk]))
    assert release_to(shared, aunt, cast.lena).reading


def test_one_who_may_be_there_already_is_named_first(lena: Client, shared: Plan) -> None:
    twin = new(given_name="joan", family_name="GREEN")
    answer = lena.post(to("_add", shared), twin)
    assert answer.status_code == 422 and "There is Joan Green already" in answer.content.decode()
    assert Person.objects.filter(family_name="GREEN").count() == 0
    for _ in range(2):
        assert lena.post(to("_add", shared), twin | {"is_other": "on"}).status_code == 302
    assert Person.objects.filter(family_name="GREEN").count() == 1


def test_who_is_known_is_taken_in_as_they_are(lena: Client, shared: Plan, cast: Cast) -> None:
    """From a brother's or sister's network that the lead sees, or from this one before; from nowhere else."""
    uncle, hidden = make_person("Rhys", "Green"), make_person("Anwen", "Green")
    brother = make_child("Bryn", "Green", cast.robin.person.born_on)  # type: ignore[arg-type]
    for child, person in ((cast.wren, uncle), (brother, hidden), (brother, cast.dana)):
        relate(child, person, Relation.OTHER_FAMILY if person != cast.dana else Relation.MOTHER)
    out = {"do": "out", "revision": tie_to(shared, cast.joan).revision}
    assert lena.post(to("_tie", shared, cast.joan), out).status_code == 302
    html = page(lena, to("_add", shared))
    assert "Rhys Green" in html and "Joan Green" in html
    for nobody in ("Anwen", "Karl Moss", "Tom Bell", "Dana Green"):
        assert nobody not in html
    before = Person.objects.count()
    for person in (uncle, cast.joan):
        chosen = new(who=str(person.pk), given_name="", family_name="", relation="grandparent")
        for _ in range(2):
            assert lena.post(to("_add", shared), chosen).status_code == 302
        assert tie_to(shared, person).relation == "grandparent"
    assert Person.objects.count() == before and reads(shared, cast.joan) == 404
    assert lena.post(to("_add", shared), new(who=str(cast.karl.pk))).status_code == 422


def test_a_fathers_responsibility_ends_and_the_lead_looks_at_what_was_shared(
    lena: Client, shared: Plan, cast: Cast
) -> None:
    where = to("_tie", shared, cast.piotr)
    assert "Piotr Green" in page(lena, where)
    for wrong in ({"why": ""}, {"relation": "practitioner"}, {"relation": "advocate", "parental_responsibility": "on"},
                  {"revision": "x"}):  # fmt: skip
        assert lena.post(where, changed(shared, cast.piotr, **wrong)).status_code == 422
    assert reads(shared, cast.piotr) == 200
    given = changed(shared, cast.piotr)
    for _ in range(2):
        assert lena.post(where, given).status_code == 302
    assert reads(shared, cast.piotr) == 404 and reads(shared, cast.joan) == 200
    stale = lena.post(where, given | {"relation": "step_parent"})
    assert stale.status_code == 409 and "Somebody else decided while you were writing" in stale.content.decode()
    again = reverse("practice:release", args=[shared.pk])
    listed = page(lena, reverse("practice:children"))
    assert "Look again at what was shared" in listed and again in listed
    assert [row.known.person for row in lena.get(again).context["again"]] == [cast.piotr]
    tom = sign_in(Client(), cast.tom)
    assert "Look again at what was shared" not in page(tom, reverse("practice:children"))
    reason = {"do": "unshared", "why": "not_appropriate", "reason": "He asked for nothing"}
    assert lena.post(reverse("practice:reader", args=[shared.pk, cast.piotr.pk]), reason).status_code == 302
    assert not lena.get(again).context["again"]
    assert not shared.tasks.filter(kind=TaskKind.REVIEW_SHARED, closed_at=None).exists()


def test_taking_out_asks_once_more_and_names_what_ends(lena: Client, shared: Plan, cast: Cast) -> None:
    let_speak(cast.robin, cast.ada, cast.joan, cast.lena)
    shared.members.create(person=cast.joan, since=shared.started_on)
    asked = page(lena, to("_tie", shared, cast.joan) + "?out")
    for said in ("From then on they cannot open it", "Ada Cole no longer speaks for them", "They leave the core group"):
        assert said in asked.replace("⁨", "").replace("⁩", "").replace("<bdi>", "").replace("</bdi>", "")
    out = {"do": "out", "revision": tie_to(shared, cast.joan).revision}
    assert lena.post(to("_tie", shared, cast.joan), {"do": "out"}).status_code == 404
    assert lena.post(to("_tie", shared, cast.joan), out | {"revision": 7}).status_code == 409
    for _ in range(2):
        assert lena.post(to("_tie", shared, cast.joan), out).status_code == 302
    assert reads(shared, cast.joan) == 404
    assert Entry.objects.filter(action="child.unrelated").count() == 1
    assert "Joan Green" not in [str(one.row.known.person) for one in lena.get(to("", shared)).context["people"]]


def test_who_is_kept_out_of_the_work_stays_until_that_is_ended(lena: Client, shared: Plan, cast: Cast) -> None:
    keep_out(shared, cast.joan, cast, terms(cast))
    assert "End it first" in page(lena, to("_tie", shared, cast.joan) + "?out")
    out = {"do": "out", "revision": tie_to(shared, cast.joan).revision}
    assert lena.post(to("_tie", shared, cast.joan), out).status_code == 409
    assert tie_to(shared, cast.joan).relation == "grandparent"


def test_a_decision_about_who_left_is_not_asked_about(lena: Client, shared: Plan, cast: Cast) -> None:
    withhold_from(shared, cast.joan, cast.lena, cast.mira)
    shared.withholdings.update(review_on=shared.started_on)
    again = reverse("practice:release", args=[shared.pk])
    assert len(lena.get(again).context["reviews"]) == 1
    out = {"do": "out", "revision": tie_to(shared, cast.joan).revision}
    lena.post(to("_tie", shared, cast.joan), out)
    assert not lena.get(again).context["reviews"]


def test_practitioners_come_into_the_core_group_and_leave_it(lena: Client, shared: Plan, cast: Cast) -> None:
    relate(cast.robin, cast.owen, Relation.PRACTITIONER)
    relate(cast.robin, cast.mair, Relation.OTHER_FAMILY)
    where, plan = to("_group", shared), reverse("practice:plan", args=[shared.pk])
    owen, tom = sign_in(Client(), cast.owen), sign_in(Client(), cast.tom)
    assert "Owen Pugh, Social worker" in page(lena, where) and "Mira" not in page(lena, where)
    assert "Mira Dunn, Team manager" in lena.post(where, {"do": "find", "name": "dunn"}).content.decode()
    nobody = lena.post(where, {"do": "find", "name": "lloyd"}).content.decode()
    assert "Nobody else with this name" in nobody and "Mair Lloyd" not in nobody
    for wrong in ("", str(cast.mira.pk), str(cast.joan.pk), str(cast.mair.pk)):
        assert lena.post(where, {"do": "join", "name": "", "person": wrong}).status_code == 422
    assert owen.get(plan).status_code == 404
    for _ in range(2):
        assert lena.post(where, {"do": "join", "name": "pugh", "person": cast.owen.pk}).status_code == 302
    assert (owen.get(plan).status_code, owen.get(to("", shared)).status_code) == (200, 404)
    asked = page(lena, f"{where}?out={cast.tom.pk}")
    assert "Tom Bell" in asked and tom.get(plan).status_code == 200
    for _ in range(2):
        assert lena.post(where, {"do": "leave", "person": cast.tom.pk}).status_code == 302
    assert tom.get(plan).status_code == 404
    # the lead and the manager come from the allocation
    for stays in (cast.lena, cast.amina):
        assert lena.get(f"{where}?out={stays.pk}").status_code == 404
    assert lena.post(to("_tie", shared, cast.lena), {"do": "out", "revision": 0}).status_code == 404
    # who is around the child and in no group leaves altogether
    out = {"do": "out", "revision": tie_to(shared, cast.tom).revision}
    assert "Tom Bell" in page(lena, to("_tie", shared, cast.tom))
    assert lena.post(to("_tie", shared, cast.tom), out).status_code == 302
    assert not Relationship.objects.filter(child=cast.robin, person=cast.tom).exists()
    assert lena.post(where, {"do": "dance"}).status_code == 404


@pytest.mark.requirement("R-002-28")
def test_who_chairs_the_open_review_is_not_taken_into_the_group(lena: Client, shared: Plan, cast: Cast) -> None:
    where, data = to("_group", shared), {"do": "join", "name": "dunn", "person": cast.mira.pk}
    review = chaired(shared, cast.mira, cast.lena)
    assert "Mira Dunn" not in lena.post(where, {"do": "find", "name": "dunn"}).content.decode()
    assert lena.post(where, data).status_code == 422
    type(review).objects.filter(pk=review.pk).update(closed_at=NOW)
    assert lena.post(where, data).status_code == 302


def test_a_name_with_what_no_database_takes_finds_nobody(lena: Client, shared: Plan) -> None:
    with patch("portal.practice.views.group.could_join", wraps=could_join) as asked:
        for data in ({"do": "find", "name": "du\x00nn"}, {"do": "join", "name": "du\x00nn", "person": uuid.uuid4()}):
            assert lena.post(to("_group", shared), data).status_code in {200, 422}
    assert not any("\x00" in one for call in asked.call_args_list for one in call.args if isinstance(one, str))
