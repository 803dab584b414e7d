"""The outline's moves: a step before or after another, and from one section to another."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forms.models import FormPage, StepPage

from .access import rights, written


@require_POST
@transaction.atomic
def arrange(request: HttpRequest, form: int) -> HttpResponse:
    """Put the step `step` right after the step `before` ("" is: first) and into the section `section` ("" is none).

    Answers with a sentence that says where it stands now.
    """
    page = written(request, form)
    if not rights(request, page).can_reorder_children():
        raise Http404
    step = _step(page, request.POST.get("step", ""))
    section = request.POST.get("section", "")
    sections = {block.id: block.value for block in page.sections}
    if section and section not in sections:
        raise Http404
    before = request.POST.get("before", "")
    latest: StepPage = step.get_latest_revision_as_object()
    _place(page, step, _step(page, before) if before else None, request)
    if latest.section != section:
        latest.section = section
        latest.path = StepPage.objects.get(pk=step.pk).path
        latest.save_revision(user=request.user)
    words = {"step": latest.title, "number": _number(page, step), "section": sections.get(section, "")}
    said = _("“%(step)s” is step %(number)s now, in “%(section)s”.") if section else None
    return HttpResponse((said or _("“%(step)s” is step %(number)s now.")) % words, content_type="text/plain")


def _step(form: FormPage, pk: str) -> StepPage:
    found: StepPage | None = (
        StepPage.objects.child_of(form).filter(pk=pk).first()
        if pk.isascii() and pk.isdigit() and len(pk) < 19
        else None
    )
    if found is None:
        raise Http404
    return found


def _place(form: FormPage, step: StepPage, before: StepPage | None, request: HttpRequest) -> None:
    first = StepPage.objects.child_of(form).order_by("path")[0]
    if before is None and first != step:
        step.move(first, pos="left", user=request.user)
    elif before is not None and before != step and step.get_prev_sibling() != before.page_ptr:
        step.move(before, pos="right", user=request.user)


def _number(form: FormPage, step: StepPage) -> int:
    steps = list(StepPage.objects.child_of(form).order_by("path").values_list("pk", flat=True))
    return steps.index(step.pk) + 1
