"""Whether the child is a member of the core group, and what the child reads of it."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from portal.people.enums import AccountKind
from portal.plans.models import ChildInGroup, Plan
from portal.plans.services import decide_on_child
from portal.procedures.models import ReadingTemplate
from portal.procedures.reading_templates import raw_of
from portal.wording.builtin import builtin
from portal.wording.models import ReadingChoice
from tests.cast import Cast, account, make_user, sign_in
from tests.plans import NOW, release_to

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-58")]


def page(plan: Plan) -> str:
    return reverse("practice:child_in_group", args=[plan.pk])


def test_a_no_needs_a_reason_and_every_decision_is_kept(lena: Client, plan: Plan, cast: Cast) -> None:
    no = {"is_member": "no", "reason": " ", "support": ""}
    assert lena.post(page(plan), no).status_code == 422
    assert lena.post(page(plan), {"is_member": ""}).status_code == 422
    with pytest.raises(ValueError, match="reason"):
        decide_on_child(plan=plan, is_member=False, reason=" ", support="", by=account(cast.lena), now=NOW)
    assert not ChildInGroup.objects.exists()
    for _ in range(2):
        assert lena.post(page(plan), no | {"reason": "Too much for Robin now"}).status_code == 302
    lena.post(page(plan), {"is_member": "yes", "reason": "", "support": "Ada comes too"})
    assert [one.is_member for one in plan.child_in_group.all()] == [True, False]
    html = lena.get(page(plan)).content.decode()
    assert "Too much for Robin now" in html and "Ada comes too" in html


def test_only_the_lead_decides(plan: Plan, cast: Cast) -> None:
    tom = sign_in(Client(), cast.tom)
    assert tom.get(page(plan)).status_code == 404
    assert tom.post(page(plan), {"is_member": "yes"}).status_code == 404


CHILDREN = ["under_7", "from_7", "from_12", "from_16"]
BELONGS, WITHOUT = "You belong to the group that meets.", "The group meets without you."


def read(plan: Plan, cast: Cast, level: str) -> str:
    """The child's page at this level, as it is released now."""
    person = cast.robin.person
    if person.user is None:
        person.user = make_user("robin.green", AccountKind.FAMILY)
        person.save()
    ReadingChoice.objects.update_or_create(
        plan=plan, person=person, defaults={"level": level, "decided_by": account(cast.lena), "decided_at": NOW}
    )
    release_to(plan, person, cast.lena)
    return sign_in(Client(), account(person)).get(reverse("family:plan", args=[plan.pk])).content.decode()


def decide(plan: Plan, cast: Cast, *, is_member: bool) -> None:
    decide_on_child(
        plan=plan, is_member=is_member, reason="Too much for now", support="Ada", by=account(cast.lena), now=NOW
    )


@pytest.mark.parametrize("level", CHILDREN)
@pytest.mark.parametrize("is_published", [False, True])
def test_a_child_who_belongs_to_it_reads_so_and_how_to_be_there(
    worded: Plan, cast: Cast, level: str, is_published: bool
) -> None:
    publish(level, is_published)
    decide(worded, cast, is_member=False)
    decide(worded, cast, is_member=True)  # the newest counts
    html = read(worded, cast, level)
    assert BELONGS in html and WITHOUT not in html and "You can come, or somebody can say" in html
    assert 'id="take-part"' in html and "2 June 2026" in html


@pytest.mark.parametrize("level", CHILDREN)
@pytest.mark.parametrize("is_published", [False, True])
def test_a_child_who_does_not_is_not_invited_and_reads_how_they_are_heard(
    worded: Plan, cast: Cast, level: str, is_published: bool
) -> None:
    publish(level, is_published)
    decide(worded, cast, is_member=False)
    html = read(worded, cast, level)
    assert WITHOUT in html and "somebody will say it there for you" in html and "2 June 2026" in html
    for word in (BELONGS, "You can come", "You can be there", 'id="take-part"', "Too much for now", "Ada"):
        assert word not in html


def test_until_it_is_decided_and_for_everybody_else_the_page_is_as_it_was(worded: Plan, cast: Cast) -> None:
    undecided = read(worded, cast, "from_12")
    assert "You can come, or somebody can say" in undecided and BELONGS not in undecided and WITHOUT not in undecided
    decide(worded, cast, is_member=False)
    release_to(worded, cast.dana, cast.lena)
    parents = sign_in(Client(), cast.dana).get(reverse("family:plan", args=[worded.pk])).content.decode()
    assert WITHOUT not in parents and "You can be there." in parents


def publish(level: str, wanted: bool) -> None:
    """What policy staff composed out of what is built in."""
    if wanted:
        raw = raw_of(builtin(level, "en"), lambda name: str(uuid.uuid5(uuid.NAMESPACE_OID, name)))
        ReadingTemplate.objects.create(level=level, locale=Locale.get_default(), sections=raw, live=True)
