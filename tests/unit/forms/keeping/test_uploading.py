"""Files taken in: refused for what they are, kept under names that say nothing."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError

from forms.fields import kind_of
from forms.fields.upload import Added, FilesField
from forms.models import Draft, DraftStep, Upload
from forms.services import uploading
from forms.services.correcting import correct
from forms.services.uploads import GRACE, added, copy_uploads, delete_bytes, files_of, sweep, sweep_bytes
from forms.words import Words
from portal.people.models import User
from tests.filling import NOW, FakeHost, make_draft
from tests.uploads import DOCM, PDF, PNG, add, letters, letters_version, name, one, sent

from .test_correcting import submission_of

pytestmark = pytest.mark.django_db

asked: list[bytes] = []


def finds_nothing(file: BinaryIO) -> str | None:
    asked.append(file.read())
    return None


def finds_eicar(file: BinaryIO) -> str | None:
    return "Eicar-Test-Signature"


def is_down(file: BinaryIO) -> str | None:
    raise ConnectionRefusedError


def says_nonsense(file: BinaryIO) -> Any:
    return False


def kept(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def test_a_file_is_kept_under_a_name_that_says_nothing(draft: Draft, place: Path, lena: User) -> None:
    taken = add(draft, sent("../Robin Green's diary.pdf", PDF))
    upload = Upload.objects.get()
    assert taken.raw == {"letters": [str(upload.pk)], "why": ""}
    assert taken.problems == {}
    assert (upload.name, upload.type, upload.size) == ("Robin Green's diary.pdf", "application/pdf", len(PDF))
    assert upload.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (upload.question, upload.uploaded_by, upload.uploaded_at) == ("letters", lena, NOW)
    (path,) = kept(place)
    assert path.relative_to(place).as_posix() == f"{draft.pk}/{upload.pk}" == upload.file.name
    assert path.read_bytes() == PDF


@pytest.mark.parametrize(
    ("called", "data", "said"),
    [
        ("photo.pdf", b"MZ\x90\x00\x03", "not one of the types"),
        ("letter.docx", DOCM, "not one of the types"),
        ("song.mp3", b"ID3\x04\x00", "not one of the types"),
        ("nothing.pdf", b"", "empty"),
        ("scan.pdf", PDF + bytes(1024 * 1024), "1 MB or smaller"),
    ],
)
def test_a_file_is_refused_and_not_kept(draft: Draft, place: Path, called: str, data: bytes, said: str) -> None:
    taken = add(draft, sent(called, data), sent("good.png", PNG))
    (problem,) = taken.problems["letters"]
    assert said in problem
    assert called.partition(".")[0] in problem
    assert [upload.name for upload in Upload.objects.all()] == ["good.png"], "the others are kept"
    assert len(kept(place)) == 1


def test_a_name_in_a_message_cannot_play_tricks(draft: Draft) -> None:
    (problem,) = add(draft, sent("\u202egpj\x00<b>" + "a" * 300, b"MZ\x00")).problems["letters"]
    assert not {"\u202e", "\x00", "<"} & set(problem)
    assert len(problem) < 150


def test_no_more_than_the_question_takes(draft: Draft) -> None:
    first = add(draft, sent("a.pdf", PDF), sent("b.pdf", PDF))
    taken = add(draft, sent("c.pdf", PDF), sent("d.pdf", PDF), kept=first.raw["letters"])
    assert len(taken.raw["letters"]) == 3
    assert taken.problems["letters"] == ["“The letters you have” takes 3 files. Remove the others"]
    assert Upload.objects.count() == 3


def test_nobody_fills_the_disk_by_adding_and_removing(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "HOARD", 2)
    add(draft, sent("a.pdf", PDF), sent("b.pdf", PDF))
    taken = add(draft, sent("c.pdf", PDF))
    assert taken.problems["letters"] == ["Too many files have been added to this form. Try again tomorrow"]
    assert Upload.objects.count() == 2


def scanner(settings: LazySettings, called: str) -> None:
    settings.FORMS_FILE_SCANNER = f"{__name__}.{called}"


def test_a_scanner_sees_every_byte(draft: Draft, settings: LazySettings) -> None:
    scanner(settings, "finds_nothing")
    asked.clear()
    add(draft, sent("a.pdf", PDF))
    assert asked == [PDF]
    assert Upload.objects.get().scanned


def test_without_a_scanner_nothing_counts_as_scanned(draft: Draft) -> None:
    add(draft, sent("a.pdf", PDF))
    assert not Upload.objects.get().scanned


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("finds_eicar", "may hold a virus"),
        ("is_down", "could not be checked"),
        ("says_nonsense", "could not be checked"),
        ("is_not_there", "could not be checked"),
    ],
)
def test_a_scanner_fails_closed(draft: Draft, settings: LazySettings, place: Path, called: str, said: str) -> None:
    scanner(settings, called)
    assert said in add(draft, sent("a.pdf", PDF)).problems["letters"][0]
    assert not Upload.objects.exists()
    assert not kept(place)


# the question


def field(draft: Draft, *, known: list[Added] | None = None, required: bool = False) -> FilesField:
    question = letters(required=required).steps[0].questions[0]
    made = kind_of(question).field(question, Words("en", "en"), "The letters")
    assert isinstance(made, FilesField)
    made.required = required
    if known is not None:
        made.know(known)
    return made


def test_only_this_questions_own_uploads_are_an_answer(draft: Draft, lena: User) -> None:
    mine, theirs = one(draft), one(make_draft(draft.version, lena))
    known = files_of(draft, letters().steps[0])["letters"]
    assert [file.id for file in known] == [str(mine.pk)]
    assert field(draft, known=known).clean([str(mine.pk), str(mine.pk)]) == [str(mine.pk)]
    for forged in (str(theirs.pk), str(uuid.uuid4()), "no-uuid", "../x", str(mine.pk).upper(), ["nested"], 7):
        with pytest.raises(ValidationError) as refused:
            field(draft, known=known).clean([str(mine.pk), forged])
        assert refused.value.code == "unknown"


def test_nothing_added_is_nothing_unless_it_must_be(draft: Draft) -> None:
    assert field(draft).clean([]) is None
    with pytest.raises(ValidationError, match="Add a file to “The letters”") as refused:
        field(draft, required=True).clean([])
    assert refused.value.code == "required"


def test_four_forged_ids_are_too_many(draft: Draft) -> None:
    with pytest.raises(ValidationError, match="takes 3 files"):
        field(draft).clean([str(uuid.uuid4()) for _four in range(4)])


def test_the_kind_speaks_of_files_by_name(draft: Draft) -> None:
    question, upload = letters().steps[0].questions[0], one(draft)
    kind, key = kind_of(question), str(upload.pk)
    assert kind.display(question, [key], Words("en", "en"), [(key, "letter.pdf")]) == "letter.pdf"
    assert kind.display(question, [key], Words("en", "en")) == f"File {key[:8]}"
    assert kind.fits(question, [key])
    assert not kind.fits(question, ["x"])
    assert not kind.fits(question, "x")
    assert kind.posted(question, "letters", [key]) == [("letters", key)]
    assert kind.schema(question, Words("en", "en"))["maxItems"] == 3


# what is not named any more


def test_what_no_answer_names_is_swept_after_a_day(draft: Draft, place: Path) -> None:
    stays = one(draft)
    (lost,) = add(draft, sent("b.pdf", PDF)).raw["letters"]
    assert sweep(draft=draft, now=NOW + GRACE) == 0, "somebody may be choosing between two texts"
    assert sweep(draft=draft, now=NOW + GRACE * 2, dry_run=True) == 1
    assert Upload.objects.count() == 2
    assert sweep(draft=draft, now=NOW + GRACE * 2) == 1
    assert [upload.pk for upload in Upload.objects.all()] == [stays.pk]
    assert lost != str(stays.pk)


def test_what_is_half_typed_left_or_parked_is_named(draft: Draft) -> None:
    keys = [add(draft, sent("b.pdf", PDF)).raw["letters"][0] for _three in range(3)]
    DraftStep.objects.create(draft=draft, step="after", typed={"x": [keys[0]]}, saved_at=NOW)
    draft.left.create(version=draft.version, question="q", typed=None, answer=[keys[1]], moved_at=NOW)
    draft.parked.create(
        token_hash="0", version=draft.version, step="papers", typed={"letters": [keys[2]]}, revision=0, parked_at=NOW
    )
    assert sweep(draft=draft, now=NOW + GRACE * 2) == 0


def test_bytes_go_with_their_row(draft: Draft, place: Path, django_capture_on_commit_callbacks: Any) -> None:
    add(draft, sent("b.pdf", PDF))
    with django_capture_on_commit_callbacks(execute=True):
        sweep(draft=draft, now=NOW + GRACE * 2)
    assert not kept(place)


def test_stray_bytes_are_found(draft: Draft, place: Path) -> None:
    upload = one(draft)
    stray = place / str(draft.pk) / str(uuid.uuid4())
    stray.write_bytes(PDF)
    later = upload.file.storage.get_modified_time(upload.file.name)
    assert sweep_bytes(now=later) == 0
    assert sweep_bytes(now=later + GRACE * 2, dry_run=True) == 1
    assert sweep_bytes(now=later + GRACE * 2) == 1
    assert [path.name for path in kept(place)] == [str(upload.pk)]


# a correction


def test_a_correction_has_uploads_of_its_own_with_the_same_bytes(
    draft: Draft, host: FakeHost, place: Path, lena: User
) -> None:
    upload = one(draft)
    foreign = one(make_draft(draft.version, lena))
    name(draft, str(upload.pk), str(foreign.pk))
    begun = correct(submission=submission_of(draft), by=lena, now=NOW)
    (copy,) = Upload.objects.filter(draft=begun)
    assert begun.steps.get(step="papers").answers["letters"] == [str(copy.pk)], "and no file of another draft"
    assert copy.pk != upload.pk
    assert (copy.name, copy.sha256, copy.file.name) == (upload.name, upload.sha256, upload.file.name)
    assert added(copy).href == f"/drafts/{begun.pk}/files/{copy.pk}/"
    delete_bytes({upload.file.name})
    assert (place / upload.file.name).exists(), "somebody still needs them"


def test_a_copy_of_a_type_not_taken_any_more_is_left_out(draft: Draft, host: FakeHost, lena: User) -> None:
    one(draft)
    newer = letters_version(accepts=["image"], required=True)
    begun = make_draft(newer, lena)
    name(begun, *draft.steps.get(step="papers").answers["letters"])
    copy_uploads(draft=begun, earlier=draft.pk, by=lena, now=NOW)
    row = begun.steps.get(step="papers")
    assert (row.answers, row.complete) == ({}, False)
