from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.reviews.models import Review
from tests.cast import Cast, make_person
from tests.plans import TODAY, make_plan
from tests.reviews import book

SOON: date = TODAY + timedelta(days=30)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Robin's: Lena leads, Mair answers for her work, Tom is of the core group."""
    return make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])


@pytest.fixture
def ines(cast: Cast) -> Person:
    """Ines Vale chairs reviews and has nothing to do with any case of the cast."""
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, job_title="Chair of conferences")


@pytest.fixture
def review(plan: Plan, cast: Cast) -> Review:
    """Booked by Lena for a month from now; nobody chairs it yet."""
    return book(plan, cast.lena, SOON)
