"""The editor sends nothing for a folded field that is empty (forms/static/forms/question.js): it must read the same."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from forms.api import StepPage
from forms.fields.drawing import PLAIN

KINDS = sorted(StepPage._meta.get_field("questions").stream_block.child_blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_was_not_sent_reads_as_an_empty_one(kind: str) -> None:
    block = StepPage._meta.get_field("questions").stream_block.child_blocks[kind]
    plain = [name for name, child in block.child_blocks.items() if isinstance(child, PLAIN) and name != "label"]
    assert plain
    sent = {"q-label": "What?"}
    empty = sent | {f"q-{name}": "" for name in plain if not _ticked(block.child_blocks[name])}
    for name in plain:
        child = block.child_blocks[name]
        found, wanted = (child.value_from_datadict(data, {}, f"q-{name}") for data in (sent, empty))
        assert _read(child, found) == _read(child, wanted)


def _read(child: Any, given: Any) -> Any:
    """What would be stored, or what the editor says of it."""
    try:
        return child.get_prep_value(child.clean(given))
    except ValidationError as error:
        return error.messages


def _ticked(child: object) -> bool:
    """A box sends nothing at all when it is not ticked, drawn or not."""
    return type(child).__name__ == "BooleanBlock"
