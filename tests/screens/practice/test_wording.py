"""Putting items into words for the family and the child."""

import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from portal.audit.models import Entry
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.procedures.models import Phrase
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.services import write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, word

BUDGET = 14


def address(plan: Plan, audience: str = "family") -> str:
    return f"/plans/{plan.pk}/wording/{audience}/"


def item(plan: Plan, capture: str = "concern") -> str:
    return next(str(one["id"]) for one in latest_version(plan).content["items"] if one["capture"] == capture)


def entry(response: Any, ident: str) -> Any:
    return next(e for group in response.context["groups"].values() for e in group if e.row.item == ident)


def stored(plan: Plan, ident: str, audience: str = "family") -> Wording:
    return Wording.objects.get(item_id=uuid.UUID(ident), audience=audience, language="en")


@pytest.mark.requirement("R-001-04", "R-003-04")
@pytest.mark.parametrize("audience", ["family", "child"])
def test_an_item_gets_words_of_its_own_for_each_audience(lena: Client, plan: Plan, audience: str) -> None:
    one = item(plan)
    page = lena.get(address(plan, audience))
    assert entry(page, one).row.state == "missing"
    data = {"item": one, "revision": 0, "text": " You were alone.\r\nFour times. ", "do": "save"}
    answer = lena.post(address(plan, audience), data)
    assert (answer.status_code, answer["Location"]) == (302, f"{address(plan, audience)}#item-{one}")
    assert stored(plan, one, audience).text == "You were alone.\nFour times."
    page = lena.get(address(plan, audience))
    assert entry(page, one).row.state == "written"
    total = 7 if audience == "family" else 6  # nobody writes the evidence for children
    assert f"1 of {total} items have words" in page.content.decode()


def test_the_professional_words_can_be_used_as_they_are(lena: Client, plan: Plan) -> None:
    one = item(plan, "strength")
    lena.post(address(plan), {"item": one, "revision": 0, "text": "", "do": "accept"})
    assert stored(plan, one).text == "Breakfast together every day"


def test_professional_words_too_long_for_a_reader_are_refused_and_not_an_error(
    lena: Client, plan: Plan, cast: Cast
) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="x" * 4100)
    answer = lena.post(address(plan), {"item": item(plan), "revision": 0, "text": "", "do": "accept"})
    assert answer.status_code == 422
    assert "characters too long. Use 4000 characters or fewer." in answer.content.decode()


@pytest.mark.parametrize("revision", [2**31 - 1, 2**63 - 1, 2**63, 10**40])
def test_a_revision_too_large_for_a_column_is_a_stale_one(lena: Client, plan: Plan, cast: Cast, revision: int) -> None:
    word(plan, cast.lena)
    data = {"item": item(plan), "revision": revision, "text": "Mine", "do": "save"}
    assert lena.post(address(plan), data).status_code == 409


