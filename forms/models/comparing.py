"""Two revisions of questions, conditions or journeys side by side, in words an author knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.compare import StreamFieldComparison, TextFieldComparison, diff_text

from forms.fields.block import RuleBlock

from .names import Names, spoken

_id = re.compile(r"[0-9A-Za-z_-]{8,}")

Lines = Mapping[str, str]  # what a block says, by the label of its part


class WordsComparison(StreamFieldComparison):
    """Blocks by id: added, removed, or changed, with the parts that changed only. Ids in rules are read as names."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.page = obj_b

    @cached_property
    def names(self) -> Names:
        found: Names = self.page.names()
        return found

    @cached_property
    def known(self) -> dict[str, str]:
        found = self.names
        known = {key: name for part in ("steps", "sections", "conditions", "ends") for key, name in found[part]}
        for question in found["questions"]:
            known[question["id"]] = question["label"]
            known |= dict(question["options"])
        return known

    def htmldiff(self) -> str:
        before, after = ({block.id: block for block in value} for value in (self.val_a, self.val_b))
        parts = []
        for key, block in after.items():
            if key not in before:
                parts.append(self._whole("addition", _("Added"), block))
            elif before[key].get_prep_value() != block.get_prep_value():
                parts.append(self._changed(before[key], block))
        parts += [self._whole("deletion", _("Removed"), block) for key, block in before.items() if key not in after]
        if not parts and list(before) != list(after):
            parts = [format_html("<p>{}</p>", _("In another order."))]
        return format_html_join("\n", "{}", ((part,) for part in parts))

    def _whole(self, css: str, word: str, block: Any) -> str:
        return self._drawn(css, word, block, [(label, escape(text)) for label, text in self._lines(block)])

    def _changed(self, before: Any, after: Any) -> str:
        old, new = dict(self._lines(before)), dict(self._lines(after))
        rows = [
            (label, diff_text(old.get(label, ""), new.get(label, "")).to_html())
            for label in [*new, *(label for label in old if label not in new)]
            if old.get(label) != new.get(label)
        ]
        return self._drawn("", _("Changed"), after, rows)

    def _drawn(self, css: str, word: str, block: Any, rows: list[tuple[str, str]]) -> str:
        name = self._name(block)
        return format_html(
            '<div class="comparison__child-object {}"><p><strong>{}</strong> ({}, {})</p><dl>{}</dl></div>',
            css, name, block.block.label, word, format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows),
        )  # fmt: skip

    def _name(self, block: Any) -> str:
        if not hasattr(block.value, "get"):
            return str(block.value)
        return next((str(block.value[key]) for key in ("label", "name", "text") if block.value.get(key)), "")

    def _lines(self, block: Any, before: str = "") -> Iterator[tuple[str, str]]:
        """(label, text) of each part that says something."""
        if not hasattr(block.value, "get"):
            yield before or str(block.block.label), str(block.value)
            return
        for name, child in block.block.child_blocks.items():
            value, label = block.value.get(name), f"{before}{child.label}"
            if value in (None, "", False):
                continue
            if hasattr(value, "stream_block"):
                for number, inner in enumerate(value, 1):
                    yield from self._lines(inner, f"{label} {number}" + (": " if hasattr(inner.value, "get") else ""))
            else:
                yield label, self._spoken(child, value)

    def _spoken(self, block: Any, value: Any) -> str:
        if value is True:
            return _("Yes")
        choices = dict(_flat(getattr(block.field, "choices", ())))
        if value in choices:
            return str(choices[value])
        if rule := isinstance(block, RuleBlock) and spoken(value, self.names):
            return rule
        return _id.sub(lambda found: self.known.get(found[0], found[0]), str(value))


class KeyComparison(TextFieldComparison):
    """An id or a rule of a step, read out."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.page = obj_b

    def htmldiff(self) -> str:
        names: Names = self.page.names()
        titles = dict(names["sections"])
        before, after = (titles.get(value) or spoken(value, names) for value in (self.val_a, self.val_b))
        found: str = diff_text(before, after).to_html()
        return found


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
