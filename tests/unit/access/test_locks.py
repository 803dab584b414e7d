"""In which order, and how strongly, rows are locked (T24)."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3] / "portal"
TOO_STRONG = re.compile(r"(?:\bPlan\.objects|_base_manager)\.select_for_update\((?!no_key=True)")


def test_what_points_to_a_plan_can_be_written_while_the_plan_is_locked() -> None:
    """Whoever writes holds their grant, and the new row points to the plan. Somebody who has locked the plan waits for
    every grant (`grants.refresh`). Locked FOR UPDATE, the plan makes the first wait too, and PostgreSQL stops one of
    the two: a parent's answer or a report of denied access would be lost."""
    found = [str(one) for one in sorted(ROOT.rglob("*.py")) if TOO_STRONG.search(one.read_text())]
    assert found == []
