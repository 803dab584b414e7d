"""Robin's plan, led by Lena, with Tom in the core group: what every practitioners' screen is tested with."""

import pytest
from django.test import Client

from portal.plans.models import Plan
from tests.cast import Cast, sign_in
from tests.plans import make_plan, word


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan])


@pytest.fixture
def lena(cast: Cast, client: Client) -> Client:
    """Lena, signed in."""
    return sign_in(client, cast.lena)


@pytest.fixture
def worded(plan: Plan, cast: Cast) -> Plan:
    word(plan, cast.lena)
    return plan
