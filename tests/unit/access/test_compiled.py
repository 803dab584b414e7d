"""SQL written once gives each person their own rows, as the ORM does, and nobody anybody else's."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import NOTHING, Compiled
from portal.people.models import Child
from tests.cast import Cast, account

pytestmark = pytest.mark.django_db

OWN = Compiled(
    lambda user, _: grants.visible(Child.objects.all(), user, Action.VIEW_CHILD).order_by("pk").values_list("pk")
)
ONE = Compiled(
    lambda user, key: grants.visible(Child.objects.filter(pk=key), user, Action.VIEW_CHILD).values_list(
        "pk", "person_id"
    )
)


def test_each_person_gets_what_the_orm_gives_them(cast: Cast) -> None:
    for person in (cast.lena, cast.owen, cast.tom, cast.lena):
        seen = grants.visible(Child.objects.all(), account(person), Action.VIEW_CHILD).order_by("pk")
        assert OWN.rows(account(person)) == list(seen.values_list("pk"))


def test_the_key_is_filled_in_beside_the_person(cast: Cast) -> None:
    lena, owen = account(cast.lena), account(cast.owen)
    assert ONE.rows(lena, cast.robin.pk) == [(cast.robin.pk, cast.robin.person_id)]
    assert ONE.rows(owen, cast.robin.pk) == []
    assert ONE.rows(owen, cast.cai.pk) == [(cast.cai.pk, cast.cai.person_id)]
    assert ONE.rows(lena) == [] and not Child.objects.filter(pk=NOTHING).exists()


def test_nobody_and_a_switched_off_account_get_nothing(cast: Cast) -> None:
    lena = account(cast.lena)
    lena.is_active = False
    assert OWN.rows(lena) == [] == OWN.rows(AnonymousUser())
