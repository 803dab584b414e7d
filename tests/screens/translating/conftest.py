"""Robin's plan in words, names in them, and two translators: Vera has the family's words in Polish."""

import pytest
from django.test import Client

from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Assignment
from portal.wording.services import give_work, write
from tests.cast import Cast, account, make_person, sign_in
from tests.plans import NOW, make_plan, word

MARKED = "Robin waits for Dana at [[Hill School]]."


@pytest.fixture
def vera(cast: Cast) -> Person:
    return make_person("Vera", "Nowak", AccountKind.TRANSLATOR, agency="Words Ltd")


@pytest.fixture
def hugo(cast: Cast) -> Person:
    return make_person("Hugo", "Zima", AccountKind.TRANSLATOR)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(made, cast.lena, Audience.FAMILY, Audience.CHILD)
    write(
        plan=made, item=made.items.get(capture="strength").pk, audience=Audience.FAMILY, text=MARKED, revision=1,
        by=account(cast.lena), now=NOW,
    )  # fmt: skip
    return made


@pytest.fixture
def work(plan: Plan, vera: Person, cast: Cast) -> Assignment:
    return give(plan, vera, cast)


def give(
    plan: Plan, translator: Person, cast: Cast, audience: Audience = Audience.FAMILY, language: str = "pl"
) -> Assignment:
    """Give words of the plan to a translator."""
    return give_work(
        plan=plan, audience=audience, language=language, translator=translator, by=account(cast.lena), now=NOW
    )


@pytest.fixture
def desk(client: Client, vera: Person) -> Client:
    """Vera, signed in."""
    return sign_in(client, vera)
