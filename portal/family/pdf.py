"""A Reading as a PDF for everybody: tagged (PDF/UA-1), in the right language and direction, fonts embedded."""

import mimetypes
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from portal.wording.reading import Reading

# No such host exists: an address below it names one of our own static files.
STATIC = "https://static.invalid/"


class _OurFiles(URLFetcher):
    """Reads our own static files and refuses everything else: no address in a plan is ever asked for (T20)."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(STATIC)
        found = finders.find(name) if url.startswith(STATIC) else None
        if found is None:
            raise FatalURLFetchingError("a plan's PDF uses only files of our own")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": kind})


def write(reading: Reading) -> bytes:
    """The bytes of the PDF. One language a file: WeasyPrint keeps only the document's own."""
    with translation.override(reading.language):
        html = render_to_string("family/plan/print.html", {"reading": reading, "static": STATIC})
    document = HTML(string=html, base_url=STATIC, url_fetcher=_OurFiles())
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return pdf
