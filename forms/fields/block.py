"""What every kind of question has in the editor.

wagtail-localize translates the text of a struct's own children and of streams below it, and loses what lies in a
struct inside a struct: so a question has no struct among its children, and its options are a stream.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from ..enums import Kind
from ..purposes import Capture, purposes

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


class KeyBlock(blocks.CharBlock):
    """An id or a rule: text that is never translated and never searched.

    `chooses` says of what: the editor's script turns the text box into selects (forms/static/forms/authoring.js).
    """

    chooses: ClassVar[str] = ""

    def __init__(self, *, chooses: str = "", **kwargs: Any) -> None:
        super().__init__(**{"required": False, "default": "", "search_index": False, "max_length": 250} | kwargs)
        of = chooses or self.chooses
        if of:
            self.field.widget.attrs |= {"data-forms-key-of-value": of}

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class KeysBlock(blocks.TextBlock):
    """Several ids or rules: text that is never translated and never searched. `chooses`: as of `KeyBlock`."""

    def __init__(self, *, chooses: str = "", **kwargs: Any) -> None:
        super().__init__(**{"required": False, "default": "", "search_index": False, "rows": 2} | kwargs)
        if chooses:
            self.field.widget.attrs |= {"data-forms-key-of-value": chooses}

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class RuleBlock(KeyBlock):
    """When something is so, chosen from the form's questions and conditions: forms/composing.py reads it."""

    chooses: ClassVar[str] = "rule"


class OptionsBlock(blocks.StreamBlock):
    """The options of a choice: a stream, because ids of stream items survive every way of saving and translating."""

    option = blocks.CharBlock(label=_("Option"), max_length=250, icon="radio-empty")

    class Meta:
        label = _("Options")
        required = False  # the gate asks for two; a draft may have none yet


FIRST = ("label", "hint")  # what an author sees of every question …
LAST = ("required",)
ASIDE = (
    "visible_if", "required_if", "required_text", "invalid_text", "prefill_source", "prefill_with", "roles",
    "restricted", "capture",
)  # … and finds when asked for: the settings area of the editor is folded  # fmt: skip


class QuestionBlock(blocks.StructBlock):
    """What every question has; a kind adds its own children. `kind` is its name in the stream.

    The children of a kind stand between hint and "must be answered"; those in `aside` in the folded settings.

    `required` is always, never or by the rule `required_if`. `required_text` and `invalid_text` replace the service's
    own messages.
    """

    kind: ClassVar[Kind]
    aside: ClassVar[tuple[str, ...]] = ()

    label = blocks.CharBlock(label=_("Question"), max_length=250)
    hint = blocks.TextBlock(
        label=_("Hint"), required=False, default="", max_length=1000, rows=2,
        help_text=_("Shown below the question, in smaller letters."),
    )  # fmt: skip
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)
    required_if = RuleBlock(label=_("Must be answered only"))
    visible_if = RuleBlock(label=_("Show this question"))
    required_text = blocks.CharBlock(
        label=_("Message when it is not answered"), required=False, default="", max_length=250,
        help_text=_("Leave empty for the service's own message."),
    )  # fmt: skip
    invalid_text = blocks.CharBlock(
        label=_("Message when the answer cannot be right"), required=False, default="", max_length=250,
        help_text=_("Leave empty for the service's own message."),
    )  # fmt: skip
    prefill_source = blocks.ChoiceBlock(
        label=_("Filled in beforehand"), required=False, default="", search_index=False,
        choices=[
            ("value", _("With a fixed answer")),
            ("subject", _("With what is known of the person the form is about")),
            ("person", _("With what is known of the person who fills it")),
            ("last", _("With the answer given last time")),
        ],
    )  # fmt: skip
    prefill_with = KeyBlock(label=_("With what"), chooses="prefill")
    roles = KeyBlock(label=_("Asked only of"), chooses="roles", help_text=_("Leave empty to ask everybody."))
    restricted = blocks.BooleanBlock(
        label=_("Restricted"), required=False, default=False,
        help_text=_("The answer is never shown to families, never exported and never machine-translated."),
    )  # fmt: skip

    capture = blocks.ChoiceBlock(choices=[])  # its place; what can be chosen depends on kind and place, see below

    def __init__(self, local_blocks: Any = None, *, grouped: bool = False, **kwargs: Any) -> None:
        found = list(local_blocks or [])
        if "capture" in self.base_blocks:
            capture = CaptureBlock(
                label=_("Captures"),
                required=False,
                default="",
                search_index=False,
                choices=capture_choices(self.kind, grouped=grouped),
                help_text=_("What the service takes from the answer. Leave empty for a question of your own."),
            )
            found.append(("capture", capture))
        super().__init__(found, **kwargs)

    def get_form_layout(self) -> BlockGroup:
        aside = (*self.aside, *ASIDE)
        own = [name for name in self.child_blocks if name not in (*FIRST, *LAST, *aside)]

        def there(names: tuple[str, ...]) -> list[str]:
            return [name for name in names if name in self.child_blocks]

        return BlockGroup([*there(FIRST), *own, *there(LAST)], settings=there(aside))

    class Meta:
        icon = "help"
        label_format = "{label}"


class ShownBlock(QuestionBlock):
    """What somebody reads but does not answer: without all that belongs to an answer."""

    required = None
    required_if = None  # type: ignore[assignment]  # the way a block is without a child of its base
    required_text = None
    invalid_text = None
    prefill_source = None
    prefill_with = None  # type: ignore[assignment]
    restricted = None
    capture = None


class PartsBlock(blocks.StreamBlock):
    """Short texts with ids of their own: the rows or columns of a grid."""

    part = blocks.CharBlock(label=pgettext_lazy("of a thing", "Name"), max_length=120, icon="radio-empty")

    class Meta:
        required = False  # the gate asks for some; a draft may have none yet
