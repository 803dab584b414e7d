"""Files for agencies: out with names hidden; back as a preview first, then as translations nobody has checked."""

import json
from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.audit.models import Entry
from portal.wording.enums import Audience
from portal.wording.exchange import read, write
from portal.wording.exchange.units import Unit
from portal.wording.models import Assignment, Wording
from portal.wording.services import translate
from portal.wording.services import write as write_words
from tests.cast import Cast, account, sign_in
from tests.plans import NOW

pytestmark = pytest.mark.requirement("R-001-22")


def address(work: Assignment, more: str = "") -> str:
    return f"/translations/{work.pk}/file/{more}"


def ids(client: Client, work: Assignment) -> dict[str, str]:
    """{source text: unit id} of the file that goes out."""
    data = client.get(address(work, "po/")).content
    return {entry.msgid: entry.msgctxt for entry in polib.pofile("\n" + data.decode())}


def send(client: Client, work: Assignment, data: bytes, name: str = "work.xlf") -> Any:
    return client.post(address(work), {"file": SimpleUploadedFile(name, data), "do": "preview"})


def filled(client: Client, work: Assignment, kind: str, language: str = "pl") -> bytes:
    """The agency's file: each text translated as "PL: " and itself."""
    units = [Unit(key, source, f"PL: {source}") for source, key in ids(client, work).items()]
    return write(kind, units, "en", language, "X")


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_a_file_goes_out_and_comes_back_as_unchecked_translations(desk: Client, work: Assignment, kind: str) -> None:
    answer = desk.get(address(work, f"{kind}/"))
    assert answer["Content-Disposition"].startswith("attachment; filename=") and answer["Cache-Control"] == "no-store"
    preview = send(desk, work, filled(desk, work, kind))
    page = preview.content.decode()
    assert preview.status_code == 200 and "7 texts will be saved" in page
    assert not Wording.objects.filter(language="pl").exists()
    done = desk.post(address(work), {"texts": preview.context["texts"], "do": "save"})
    assert (done.status_code, done["Location"]) == (302, f"/translations/{work.pk}/")
    found = Wording.objects.filter(language="pl", audience="family")
    assert found.count() == 7 and not found.filter(checked_by__isnull=False).exists()
    text = found.get(item__capture="strength").text
    assert text == "PL: [[Robin]] waits for [[Dana]] at [[Hill School]]."
    assert Entry.objects.filter(action="translation.imported").get().detail["texts"] == 7
    again = send(desk, work, desk.get(address(work, f"{kind}/")).content)
    assert "7 texts are the same as before" in again.content.decode()


def test_what_a_file_may_not_change_is_said_and_the_rest_is_offered(desk: Client, work: Assignment, cast: Cast) -> None:
    known = ids(desk, work)
    marked = known["[Name 1] waits for [Name 2] at [Name 3]."]
    fine = known["School's log"]
    stale = known["I want somebody to read with me"]
    plan = work.plan
    write_words(
        plan=plan, item=plan.items.get(capture="child_views").pk, audience=Audience.FAMILY, text="I want to read.",
        revision=1, by=account(cast.lena), now=NOW,
    )  # fmt: skip
    long = next(key for source, key in known.items() if source.startswith("Two more"))
    units = [
        Unit(marked, "s", "Robin czeka"), Unit(fine, "s", "Dziennik szkoły"), Unit(stale, "s", "Chcę"),
        Unit(long, "s", "x" * 4001), Unit("999999-abc", "s", "Obce"),
    ]  # fmt: skip
    preview = send(desk, work, write("xliff", units, "en", "pl", "X"))
    page = preview.content.decode()
    for words in ("1 text will be saved", "Look at the names: [Name 1], [Name 2], [Name 3].", "This text is too long.",
                  "The words changed after this file was made.", "This text is not one of this work."):  # fmt: skip
        assert words in page
    assert json.loads(preview.context["texts"]) == [[fine, "Dziennik szkoły", 0]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>', "It was not opened"),
        (b"<xliff", "damaged"),
        (b"hello", "neither an XLIFF nor a PO"),
        (b"msgid \xff", "not in UTF-8"),
        (b"<" + b"x" * 10 * 1024 * 1024, "too large"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(desk: Client, work: Assignment, data: bytes, words: str) -> None:
    answer = send(desk, work, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_file_in_another_language_is_refused(desk: Client, work: Assignment) -> None:
    answer = send(desk, work, filled(desk, work, "xliff", "ro"))
    assert answer.status_code == 422 and "in another language" in answer.content.decode()


def test_what_changed_between_preview_and_saving_is_shown_again(desk: Client, work: Assignment, cast: Cast) -> None:
    preview = send(desk, work, filled(desk, work, "xliff"))
    item = work.plan.items.get(capture="evidence").pk
    translate(plan=work.plan, item=item, audience=Audience.FAMILY, language="pl", text="Inne", revision=0,
              by=account(cast.lena), now=NOW)  # fmt: skip
    answer = desk.post(address(work), {"texts": preview.context["texts"], "do": "save"})
    assert answer.status_code == 409 and "Something changed meanwhile" in answer.content.decode()
    assert Wording.objects.filter(language="pl").count() == 1
    assert desk.post(address(work), {"texts": answer.context["texts"], "do": "save"}).status_code == 302
    assert Wording.objects.filter(language="pl").count() == 7


@pytest.mark.parametrize("texts", ["", "{}", "[1]", '[["a"]]', '[["a","b","c"]]', "[" * 5000, "null"])
def test_made_up_texts_are_not_there(desk: Client, work: Assignment, texts: str) -> None:
    answer = desk.post(address(work), {"texts": texts, "do": "save"})
    assert answer.status_code in {302, 404}
    assert not Wording.objects.filter(language="pl").exists()


def test_a_kind_nobody_knows_is_not_there(desk: Client, work: Assignment) -> None:
    assert desk.get(address(work, "exe/")).status_code == 404
    assert desk.post(address(work, "po/")).status_code == 405


@pytest.mark.requirement("R-X-03")
def test_practitioners_have_the_same_files(cast: Cast, client: Client, work: Assignment) -> None:
    plan = work.plan
    base = f"/plans/{plan.pk}/translation/family/pl/file/"
    sign_in(client, cast.tom)
    data = client.get(f"{base}xliff/").content
    assert b"Robin" not in data and len(read(data).targets) == 7
    units = [Unit(key, "s", "[Name 1] [Name 2] [Name 3]") for key in read(data).targets]
    preview = client.post(base, {"file": SimpleUploadedFile("a.po", write("po", units, "en", "pl", "X"))})
    assert preview.status_code == 200
    assert client.post(base, {"texts": preview.context["texts"], "do": "save"}).status_code == 302
    assert Wording.objects.filter(language="pl").count() == 1  # six texts have no names, and these are none of theirs
