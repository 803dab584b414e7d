"""Whatever the code records in a plan's chain can be read as a sentence by those who see what happened."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from portal.practice.rules.sentences import SENTENCES

ROOT = Path(__file__).parents[2] / "portal"
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
# Kept in other chains: of a child, of an account, of a register, of the service as a whole.
ELSEWHERE = {
    "access", "account", "advocacy", "child", "children", "contact", "draft", "enquiry", "header", "invitation",
    "keeper", "plans", "portrait", "register", "token", "work",
}  # fmt: skip


def recorded(source: str) -> Iterator[str]:
    """Every action that is named where something is recorded."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "record":
            for one in (*call.args, *(keyword.value for keyword in call.keywords)):
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and ACTION.fullmatch(one.value):
                    yield one.value


def test_everything_that_is_recorded_of_a_plan_has_its_sentence() -> None:
    found = {action for path in ROOT.rglob("*.py") for action in recorded(path.read_text(encoding="utf-8"))}
    known = {key.partition(":")[0] for key in SENTENCES}
    assert len(found) > 80
    assert sorted(one for one in found - known if one.partition(".")[0] not in ELSEWHERE) == []
