"""How a question is handed to the editor: its folded settings are drawn when they are opened.

forms/static/forms/question.js draws them.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from .block import QuestionBlock

# What one hidden field can stand for until it is drawn. Choosers and dates are drawn at once.
PLAIN = (blocks.CharBlock, blocks.TextBlock, blocks.ChoiceBlock, blocks.BooleanBlock)


class QuestionAdapter(StructBlockAdapter):
    """Of any kind of question; `later` names the settings that are drawn when somebody opens them."""

    def js_args(self, block: QuestionBlock) -> list[Any]:
        name, children, meta = super().js_args(block)
        settings = block.meta.form_layout.settings
        later = [child for child in settings if isinstance(block.child_blocks[child], PLAIN)]
        return [name, children, meta | {"later": later}]

    @cached_property
    def media(self) -> Any:
        return super().media + forms.Media(js=[versioned_static("forms/question.js")])


register(QuestionAdapter(), QuestionBlock)