def test_typed_words_are_not_thrown_away_by_the_other_button(lena: Client, plan: Plan) -> None:
    one = item(plan, "strength")
    answer = lena.post(address(plan), {"item": one, "revision": 0, "text": "You eat together.", "do": "accept"})
    assert answer.status_code == 422
    assert "You eat together." in answer.content.decode()
    assert not Wording.objects.filter(item_id=uuid.UUID(one)).exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "Write the words for this item."), ("   ", "Write the words for this item."),
     ("x" * 4001, "This is 1 character too long."), ("a\x00b", "Null characters")],
)  # fmt: skip
def test_words_that_cannot_be_kept_are_explained_and_stay_in_the_box(
    lena: Client, plan: Plan, text: str, message: str
) -> None:
    one = item(plan)
    answer = lena.post(address(plan), {"item": one, "revision": 0, "text": text, "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert f'href="#item-{one}-text"' in page
    assert text.replace("\x00", "&#x0;").strip() in page or "\x00" in text
    assert not Wording.objects.filter(item_id=uuid.UUID(one)).exists()


def test_line_ends_of_a_browser_do_not_count_twice(lena: Client, plan: Plan) -> None:
    text = "\r\n".join(["x" * 9] * 400)  # 3,999 characters
    one = item(plan)
    assert lena.post(address(plan), {"item": one, "revision": 0, "text": text}).status_code == 302
    assert len(stored(plan, one).text) == 3999


def test_a_stale_save_shows_both_texts_and_loses_none(lena: Client, plan: Plan, cast: Cast) -> None:
    one = item(plan)
    write(
        plan=plan,
        item=uuid.UUID(one),
        audience=Audience.FAMILY,
        text="Theirs",
        revision=0,
        by=account(cast.mira),
        now=NOW,
    )
    answer = lena.post(address(plan), {"item": one, "revision": 0, "text": "Mine", "do": "save"})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Somebody else changed these words", "Mira Dunn", "Theirs", "Mine"):
        assert words in page
    assert stored(plan, one).text == "Theirs"
    shown = entry(answer, one).form
    again = {"item": one, "revision": shown["revision"].value(), "text": "Both", "do": "save"}
    assert lena.post(address(plan), again).status_code == 302
    assert stored(plan, one).text == "Both"


@pytest.mark.requirement("R-001-39")
@pytest.mark.parametrize("do", ["save", "accept"])
def test_words_made_from_what_an_older_version_said_are_not_saved_as_words_of_the_new_one(
    lena: Client, plan: Plan, cast: Cast, do: str
) -> None:
    one = item(plan)
    form = entry(lena.get(address(plan)), one).form
    data = {field.name: field.value() for field in form} | {"do": do}
    data["text"] = "Four evenings" if do == "save" else ""
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="CHANGED")
    answer = lena.post(address(plan), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "CHANGED" in page and data["text"] in page and "The plan changed after these words were written" in page
    assert not Wording.objects.filter(item_id=uuid.UUID(one)).exists()
    again = data | {"source": entry(answer, one).form["source"].value()}
    assert lena.post(address(plan), again).status_code == 302
    assert "CHANGED" in stored(plan, one).text or do == "save"


@pytest.mark.parametrize("do", ["save", "accept"])
def test_a_button_pressed_twice_saves_once(lena: Client, plan: Plan, do: str) -> None:
    one = item(plan)
    data = {"item": one, "revision": 0, "text": "Words" if do == "save" else "", "do": do}
    assert [lena.post(address(plan), data).status_code for _ in range(2)] == [302, 302]
    assert stored(plan, one).revision == 1


def test_words_are_out_of_date_when_the_plan_changed(lena: Client, plan: Plan, cast: Cast) -> None:
    word(plan, cast.lena)
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], mark="again")
    one = item(plan)
    page = lena.get(address(plan))
    assert entry(page, one).row.state == "out_of_date"
    assert "1 of 7" in page.content.decode()  # the evidence is the same
    row = entry(page, one).row
    lena.post(address(plan), {"item": one, "revision": row.revision, "text": row.wording.text, "do": "save"})
    assert entry(lena.get(address(plan)), one).row.state == "written"


def test_only_what_an_audience_reads_is_offered(lena: Client, plan: Plan) -> None:
    captures = set(lena.get(address(plan)).context["groups"])
    assert captures == {"concern", "evidence", "strength", "change", "action", "contingency", "child_views"}


def test_an_item_of_another_plan_is_not_there(lena: Client, plan: Plan, cast: Cast) -> None:
    other = make_plan(cast.sami, cast.lena, cast.amina)
    answer = lena.post(address(plan), {"item": item(other), "revision": 0, "text": "Words", "do": "save"})
    assert answer.status_code == 404
    assert not Wording.objects.exists()


def test_a_colleague_cannot_write_by_knowing_the_address(plan: Plan, cast: Cast, client: Client) -> None:
    answer = sign_in(client, cast.tom).post(address(plan), {"item": item(plan), "revision": 0, "text": "Words"})
    assert answer.status_code == 404
    assert not Wording.objects.exists()


def test_looking_and_writing_are_recorded(lena: Client, plan: Plan) -> None:
    lena.get(address(plan))
    lena.post(address(plan), {"item": item(plan), "revision": 0, "text": "Words"})
    actions = list(Entry.objects.filter(chain=f"plan:{plan.pk}").order_by("number").values_list("action", flat=True))
    assert actions[-2:] == ["wording.viewed", "wording.written"]


def test_the_page_keeps_its_budget(
    lena: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, actions=60)
    word(plan, cast.lena)
    with django_assert_max_num_queries(BUDGET):
        lena.get(address(plan))


HARD = "You are required to engage with the allocated professionals in order to ensure appropriate supervision."


@pytest.mark.requirement("R-X-06")
def test_words_can_be_checked_before_they_are_saved(lena: Client, plan: Plan) -> None:
    one = item(plan)
    answer = lena.post(address(plan), {"item": one, "revision": 0, "text": HARD, "do": "ease"})
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Some of this could be easier.", "Perhaps: <bdi>make sure</bdi>.", "This is only advice.", HARD):
        assert words in page
    assert not Wording.objects.exists()
    assert lena.post(address(plan), {"item": one, "revision": 0, "text": HARD, "do": "save"}).status_code == 302


