"""A published form as plain data: for packs that carry a place whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from forms.models import FormPage
from forms.packs.writing import data_of

from .documents import document_of


def form_data(key: str | UUID) -> dict[str, Any]:
    """The form with this key (translation key of its page) as it is published, as `export_form --live` writes it.

    `import_form` reads it back. Raises LookupError for a form that is not there or was never published.
    """
    page = FormPage.objects.filter(translation_key=key).order_by("pk").first()
    if page is None:
        raise LookupError(f"there is no form {key}")
    return data_of(document_of(page, live=True))
