"""What an author sees of a question, and what translators are given."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail import blocks
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from forms.blocks import QuestionsBlock
from forms.fields import KINDS
from forms.fields.block import ASIDE
from forms.models import StepPage

KEYS = (blocks.ChoiceBlock, blocks.BooleanBlock, blocks.IntegerBlock, blocks.FloatBlock)


def child_blocks(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = QuestionsBlock().child_blocks[kind].child_blocks
    return found


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_rarely_needed_is_folded_away(kind: str) -> None:
    layout = QuestionsBlock().child_blocks[kind].meta.form_layout
    assert layout.children[0] == "label"
    assert set(ASIDE) & set(layout.children) == set()
    assert set(layout.children) | set(layout.settings) == set(child_blocks(kind))
    assert "questions" not in layout.settings


@pytest.mark.parametrize("kind", list(KINDS))
def test_its_settings_and_texts_are_children_of_its_block(kind: str) -> None:
    names = child_blocks(kind).keys()
    assert set(KINDS[kind].settings) | set(KINDS[kind].texts) <= names
    assert KINDS[kind].has_options is ("options" in names)
    assert "value" not in names  # wagtail-localize breaks on it
    assert not any(isinstance(block, blocks.StructBlock) for block in child_blocks(kind).values())


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_question_with_nothing_in_it_has_settings(kind: str) -> None:
    block = QuestionsBlock().to_python([{"type": kind, "id": "q", "value": {"label": "x"}}])[0]
    for name in KINDS[kind].settings:
        KINDS[kind].setting_of(name, block.value[name])
    for child in KINDS[kind].texts:
        assert isinstance(KINDS[kind].text_of(child, block.value[child]), str)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_text_is_given_to_translators_and_no_key(kind: str, db: None) -> None:
    value: dict[str, Any] = {}
    words = set()
    for name, block in child_blocks(kind).items():
        if isinstance(block, blocks.StreamBlock) and name != "questions":
            (item,) = block.child_blocks
            value[name] = [{"type": item, "id": f"{name}-1", "value": f"Words of {name}"}]
            words.add(f"Words of {name}")
        elif isinstance(block, blocks.RichTextBlock):
            value[name] = f"<p>Words of {name}</p>"
            words.add(f"Words of {name}")
        elif type(block) in (blocks.CharBlock, blocks.TextBlock):
            value[name] = f"Words of {name}"
            words.add(f"Words of {name}")
        elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
            value[name] = "key"
    stream = QuestionsBlock().to_python([{"type": kind, "id": "q", "value": value}])
    found = StreamFieldSegmentExtractor(StepPage._meta.get_field("questions")).handle_stream_block(stream)
    texts = {segment.string.data for segment in found if hasattr(segment, "string")} - {""}
    assert texts == words


def test_rules_and_ids_are_never_translated() -> None:
    stream = QuestionsBlock().to_python(
        [{"type": "calculated", "id": "q", "value": {"label": "x", "of": "a b", "group": "c", "visible_if": "if:d"}}]
    )
    found = StreamFieldSegmentExtractor(StepPage._meta.get_field("questions")).handle_stream_block(stream)
    assert {segment.string.data for segment in found} == {"x", ""}
