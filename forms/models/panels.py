"""Panels of the Wagtail editor that only forms have."""

from __future__ import annotations

import functools
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, Panel

from .comparing import KeyComparison, WordsComparison
from .names import words


class WordsPanel(FieldPanel):
    """A field whose revisions are compared in words: labels instead of ids, and only what changed."""

    def get_comparison_class(self) -> Any:
        return WordsComparison


class KeyPanel(FieldPanel):
    """A field that holds an id or a rule; its revisions are compared in words."""

    def get_comparison_class(self) -> Any:
        return KeyComparison


class PartsPanel(Panel):
    """The items of a stream field, edited one at a time on pages of their own.

    460 conditions drawn in one editor took Chromium 21 seconds; as a list they are one page like any other. What is
    in them is part of the page and of its revisions all the same.
    """

    def __init__(self, field_name: str, *, template: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field_name, self.template = field_name, template

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"field_name": self.field_name, "template": self.template}

    @property
    def clean_name(self) -> str:
        return self.field_name

    class BoundPanel(Panel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.template_name = self.panel.template

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            stream = getattr(self.instance, self.panel.field_name)
            context["form"] = self.instance
            if self.instance.pk:  # the address of an item is that of adding one, with its id at the end
                add = reverse("forms_editor:add_part", args=[self.instance.pk, self.panel.field_name])
                context["add"], start = add, add.removesuffix("add/")
                named = ((block["id"], block["value"].get("name")) for block in stream.raw_data)
                context["parts"] = [(f"{start}{quote(key)}/", name or key) for key, name in named]
            return context

        def get_comparison(self) -> list[Any]:
            field = self.panel.model._meta.get_field(self.panel.field_name)
            return [functools.partial(WordsComparison, field)]


class NamesPanel(Panel):
    """Draws nothing: hands the names of the form's parts to the editor's script."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "forms/authoring/names.html"

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            parent = getattr(self.form, "parent_page", None)
            context["names"] = self.instance.names(parent) | {"words": words()}
            return context
