"""After the end of a plan its readers see that it has ended: in their list, on the page and on paper (R-004-21)."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.family import services
from portal.people.enums import Format
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.models import Reading
from portal.wording.services import end_plan
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, withhold_from, word

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-004-21")]
ON = date(2026, 3, 2)


def end(plan: Plan, by: Person) -> None:
    plan.refresh_from_db()
    end_plan(plan=plan, revision=plan.revision, on=ON, by=account(by), now=NOW)


def shown(client: Client, plan: Plan, folder: Path) -> tuple[str, str, str]:
    """The words of the list, of the page and of the PDF, without markup."""
    file = folder / "plan.pdf"
    file.write_bytes(client.get(reverse("family:pdf", args=[plan.pk])).content)
    paper = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    home, page = (client.get(where) for where in (reverse("family:home"), reverse("family:plan", args=[plan.pk])))
    return home.content.decode(), page.content.decode(), " ".join(paper.split())


@pytest.mark.parametrize(
    ("who", "level", "words"),
    [
        ("dana", Format.STANDARD, "This plan ended on "),
        ("dana", Format.EASY_READ, "This plan is over. It ended on "),
        ("cai", Format.STANDARD, "This plan is over. It ended on "),
    ],
)
def test_who_read_it_is_told_in_their_words_wherever_they_read(
    cast: Cast, client: Client, tmp_path: Path, who: str, level: Format, words: str
) -> None:
    child, lead, person = (cast.cai, cast.owen, cast.cai.person) if who == "cai" else (cast.robin, cast.lena, cast.dana)
    person.format, person.language = level, "en"
    person.save()
    plan = make_plan(child, lead, lead)
    word(plan, lead)
    release_to(plan, person, lead)
    sign_in(client, account(person))
    assert not any(words in text for text in shown(client, plan, tmp_path))
    end(plan, lead)
    home, page, paper = shown(client, plan, tmp_path)
    said = f'{words}<bdi dir="ltr"><time datetime="2026-03-02">2 March 2026</time></bdi>.'
    assert said in home and page.index(said) < page.index("<article")
    assert paper.index(f"{words}2 March 2026.") < paper.index("Breakfast together")


def test_it_is_said_in_the_language_of_the_reading_also_where_the_frame_speaks_another(
    cast: Cast, client: Client
) -> None:
    """Piotr reads Polish and looks at it on a browser that is set to English."""
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    end(plan, cast.lena)
    sign_in(client, account(cast.piotr))
    client.cookies["django_language"] = "en"
    for where in (reverse("family:home"), reverse("family:plan", args=[plan.pk])):
        text = client.get(where).content.decode()
        assert ">2 marca 2026</time>" in text


def test_a_long_pdf_that_was_kept_before_the_end_is_laid_out_anew(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    given = release_to(plan, cast.dana, cast.lena).reading
    assert isinstance(given, Reading)
    monkeypatch.setattr("portal.family.pdf.write", lambda *_: b"%PDF")
    sign_in(client, account(cast.dana))
    services.ask_for(given.pk, plan=plan.pk, by=account(cast.dana), now=NOW)
    services.lay_out.func(account(cast.dana).pk, str(plan.pk))
    assert services.kept(given.pk) == b"%PDF"
    end(plan, cast.lena)
    assert services.kept(given.pk) is None


def test_who_is_kept_out_does_not_learn_of_the_end(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    end(plan, cast.lena)
    sign_in(client, account(cast.dana))
    answer: Any = client.get(reverse("family:home"))
    assert "2 March 2026" not in answer.content.decode()
    assert client.get(reverse("family:plan", args=[plan.pk])).status_code == 404
