import pytest
from wagtail.models import Locale, Page

from forms.api import FormIndexPage, FormPage, translate_form
from forms.services.documents import document_of
from forms.services.laying_out import as_laid, lay_out

from . import example
from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def test_a_document_comes_back_from_its_pages(make: Make, folder: FormIndexPage) -> None:
    Locale.objects.get_or_create(language_code="cy")
    form = make()
    translate_form(form=form, locale=Locale.objects.get(language_code="cy"), texts=example.WELSH)
    document = document_of(form)
    assert as_laid(document) == document
    for page in FormPage.objects.filter(translation_key=form.translation_key):
        page.delete()
    assert not FormPage.objects.exists()
    again = lay_out(document=document, parent=Page.objects.get(pk=folder.pk).specific)
    assert document_of(again) == document
