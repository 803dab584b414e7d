"""What the publish gate says of a form as it is saved."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from wagtail.models import Locale

from forms.checking import Context, check
from forms.exceptions import Problem
from forms.models import FormPage, OptionList
from forms.purposes import purposes
from forms.spec import Document
from forms.spec_json import content_hash

from .documents import document_of
from .open_drafts import open_drafts


def problems_of(form: FormPage, *, now: datetime | None = None) -> list[Problem]:
    """Everything the gate has to say of this form with the latest saved text of its steps: errors, warnings (accepted
    ones too), notes. Test journeys are walked on the day of `now`; without one on the day of the database."""
    return problems_in(form, document_of(form), now=now)


def problems_in(form: FormPage, document: Document, *, now: datetime | None) -> list[Problem]:
    """The same of a document that is at hand. Some queries, however long the form."""
    return check(document, _context(form, document, now))


def _context(form: FormPage, document: Document, now: datetime | None) -> Context:
    digest = content_hash(document.spec, document.texts.get(document.language, {}))
    lists = OptionList.objects.filter(locale=form.locale_id).values_list("translation_key", flat=True)
    asked = any(question.option_list for question in document.spec.questions())
    return Context(
        purpose=purposes().get(form.purpose),
        languages=_languages(form),
        lists=frozenset(str(key) for key in lists) if asked else None,
        today=timezone.localdate(now) if now else _database_day(form) if document.journeys else date.min,
        drafts=open_drafts(form.translation_key, document.spec, digest),
    )


def _languages(form: FormPage) -> tuple[str, ...]:
    """The languages it has to be whole in: those of the public pages and those somebody began to translate it into.
    The families' others are no business of a form that only practitioners fill."""
    begun = Q(pk__in=FormPage.objects.filter(translation_key=form.translation_key).values("locale"))
    found = Locale.objects.filter(begun | Q(language_code__in=settings.PUBLIC_LANGUAGES))
    return tuple(found.order_by("pk").values_list("language_code", flat=True))


def _database_day(form: FormPage) -> date:
    """The day of the database: it is asked where nobody says what time it is."""
    found: datetime = FormPage.objects.annotate(now=Now()).values_list("now", flat=True).get(pk=form.pk)
    return timezone.localdate(found)
