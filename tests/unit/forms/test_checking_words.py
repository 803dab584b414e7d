"""What the gate finds wrong in words, test journeys and translations, and what it says of open drafts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from forms.checking import Context, OpenDrafts, Problem, check
from forms.checking.journeys import differences
from forms.conditions import Compare, Equals, Offset, Today
from forms.journeys import run
from forms.rules import outline
from forms.spec import Document, End, Journey, Option, Question, Spec, Step

from .example import excursion

PLACE = Question("place", "short_text", capture="destination")
RAIN = Question("rain", "yes_no")
START = Question("start", "date")
FOOD = Question("food", "single_choice", options=(Option("packed"), Option("inn")))
READ = Question("read", "guidance", settings={"image": "", "page": ""})
WHAT = Question("what", "short_text", capture="stop.what")
STOPS = Question("stops", "repeat", required=False, capture="stop", questions=(WHAT,), settings={"min": 0, "max": 3})
SPEC = Spec(
    "form", "excursion",
    (
        Step("one", (PLACE, RAIN, START, READ), ends=(End("wet", Equals("rain", True)),)),
        Step("two", (FOOD, STOPS), visible_if=Compare("start", "<", Today(Offset(-1, "years")))),
        Step("three", (Question("more", "yes_no"),)),
    ),
)  # fmt: skip
TEXTS = {
    "form.title": "Excursion", "one.title": "Where to", "two.title": "Food", "three.title": "The rest",
    "wet.text": "Stay at home.", "read.body": "<p>Think <a id=\"x\" linktype=\"key\">of shoes</a>.</p>",
    "packed.label": "Packed lunch", "inn.label": "An inn", "stops.item": "Stop",
}  # fmt: skip
TEXTS |= {f"{key}.label": f"{key.title()}?" for key in ("place", "rain", "start", "food", "stops", "what", "more")}
TODAY = datetime.date(2027, 3, 1)


def found(document: Document, context: Context | None = None) -> list[Problem]:
    return check(document, context or Context(excursion(), today=TODAY))


def document(texts: dict[str, dict[str, str]] | None = None, *journeys: Journey) -> Document:
    return Document(SPEC, "en", {"en": TEXTS} | (texts or {}), journeys)


def test_a_good_form_has_nothing_wrong() -> None:
    assert found(document()) == []


# translations


def test_a_language_without_any_words_is_one_warning() -> None:
    context = Context(excursion(), languages=("en", "cy"))
    problems = found(document(), context)
    assert [(p.level, p.code, p.message) for p in problems] == [
        ("warning", "translation.none", "Nothing is translated into Welsh.")
    ]
    refused = found(replace(document(), translations="refuse"), context)
    assert [(p.level, p.code) for p in refused] == [("error", "translation.none")]


def test_missing_words_are_counted_a_page_and_a_language() -> None:
    welsh = {key: f"{text} (cy)" for key, text in TEXTS.items()}
    context = Context(excursion(), languages=("en", "cy"))
    assert found(document({"cy": welsh}), context) == []
    for key in ("form.title", "inn.label", "what.label", "wet.text"):
        del welsh[key]
    problems = found(document({"cy": welsh}), context)
    assert {p.page: p.message for p in problems} == {
        "form": "Not translated into Welsh: 1 texts of the form, the first is “Excursion”.",
        "one": "Not translated into Welsh: 1 texts of step “Where to”, the first is “Stay at home.”.",
        "two": "Not translated into Welsh: 2 texts of step “Food”, the first is “An inn”.",
    }
    before = {p.fingerprint for p in problems}
    del welsh["packed.label"]
    assert len(before & {p.fingerprint for p in found(document({"cy": welsh}), context)}) == 2


# guidance


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p><a href='/x'></a></p>", "guidance.link"),
        ("<p><a href='/x'><b> </b></a></p>", "guidance.link"),
        ("<p><a>gone</a></p>", "guidance.dead_link"),
        ("<h2> </h2><p>x</p>", "guidance.heading"),
        ("<h3>Too deep</h3>", "guidance.order"),
        ("<h2>A</h2><h4>B</h4>", "guidance.order"),
        ("<h1>A</h1>", "guidance.order"),
        ("<p><img src='/x'></p>", "guidance.image"),
        ("<embed embedtype='image' id='1'/>", "guidance.image"),
        ("<h2>A</h2><h3>B</h3><h2>C</h2><p><a href='/x'>words</a> <img src='/x' alt=''></p>", ""),
        ("<p><a href='/x'><img src='/x' alt='Map'></a></p>", ""),
        ("5 < 6 and 7 > 6", ""),
    ],
)
def test_running_text_is_read_as_readers_hear_it(body: str, code: str) -> None:
    problems = found(document({"en": TEXTS | {"read.body": body}}))
    assert [p.code for p in problems] == ([code] if code else [])
    if code:
        assert (problems[0].page, problems[0].block, problems[0].level) == ("one", "read", "error")
        welsh = found(document({"cy": TEXTS | {"read.body": body}}))
        assert [p.code for p in welsh] == [code]
        assert welsh[0].fingerprint != problems[0].fingerprint


def test_an_empty_guidance_and_a_silent_picture() -> None:
    assert [p.code for p in found(document({"en": TEXTS | {"read.body": ""}}))] == ["guidance.empty"]
    shown = replace(READ, settings={"image": "a" * 40, "page": ""})
    spec = replace(SPEC, steps=(replace(SPEC.steps[0], questions=(PLACE, RAIN, START, shown)), *SPEC.steps[1:]))
    assert [(p.level, p.code) for p in found(Document(spec, "en", {"en": TEXTS}))] == [("warning", "guidance.alt")]
    assert found(Document(spec, "en", {"en": TEXTS | {"read.alt": "A hill"}})) == []


# journeys

DRY = Journey("dry", "A dry day", {"rain": False, "start": "2025-01-01"}, ("one", "two", "three"))


def test_a_journey_that_goes_as_it_should_says_nothing() -> None:
    wet = Journey("wet-day", "A wet day", {"rain": True, "food": "inn"}, ("one",), "wet")
    assert found(document(None, DRY, wet)) == []
    outcome = run(wet, outline(SPEC), TODAY)
    assert (outcome.passed, outcome.steps, outcome.end, outcome.idle) == (True, ("one",), "wet", ("food",))


@pytest.mark.parametrize(
    ("journey", "words"),
    [
        (replace(DRY, answers={"rain": False}), "Step “Food” did not come."),
        (replace(DRY, steps=("one", "three")), "Step “Food” came and should not have."),
        (replace(DRY, end="wet"), "It led to sending and not to the end “Stay at home.”."),
        (replace(DRY, answers={"rain": True}, steps=("one",)), "It ended with “Stay at home.”."),
    ],
)
def test_a_journey_that_fails_says_how(journey: Journey, words: str) -> None:
    problems = found(document(None, journey))
    assert [(p.level, p.code, p.page, p.block) for p in problems] == [("error", "journey.failed", "form", "dry")]
    assert problems[0].message == f"The test journey “A dry day” failed. {words}"
    assert differences(run(journey, outline(SPEC), TODAY), TEXTS) == [words]


def test_a_journey_is_walked_on_the_day_of_the_check() -> None:
    assert found(document(None, DRY), Context(excursion(), today=datetime.date(2025, 6, 1)))[0].code == "journey.failed"


@pytest.mark.parametrize(
    ("journey", "code"),
    [
        (replace(DRY, answers={**DRY.answers, "gone": 1}), "journey.unknown"),
        (replace(DRY, steps=(*DRY.steps, "gone")), "journey.unknown"),
        (replace(DRY, end="gone"), "journey.unknown"),
        (replace(DRY, answers={**DRY.answers, "food": "soup"}), "journey.answer"),
        (replace(DRY, answers={**DRY.answers, "start": "2025-02-30"}), "journey.answer"),
        (replace(DRY, answers={**DRY.answers, "read": "x"}), "journey.answer"),
    ],
)
def test_a_journey_of_things_that_are_not_there(journey: Journey, code: str) -> None:
    assert [p.code for p in found(document(None, journey)) if p.code != "journey.failed"] == [code]


def test_two_journeys_with_one_id() -> None:
    assert [p.code for p in found(document(None, DRY, DRY))] == ["id.journey"]


# open drafts


def test_open_drafts_are_a_note_and_answers_without_a_question_a_warning() -> None:
    drafts = (OpenDrafts(3, 2), OpenDrafts(1, 4, {"gone": ("Who comes?", 3), "other": ("Which day?", 1)}))
    problems = found(document(), Context(excursion(), today=TODAY, drafts=drafts))
    assert [(p.level, p.code) for p in problems] == [
        ("warning", "drafts.lost"), ("note", "drafts.open"), ("note", "drafts.open"),
    ]  # fmt: skip
    assert "“Who comes?” (3); “Which day?” (1)" in problems[0].message
    assert problems[1].message == "2 open drafts stand on version 3 and can finish it."
    one_more = replace(drafts[1], drafts=5, lost={"gone": ("Who comes?", 4), "other": ("Which day?", 1)})
    again = found(document(), Context(excursion(), today=TODAY, drafts=(one_more,)))
    assert again[0].fingerprint == problems[0].fingerprint
