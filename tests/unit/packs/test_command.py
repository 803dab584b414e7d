"""`manage.py pack`."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from content.rules import key_of
from portal.packs.archive import from_bytes
from portal.procedures.models import Jurisdiction, LocalContact

from .place import PLACE, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person types; with nothing left there is nobody to ask."""
    given: list[str] = []

    def ask(question: str) -> str:
        if not given:
            raise EOFError
        return given.pop(0)

    monkeypatch.setattr("builtins.input", ask)
    return given


def run(*args: str, **options: Any) -> str:
    out = StringIO()
    call_command("pack", *args, stdout=out, **options)
    return out.getvalue()


@pytest.mark.requirement("R-X-01")
def test_a_pack_goes_out_is_compared_and_comes_in(folder: Path, answers: list[str]) -> None:
    make()
    assert run("export", PLACE).startswith(f"{PLACE}.pack.zip: ")
    assert from_bytes((folder / f"{PLACE}.pack.zip").read_bytes()).place == PLACE
    assert "same." in run("diff", PLACE)

    Jurisdiction.objects.filter(key=PLACE).update(name="There")
    LocalContact.objects.filter(key="duty", locale__language_code="en").update(phone="01632 960999")
    said = run("diff", PLACE)
    assert "conflict: place Here (here)\n    name: “There” → “Here”" in said
    assert "phone: “01632 960999” → “01632 960111”" in said

    answers += ["y", "n", "y"]  # begin; not the contact; the place
    assert "1 items were brought." in run("import", PLACE)
    assert Jurisdiction.objects.get(key=PLACE).name == "Here"
    assert LocalContact.objects.get(key="duty", locale__language_code="en").phone == "01632 960999"


def test_nothing_is_changed_where_nobody_can_be_asked(folder: Path, answers: list[str]) -> None:
    make()
    run("export", PLACE)
    Jurisdiction.objects.filter(key=PLACE).update(name="There")
    with pytest.raises(CommandError, match="Nobody to ask"):
        run("import", PLACE)
    with pytest.raises(CommandError, match="Nobody to ask"):
        run("import", PLACE, "--yes")
    answers.append("no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        run("import", PLACE)
    assert Jurisdiction.objects.get(key=PLACE).name == "There"
    run("import", PLACE, "--yes", "--keep")
    assert Jurisdiction.objects.get(key=PLACE).name == "There"


def test_force_takes_the_pack_s(folder: Path) -> None:
    make()
    run("export", PLACE)
    Jurisdiction.objects.filter(key=PLACE).update(name="There")
    run("import", PLACE, "--yes", "--force")
    assert Jurisdiction.objects.get(key=PLACE).name == "Here"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("export", "nowhere"), "no place nowhere"),
        (("diff", "nowhere"), "cannot be read"),
        (("import", "else", "--file", "here.pack.zip"), "pack of here"),
        (("diff", "here", "--file", "rubbish"), "no pack"),
        (("export", "here", "--file", "missing/here.zip"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, args: tuple[str, ...], words: str) -> None:
    make()
    run("export", PLACE)
    (folder / "rubbish").write_text("rubbish")
    with pytest.raises(CommandError, match=words):
        run(*args)


def test_a_page_is_named_by_its_title(folder: Path) -> None:
    make()
    run("export", PLACE)
    pack = from_bytes((folder / f"{PLACE}.pack.zip").read_bytes())
    assert ("page", str(key_of(f"{PLACE}/review"))) in pack.items
    Jurisdiction.objects.filter(key=PLACE).delete()
    said = run("diff", PLACE, "--verbosity", "2")
    assert "new: place Here (here)" in said