@pytest.mark.requirement("R-X-06")
def test_the_advice_comes_alone_too_and_nothing_of_it_is_kept(
    lena: Client, plan: Plan, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    before = Entry.objects.count()
    answer = lena.post(f"{address(plan)}ease/", {"text": HARD})
    text = answer.content.decode()
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert "<html" not in text and "app-ease" in text and "make sure" in text
    assert (Entry.objects.count(), caplog.text) == (before, "")
    assert lena.get(f"{address(plan)}ease/").status_code == 405
    assert lena.post(f"/plans/{plan.pk}/wording/aliens/ease/", {"text": "x"}).status_code == 404
    assert sign_in(Client(), cast.tom).post(f"{address(plan)}ease/", {"text": HARD}).status_code == 404


@pytest.mark.requirement("R-X-06")
@pytest.mark.parametrize("audience", ["family", "easy", "child"])
def test_each_audience_has_its_page_and_its_limit(lena: Client, plan: Plan, audience: str) -> None:
    assert lena.get(address(plan, audience)).status_code == 200
    text = lena.post(f"{address(plan, audience)}ease/", {"text": " ".join(["word"] * 26) + "."}).content.decode()
    assert f"Try {25 if audience == 'family' else 15} or fewer." in text


@pytest.fixture
def sentence(db: None) -> Phrase:
    """A standard sentence about actions, in English and Polish."""
    english, polish = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "pl"))
    made = Phrase.objects.create(locale=english, audience="family", capture="action", text="We ring you each Friday.")
    Phrase.objects.create(locale=polish, translation_key=made.translation_key, audience="family", capture="action",
                          text="Dzwonimy w piątki.")  # fmt: skip
    return made


@pytest.mark.requirement("R-001-22")
def test_a_standard_sentence_is_taken_in_all_its_languages(lena: Client, plan: Plan, sentence: Phrase) -> None:
    action, concern = item(plan, "action"), item(plan)
    page = lena.get(address(plan))
    assert entry(page, action).aid == [{"key": str(sentence.translation_key), "text": sentence.text, "languages": 2}]
    assert not entry(page, concern).aid
    data = {"item": action, "revision": 0, "text": "", "do": f"pick:{sentence.translation_key}"}
    assert [lena.post(address(plan), data).status_code for _ in range(2)] == [302, 302]  # pressed twice
    assert stored(plan, action).text == sentence.text
    polish = Wording.objects.get(item_id=uuid.UUID(action), language="pl")
    assert polish.text == "Dzwonimy w piątki." and polish.checked_by is not None
    assert "Standard sentence" in lena.get(address(plan)).content.decode()
    Phrase.objects.all().update(text="Changed later.")
    assert stored(plan, action).text == "We ring you each Friday."


@pytest.mark.requirement("R-001-22")
def test_a_sentence_does_not_throw_away_what_was_typed(lena: Client, plan: Plan, sentence: Phrase) -> None:
    data = {"item": item(plan, "action"), "revision": 0, "text": "Mine", "do": f"pick:{sentence.translation_key}"}
    assert lena.post(address(plan), data).status_code == 422
    assert lena.post(address(plan), data | {"text": "", "do": f"pick:{uuid.uuid4()}"}).status_code == 404
    assert not Wording.objects.exists()


@pytest.mark.requirement("R-001-04", "R-003-04")
def test_the_child_s_words_are_put_off_with_a_reason_and_taken_up_again(lena: Client, plan: Plan) -> None:
    child, where = address(plan, "child"), f"/plans/{plan.pk}/"
    assert "Write the words for the child later" not in lena.get(address(plan)).content.decode()
    refused = lena.post(child, {"reason": " ", "do": "put_off"})
    assert refused.status_code == 422 and "Write down the reason." in refused.content.decode()
    assert lena.post(child, {"reason": "Robin is in hospital.", "do": "put_off"}).status_code == 302
    assert "Robin is in hospital." in lena.get(child).content.decode()
    assert "Put off" in lena.get(where).content.decode()
    assert lena.post(child, {"do": "take_up"}).status_code == 302
    assert "Put off" not in lena.get(where).content.decode()
    assert lena.post(address(plan), {"reason": "Later.", "do": "put_off"}).status_code == 409
