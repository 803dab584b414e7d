"""Laying a book out with WeasyPrint: no address is ever asked for but files of our own."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML
from weasyprint.logger import PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .book import TEMPLATE, Book

# No such host exists: an address below it names one of our own static files.
STATIC = "https://static.invalid/"
SHEET = "Step 5 - Creating layout - Page "


class _OurFiles(URLFetcher):
    """Our own style, typefaces and the pictures of pages; everything else is refused (T20)."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
        media = settings.WAGTAILADMIN_BASE_URL + settings.MEDIA_URL
        if url.startswith(media):
            name = unquote(url.removeprefix(media))
            if name.startswith("images/"):
                with default_storage.open(name) as file:
                    return URLFetcherResponse(url, file.read(), {"Content-Type": kind})
        found = finders.find(url.removeprefix(STATIC)) if url.startswith(STATIC) else None
        if found is None:
            raise FatalURLFetchingError("a manual's PDF uses only files of our own")
        return URLFetcherResponse(url, Path(str(found)).read_bytes(), {"Content-Type": kind})


class _Sheets(logging.Handler):
    """Hears from WeasyPrint of each sheet that it lays out."""

    def __init__(self, told: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self.told = told
        self.heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One sheet more; the numbers of contents are put in later, in a second round that takes little time."""
        if isinstance(record.msg, str) and record.msg.startswith(SHEET) and record.args:
            self.heard = max(self.heard, int(str(record.args[0])))  # type: ignore[index]
            self.told(self.heard)


@contextmanager
def _listening(told: Callable[[int], None]) -> Iterator[None]:
    handler, level, passed_on = _Sheets(told), PROGRESS_LOGGER.level, PROGRESS_LOGGER.propagate
    PROGRESS_LOGGER.addHandler(handler)
    PROGRESS_LOGGER.setLevel(logging.INFO)
    PROGRESS_LOGGER.propagate = False
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(handler)
        PROGRESS_LOGGER.setLevel(level)
        PROGRESS_LOGGER.propagate = passed_on


def write(book: Book, *, today: date, told: Callable[[int], None] = lambda sheet: None) -> bytes:
    """The bytes of the PDF. `told` hears how many sheets are laid out, as often as another one is."""
    shown = {
        "book": book, "static": STATIC, "today": today, "base": settings.WAGTAILADMIN_BASE_URL,
        "service": settings.SERVICE_NAME, "direction": _direction(book.language),
    }  # fmt: skip
    with translation.override(book.language):
        html: str = render_to_string(TEMPLATE, shown)
    with _listening(told):
        document = HTML(string=html, base_url=settings.WAGTAILADMIN_BASE_URL, url_fetcher=_OurFiles())
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return pdf


def _direction(language: str) -> str:
    return "rtl" if translation.get_language_info(language)["bidi"] else "ltr"
