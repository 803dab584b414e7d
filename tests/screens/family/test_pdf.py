"""The PDF is the same Reading: tagged, in the right language and direction, its letters readable."""

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.test import Client
from django.urls import reverse
from weasyprint.urls import FatalURLFetchingError

from portal.audit.models import Entry
from portal.family import pdf
from portal.plans.enums import Ground
from portal.wording.enums import Audience
from portal.wording.paper import STATIC, OurFiles
from portal.wording.services import check, translate, withhold, write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan, release_to, word

pytestmark = pytest.mark.django_db
URDU = "چار شاموں کو گھر پر کوئی نہیں تھا۔"


@pytest.fixture
def urdu_pdf(cast: Cast, client: Client) -> bytes:
    plan = make_plan(cast.sami, cast.lena, cast.lena, [cast.tom])
    word(plan, cast.lena)
    concern = plan.items.get(capture="concern")
    made = translate(
        plan=plan, item=concern.pk, audience=Audience.FAMILY, language="ur", text=URDU, revision=0,
        by=account(cast.lena), now=NOW,
    )  # fmt: skip
    check(plan=plan, item=concern.pk, audience=Audience.FAMILY, language="ur", revision=made.revision,
          by=account(cast.tom), now=NOW)  # fmt: skip
    release_to(plan, cast.amina, cast.lena)
    sign_in(client, account(cast.amina))
    response = client.get(reverse("family:pdf", args=[plan.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert "Sami" not in response["Content-Disposition"]
    return response.content


def test_it_is_tagged_in_urdu_and_its_fonts_are_embedded(urdu_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(urdu_pdf)) as pdf:
        assert str(pdf.Root.Lang) == "ur"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert any(str(key).startswith("/FontFile") for key, _ in font.DescendantFonts[0].FontDescriptor.items())


def test_its_urdu_can_be_copied_and_read_aloud(urdu_pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(urdu_pdf)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    kept = {word for line in text.splitlines() for word in line.replace("\u202b", "").replace("\u202c", "").split()}
    assert {word.strip("۔") for word in URDU.split()} <= {word.strip("۔") for word in kept}


def test_words_of_a_plan_never_make_the_writer_fetch_anything(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    concern = plan.items.get(capture="concern")
    nasty = '<img src="http://169.254.169.254/x"> <script>alert(1)</script>'
    write(plan=plan, item=concern.pk, audience=Audience.FAMILY, text=nasty, revision=1, by=account(cast.lena), now=NOW)
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    assert client.get(reverse("family:pdf", args=[plan.pk])).status_code == 200
    html = client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    pictures = re.findall("<img[^>]+>", html.split("<main")[1])
    assert all(re.search(r' src="/(static/dist|symbols)/', one) for one in pictures) and "&lt;script&gt;" in html


FOREIGN = ["http://169.254.169.254/", "file:///etc/passwd", f"{STATIC}../../etc/passwd", f"{STATIC}nothing"]


@pytest.mark.parametrize("url", FOREIGN)
def test_the_writer_reads_only_our_own_files(url: str) -> None:
    with pytest.raises((FatalURLFetchingError, SuspiciousFileOperation)):
        OurFiles().fetch(url)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_in_the_database_while_a_pdf_is_laid_out(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes seconds: SQLite would keep everybody out meanwhile, and PostgreSQL everybody of this plan."""
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, account(cast.dana))
    seen: list[tuple[bool, int]] = []

    def write(*_given: object) -> bytes:
        printed = Entry.objects.filter(action="reading.printed").count()
        seen.append((connection.in_atomic_block, printed))
        return b""

    monkeypatch.setattr("portal.family.views.pdf.write", write)
    client.get(reverse("family:pdf", args=[plan.pk]))
    assert seen == [(False, 1)]  # and it is recorded before anything is laid out


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize("is_whole", [True, False])
def test_what_is_withheld_while_it_is_laid_out_is_not_given(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, is_whole: bool
) -> None:
    """Fails where the grant is asked for before the seconds that a PDF takes, and not after."""
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    sign_in(client, cast.dana)
    items = None if is_whole else [plan.items.get(capture="strength").pk]

    def meanwhile(*_given: object) -> bytes:
        withhold(
            plan=plan, person=cast.dana, ground=Ground.CHILD, evidence="A report", authorised_by=cast.mira,
            review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW, items=items,
        )  # fmt: skip
        return b"%PDF of what was given before"

    monkeypatch.setattr(pdf, "write", meanwhile)
    answer = client.get(reverse("family:pdf", args=[plan.pk]))
    assert answer.status_code == 404 and b"%PDF" not in answer.content
