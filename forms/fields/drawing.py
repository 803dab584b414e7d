"""How a question is handed to the editor: what is folded is drawn when it is opened.

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
    """Of any kind of question. `inside` names what is drawn when somebody opens the question, `later` what when they
    open its settings; the question's own words are always there, because it is called by them."""

    def js_args(self, block: QuestionBlock) -> list[Any]:
        name, children, meta = super().js_args(block)
        layout = block.meta.form_layout
        plain = [key for key, child in block.child_blocks.items() if isinstance(child, PLAIN) and key != "label"]
        later = [key for key in layout.settings if key in plain]
        return [name, children, meta | {"later": later, "inside": [key for key in plain if key not in later]}]

    @cached_property
    def media(self) -> Any:
        return super().media + forms.Media(js=[versioned_static("forms/question.js")])


register(QuestionAdapter(), QuestionBlock)
