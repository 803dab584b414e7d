"""Safe contacts: sealed, asked about again, never shared with an adult of the case unseen (T10, T11)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from portal.access.editing import Conflict
from portal.accounts.services import freeze
from portal.audit.models import Entry
from portal.people.enums import ContactKind
from portal.people.exceptions import ContactClash
from portal.people.models import Person, SafeContact
from portal.people.rules import CONFIRMED_FOR, is_current, normal
from portal.people.selectors import safe_address, used_by_adults
from portal.people.services import confirm_contact, end_contact, keep_contact
from tests.cast import Cast, account
from tests.plans import NOW, TODAY

MAIL, PHONE = ContactKind.EMAIL, ContactKind.PHONE


def keep(cast: Cast, person: Person, value: str, **changes: object) -> SafeContact:
    given = {"kind": MAIL, "is_safe": True, "seen": None, "today": TODAY, "now": NOW, "by": account(cast.lena)}
    return keep_contact(person=person, value=value, **given | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (MAIL, "Dana@Example.org", " dana@example.ORG "),
        (MAIL, "dana+plan@example.org", "dana@example.org"),
        (PHONE, "01632 960 101", "+44 (0)1632 960101"),
        (PHONE, "07700 900123", "۰۷۷۰۰۹۰۰۱۲۳"),
        (ContactKind.POST, "1 High St.\nTown", "1 high st town"),
    ],
)
def test_however_it_is_written_a_contact_is_the_same(kind: str, one: str, other: str) -> None:
    assert normal(kind, one) == normal(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"), [(MAIL, "a@x.org", "a@y.org"), (PHONE, "01632 960101", "01632 960102")]
)
def test_different_contacts_differ(kind: str, one: str, other: str) -> None:
    assert normal(kind, one) != normal(kind, other)


@given(st.sampled_from(ContactKind), st.text())
def test_writing_it_plainly_once_is_enough(kind: str, value: str) -> None:
    assert isinstance(normal(kind, value), str)


def test_a_contact_counts_for_ninety_days() -> None:
    last = TODAY + CONFIRMED_FOR
    assert CONFIRMED_FOR.days == 90
    assert is_current(is_safe=True, confirmed_on=TODAY, today=last)
    assert not is_current(is_safe=True, confirmed_on=TODAY, today=last + timedelta(days=1))
    assert not is_current(is_safe=False, confirmed_on=TODAY, today=TODAY)


@pytest.mark.django_db
class TestKept:
    def test_the_database_does_not_hold_the_address_in_clear(self, cast: Cast) -> None:
        made = keep(cast, cast.dana, "quiet-canary@example.org")
        assert safe_address(cast.dana, today=TODAY) == "quiet-canary@example.org"
        with connection.cursor() as cursor:
            cursor.execute("SELECT sealed FROM people_safecontact")
            assert "canary" not in str(cursor.fetchall())
        entries = Entry.objects.filter(chain=f"person:{cast.dana.pk}")
        assert [entry.action for entry in entries] == ["contact.kept"]
        assert "canary" not in str([entry.detail for entry in entries])
        assert made.confirmed_by == account(cast.lena)

    @pytest.mark.requirement("R-X-09")
    def test_nobody_is_written_to_at_an_unsafe_a_stale_or_a_former_address(self, cast: Cast) -> None:
        assert safe_address(cast.dana, today=TODAY) is None
        first = keep(cast, cast.dana, "old@example.org")
        assert safe_address(cast.dana, today=TODAY + timedelta(days=91)) is None
        second = keep(cast, cast.dana, "new@example.org", seen=first.pk)
        assert safe_address(cast.dana, today=TODAY) == "new@example.org"
        confirm_contact(contact=second, revision=0, is_safe=False, by=account(cast.lena), today=TODAY, now=NOW)
        assert safe_address(cast.dana, today=TODAY) is None
        end_contact(contact=second, revision=1, by=account(cast.lena), now=NOW)
        assert safe_address(cast.dana, today=TODAY) is None
        assert SafeContact.objects.count() == 2

    def test_a_frozen_account_is_not_written_to(self, cast: Cast) -> None:
        keep(cast, cast.dana, "new@example.org")
        freeze(user=account(cast.dana), by=account(cast.lena), now=NOW)
        assert safe_address(Person.objects.get(pk=cast.dana.pk), today=TODAY) is None

    def test_asking_again_makes_it_count_again(self, cast: Cast) -> None:
        made, later = keep(cast, cast.dana, "a@example.org"), TODAY + timedelta(days=100)
        confirm_contact(contact=made, revision=0, is_safe=True, by=account(cast.lena), today=later, now=NOW)
        assert safe_address(cast.dana, today=later) == "a@example.org"

    def test_two_who_change_it_at_once_are_told(self, cast: Cast) -> None:
        made = keep(cast, cast.dana, "a@example.org")
        with pytest.raises(Conflict):
            keep(cast, cast.dana, "b@example.org")
        with pytest.raises(Conflict):
            keep(cast, cast.piotr, "b@example.org", seen=made.pk)
        with pytest.raises(Conflict):
            end_contact(contact=made, revision=7, by=account(cast.lena), now=NOW)

    def test_a_young_person_needs_a_decision_to_use_a_parents_address(self, cast: Cast) -> None:
        keep(cast, cast.nia, "nia@example.org")
        with pytest.raises(ContactClash):
            keep(cast, cast.cai.person, "Nia+cai@Example.org")
        with pytest.raises(ContactClash):  # many a provider delivers it all the same
            keep(cast, cast.cai.person, "n.i.a@example.org")
        assert not cast.cai.person.contacts.exists()
        made = keep(cast, cast.cai.person, "nia@example.org", clash_reason="Cai asked for it, Mum knows nothing of it")
        assert made.clash_reason
        assert Entry.objects.get(chain=f"person:{cast.cai.person_id}").detail["shared_with_an_adult"] is True

    def test_an_adults_former_address_and_their_own_number_count_too(self, cast: Cast) -> None:
        made = keep(cast, cast.nia, "nia@example.org")
        end_contact(contact=made, revision=0, by=account(cast.owen), now=NOW)
        Person.objects.filter(pk=cast.nia.pk).update(phone="01632 960 999")
        assert used_by_adults(cast.cai.person, MAIL, "nia@example.org", TODAY)
        assert used_by_adults(cast.cai.person, PHONE, "+441632960999", TODAY)
        assert not used_by_adults(cast.cai.person, PHONE, "01632 960 998", TODAY)

    def test_an_adult_of_another_case_does_not_count(self, cast: Cast) -> None:
        keep(cast, cast.dana, "dana@example.org")
        keep(cast, cast.cai.person, "dana@example.org")

    def test_an_adult_may_share_with_an_adult(self, cast: Cast) -> None:
        keep(cast, cast.dana, "home@example.org")
        keep(cast, cast.piotr, "home@example.org")

    def test_from_eighteen_nobody_decides_for_them(self, cast: Cast) -> None:
        Person.objects.filter(pk=cast.joan.pk).update(born_on=date(TODAY.year - 18, TODAY.month, TODAY.day))
        keep(cast, cast.dana, "home@example.org")
        keep(cast, Person.objects.get(pk=cast.joan.pk), "home@example.org")
