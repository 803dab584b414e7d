"""What every kind of question has in the editor.

wagtail-localize translates the text of a struct's own children and of streams below it, and loses what lies in a
struct inside a struct: so a question has no struct among its children, and its options are a stream.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.enums import Kind
from forms.purposes import Capture, purposes

Choices = list[tuple[str, list[tuple[str, str]]]]


def capture_choices(kind: Kind, *, grouped: bool) -> Callable[[], Choices]:
    """What questions of this kind can capture, a group a purpose. `grouped`: inside a repeating group, "key.field"."""

    def keyed(capture: Capture) -> list[tuple[str, Capture]]:
        if grouped:
            return [(f"{capture.key}.{inner.key}", inner) for inner in capture.fields]
        return [(capture.key, capture)]

    def choices() -> Choices:
        found = []
        for purpose in purposes().values():
            pairs = [pair for capture in purpose.captures for pair in keyed(capture)]
            names = {capture.key: str(capture.label) for capture in purpose.captures}
            items = [
                (key, f"{names[key.split('.')[0]]}: {capture.label}" if grouped else str(capture.label))
                for key, capture in pairs
                if kind in capture.kinds
            ]
            if items:
                found.append((str(purpose.label), items))
        return found

    return choices


class CaptureBlock(blocks.ChoiceBlock):
    """A select of captures. Values are text as stored: Wagtail would ask for all choices at each value it reads."""

    def normalize_choice(self, value: Any) -> Any:
        return value


class QuestionBlock(blocks.StructBlock):
    """Label, hint, required, capture; a kind adds its own children. `kind` is its name in the stream."""

    kind: ClassVar[Kind]

    label = blocks.CharBlock(label=_("Question"), max_length=250)
    hint = blocks.TextBlock(
        label=_("Hint"), required=False, default="", max_length=1000, rows=2,
        help_text=_("Shown below the question, in smaller letters."),
    )  # fmt: skip
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)

    capture = blocks.ChoiceBlock(choices=[])  # its place; what can be chosen depends on kind and place, see below

    def __init__(self, *, grouped: bool = False, **kwargs: Any) -> None:
        capture = CaptureBlock(
            label=_("Captures"),
            required=False,
            default="",
            search_index=False,
            choices=capture_choices(self.kind, grouped=grouped),
            help_text=_("What the service takes from the answer. Leave empty for a question of your own."),
        )
        super().__init__([("capture", capture)], **kwargs)

    class Meta:
        icon = "help"
        label_format = "{label}"
