"""Paper: HTML of ours as a tagged PDF (PDF/UA-1), in the right language and direction, its fonts embedded."""

import base64
import mimetypes
import re
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped]
from django.contrib.staticfiles import finders
from weasyprint import HTML
from weasyprint.draw import text
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from portal.procedures.selectors import own_symbol
from portal.ui.order import ordered
from portal.ui.symbols import is_own

# No such host exists: an address below it names one of our own static files.
STATIC = "https://static.invalid/"
# How the picture of a person stands in a Reading: whole, so it is asked for nowhere.
PORTRAIT = "data:image/jpeg;base64,"
# A PNG of one transparent point.
EMPTY = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")

# Scripts in which letters change places or grow together: Devanagari to Malayalam, Bengali and Gurmukhi among them.
REORDERED = re.compile("[\u0900-\u0d7f]")
# Small signs that Arabic is mostly written without. A letter that carried one somewhere said so everywhere else, when
# the text was copied or read aloud.
VOWELS = dict.fromkeys(range(0x064E, 0x0653))
_draw_line = text.draw_first_line


def _draw_and_say(stream: Any, box: Any, *args: Any) -> Any:
    """Draw a line of text; where its letters are drawn in another order than they are read, say what it reads
    (ActualText). WeasyPrint itself maps each sign to the letters where it first met it: Bengali came out mangled."""
    if not REORDERED.search(box.text):
        return _draw_line(stream, box, *args)
    stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(box.text)}))
    drawn = _draw_line(stream, box, *args)
    stream.end_marked_content()
    return drawn


# It offers no other way in; tests/screens/family/test_pdf_text.py tells if a newer one draws otherwise.
text.draw_first_line = _draw_and_say


class OurFiles(URLFetcher):
    """Reads our own static files and refuses everything else: no address in a plan is ever asked for (T20)."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(STATIC)
        if url.startswith(PORTRAIT):
            return URLFetcherResponse(url, base64.b64decode(url.removeprefix(PORTRAIT)), {"Content-Type": "image/jpeg"})
        if not url.startswith(STATIC):
            raise FatalURLFetchingError("a plan's PDF uses only files of our own")
        if is_own(name):
            return URLFetcherResponse(url, _own(name), {"Content-Type": "image/png"})
        found = finders.find(name)
        if found is None:
            raise FatalURLFetchingError("there is no such file")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": kind})


def _own(key: str) -> bytes:
    """An authority's own picture; an empty one where it was taken away since."""
    symbol = own_symbol(key)
    if symbol is None:
        return EMPTY
    with symbol.image.open("rb") as file:
        return bytes(file.read())


def lay_out(html: str, language: str) -> bytes:
    """The bytes of the PDF. One language a file: WeasyPrint keeps only the document's own."""
    if language == "ar":
        html = html.translate(VOWELS)
    document = HTML(string=ordered(html, "ltr"), base_url=STATIC, url_fetcher=OurFiles())
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return pdf
