from __future__ import annotations

import pytest

from portal.plans.models import Plan
from portal.procedures.models import EscalationStage
from tests.cast import Cast
from tests.differences import make_stages
from tests.plans import make_plan


@pytest.fixture
def stages(cast: Cast) -> list[EscalationStage]:
    """England's two stages, with a Welsh translation of the first."""
    return make_stages()


@pytest.fixture
def plan(cast: Cast, stages: list[EscalationStage]) -> Plan:
    """Robin's: Lena leads, Tom is of the core group."""
    return make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
