"""One condition or one test journey on a page of its own: all of them in one editor would never finish drawing."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django import forms as django_forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.blocks import BlockField, StructBlock
from wagtail.blocks.base import BlockWidget, get_error_json_data

from forms.blocks import ConditionsBlock, JourneysBlock
from forms.models import FormPage
from forms.models.editing import latest_steps
from forms.models.names import words

from .access import written

BLOCKS: dict[str, StructBlock] = {
    "conditions": ConditionsBlock().child_blocks["condition"],
    "journeys": JourneysBlock().child_blocks["journey"],
}
TITLES: dict[str, tuple[Promise, Promise]] = {
    "conditions": (gettext_lazy("New condition"), gettext_lazy("Condition")),
    "journeys": (gettext_lazy("New test journey"), gettext_lazy("Test journey")),
}


class AloneWidget(BlockWidget):
    """A block that is no stream, drawn by the controller "forms-block" (forms/static/forms/outline.js)."""

    def render_with_errors(
        self, name: str, value: Any, attrs: Any = None, errors: Any = None, renderer: Any = None
    ) -> str:
        error = get_error_json_data(errors.as_data()[0]) if errors else None
        return format_html(
            '<div id="{}" data-controller="forms-block" data-forms-block-data-value="{}"'
            ' data-forms-block-arguments-value="{}"></div>',
            name, self.block_json, json.dumps([self.block_def.get_form_state(value), error]),
        )  # fmt: skip


def _form_class(field: str) -> type[django_forms.Form]:
    block = BlockField(block=BLOCKS[field], label="", widget=AloneWidget(BLOCKS[field]))
    return type("PartForm", (django_forms.Form,), {"part": block})


@transaction.atomic
def part(request: HttpRequest, form: int, field: str, part: str = "") -> HttpResponse:
    """GET draws the part, an empty one without `part`; POST keeps or (with "delete") removes it, as a saved draft."""
    if field not in BLOCKS:
        raise Http404
    page = written(request, form)
    stored = [dict(block) for block in getattr(page, field).raw_data]
    if part and part not in {block["id"] for block in stored}:
        raise Http404
    if request.method == "POST" and part and "delete" in request.POST:
        _keep(page, field, [block for block in stored if block["id"] != part], request)
        messages.success(request, _("It is removed. Saved as a draft."))
        return redirect(_back(page))
    block = BLOCKS[field]
    value = next((one.value for one in getattr(page, field) if one.id == part), None) or block.get_default()
    bound = _form_class(field)(request.POST if request.method == "POST" else None, initial={"part": value})
    if request.method == "POST" and bound.is_valid():
        new = {
            "type": block.name,
            "id": part or str(uuid4()),
            "value": block.get_prep_value(bound.cleaned_data["part"]),
        }
        kept = [new if one["id"] == part else one for one in stored] if part else [*stored, new]
        _keep(page, field, kept, request)
        messages.success(request, _("“%(name)s” is saved as a draft.") % {"name": new["value"]["name"]})
        return redirect(_back(page))
    return render(request, "forms/authoring/part.html", _context(page, field, part, bound, value))


def _context(page: FormPage, field: str, part: str, bound: django_forms.Form, value: Any) -> dict[str, Any]:
    steps = latest_steps(page)
    title = str(TITLES[field][bool(part)])
    return {
        "form": bound,
        "media": bound.media,
        "page": page,
        "part": part,
        "names": page.names() | {"words": words()},
        "uses": _uses(page, steps, part) if part and field == "conditions" else [],
        "header_title": title,
        "page_title": title,
        "page_subtitle": value.get("name") or title,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]), "label": page.get_parent().title},
            {"url": _back(page), "label": page.title},
            {"url": "", "label": title},
        ],
        "header_icon": "code" if field == "conditions" else "tasks",
        "submit_button_label": _("Save"),
    }


def _uses(page: FormPage, steps: Any, condition: str) -> list[tuple[str, str]]:
    """(address, title) of the steps, and (address, name) of the conditions, that name this condition."""
    found = [
        (reverse("wagtailadmin_pages:edit", args=[step.pk]), step.title)
        for step in steps
        if condition in step.shown_if
        or any(condition in json.dumps(list(stream.raw_data)) for stream in (step.questions, step.ends))
    ]
    for block in page.conditions.raw_data:
        if block["id"] != condition and condition in json.dumps(block):
            address = reverse("forms_editor:part", args=[page.pk, "conditions", block["id"]])
            found.append((address, block["value"].get("name", "")))
    return found


def _keep(page: FormPage, field: str, blocks: list[dict[str, Any]], request: HttpRequest) -> None:
    setattr(page, field, blocks)
    page.save_revision(user=request.user, log_action=True, clean=False)


def _back(page: FormPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) + "#tab-logic"
