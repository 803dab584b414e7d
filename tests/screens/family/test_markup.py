"""The kept article: made once, made anew when the screens change, never anybody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.family import markup
from portal.family.models import Markup
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.plans import make_plan, release_to, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena)
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


def article(client: Client, plan: Plan) -> str:
    html = client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    return html[html.index("<article") : html.index("</article>")]


def test_the_second_look_is_the_first_look(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    first = article(client, plan)
    assert Markup.objects.get().stamp == markup.stamp()
    assert article(client, plan) == first and "Nobody was home" in first


def test_an_article_of_older_screens_is_laid_out_anew(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    article(client, plan)
    Markup.objects.update(stamp="older", html="<article>as it was</article>")
    assert "as it was" not in article(client, plan)
    assert Markup.objects.get().stamp == markup.stamp()


def test_a_new_release_has_an_article_of_its_own(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    article(client, plan)
    release_to(plan, cast.piotr, cast.lena)
    other = Client()
    sign_in(other, account(cast.piotr))
    assert "Piotr Green" in article(other, plan) and "Piotr Green" not in article(client, plan)
