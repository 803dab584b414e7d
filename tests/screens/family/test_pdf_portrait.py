"""The face of who helps stands beside their name and number on paper, and before what is said of them."""

import base64
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from PIL import Image
from weasyprint import HTML

from portal.family import pdf
from portal.wording.paper import PORTRAIT, STATIC, OurFiles
from portal.wording.reading import Contact, Entry, Section, Text
from tests.readings import reading


def _portrait() -> str:
    made = io.BytesIO()
    Image.new("RGB", (240, 240), "navy").save(made, "JPEG")
    return PORTRAIT + base64.b64encode(made.getvalue()).decode()


def _section() -> Section:
    contact = Contact("Lena Hart", "Social worker", "01632 960111", _portrait())
    said = Entry(Text("You can ask anything.", "en"))
    return Section("worker", "people", "Your social worker", "", (said,), people=(contact,), language="en")


LEVELS = [("parent", "standard"), ("parent_easy", "easy_read"), ("from_7", "standard"), ("under_7", "standard")]


@pytest.mark.parametrize(("level", "format"), LEVELS)
def test_it_lies_over_no_words(level: str, format: str) -> None:
    shown = {"reading": replace(reading("en", level, format), sections=(_section(),)), "static": STATIC, "paper": True}
    html = render_to_string("family/plan/print.html", shown)
    boxes = [
        box
        for page in HTML(string=html, base_url=STATIC, url_fetcher=OurFiles()).render().pages
        for box in page._page_box.descendants()
    ]
    (picture,) = (box for box in boxes if box.element_tag == "img" and box.width > 50)
    words = [box for box in boxes if getattr(box, "text", "") in {"Lena Hart", "Social worker", "01632 960111"}]
    assert len(words) == 3
    assert all(word.position_x >= picture.position_x + picture.width for word in words)


def test_who_it_is_about_comes_before_what_is_said(tmp_path: Path) -> None:
    made = tmp_path / "plan.pdf"
    made.write_bytes(pdf.write(replace(reading("en", "from_7"), sections=(_section(),))))
    text = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, check=True, text=True).stdout
    assert text.index("01632 960111") < text.index("You can ask anything.")
