"""Telling people by e-mail that there is something new: no name, no plan, no word of it, and at most once an hour.

What waits in the queue are ids. Whether somebody may still see the plan is asked again when it is sent (T3, T10).
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from portal.access import grants
from portal.access.actions import Action
from portal.people.enums import AccountKind
from portal.people.models import Person, User
from portal.people.selectors import safe_address
from portal.plans.models import Plan

from ..models import Answer, Notice

EVERY = timedelta(hours=1)


def tell_leads(plan: Plan, *, now: datetime) -> None:
    """Tell who leads the plan that somebody answered."""
    leads = plan.child.allocations.filter(until=None, worker__user__isnull=False)
    for user in leads.values_list("worker__user", flat=True):
        _tell(user, plan.pk, now=now)


def tell_staff(*, plan: Plan, users: Iterable[User], now: datetime) -> None:
    """Tell these practitioners that there is something new about a plan that they may see; nobody else of them."""
    for user in sorted({user.pk: user for user in users}.values(), key=lambda one: one.pk):
        if user.kind == AccountKind.PRACTITIONER and grants.can(user, Action.VIEW_PLAN, plan):
            _tell(user.pk, plan.pk, now=now)


def tell_keepers(*, users: Iterable[User], now: datetime) -> None:
    """Tell who keeps a register that there is something new on it. They see no plan, so none is asked for."""
    for user in sorted(users, key=lambda one: one.pk):
        if user.kind == AccountKind.PRACTITIONER:
            _tell(user.pk, None, now=now)


def tell_family(answer: Answer, *, now: datetime) -> None:
    """Tell whose answer it is, and who gave it for them, that there is a reply."""
    own = answer.person.user_id
    for user in sorted({answer.said_by_id, answer.said_by_id if own is None else own}):
        _tell(user, answer.plan_id, now=now)


Unasked = Callable[[Plan, Person, date], bool]
_unasked: list[Unasked] = []


def not_asked(function: Unasked) -> Unasked:
    """Register who says that somebody is not asked for their views about a plan on a day."""
    _unasked.append(function)
    return function


def _is_asked(plan: Plan, person: Person, today: date) -> bool:
    return not any(one(plan, person, today) for one in _unasked)


def ask_for_views(*, plan: Plan, person: Person, now: datetime) -> bool:
    """Ask a reader by e-mail for what they have to say (R-001-37); False where nobody can write to them safely, and a
    worker has to ask, or where it was decided that they are not asked so (R-002-18)."""
    if not _can_be_told(plan, person, now) or not _is_asked(plan, person, timezone.localdate(now)):
        return False
    transaction.on_commit(partial(ask.enqueue, person.user.pk, str(plan.pk)))  # type: ignore[union-attr]  # has one
    return True


def nudge(*, plan: Plan, person: Person, now: datetime) -> bool:
    """Tell somebody of the family that there is something new in a plan that they read; False where nobody can write to
    them safely, and a worker has to tell them."""
    if not _can_be_told(plan, person, now):
        return False
    _tell(person.user.pk, plan.pk, now=now)  # type: ignore[union-attr]  # who can be told has an account
    return True


def _can_be_told(plan: Plan, person: Person, now: datetime) -> bool:
    if person.user is None or not grants.can(person.user, Action.READ_PLAN, plan):
        return False
    return safe_address(person, today=timezone.localdate(now)) is not None


def _tell(user: int, plan: UUID | None, *, now: datetime) -> None:
    notice, _made = Notice.objects.select_for_update().get_or_create(user_id=user)
    if notice.is_waiting:
        return
    if notice.told_at is None or now - notice.told_at >= EVERY:
        notice.told_at, after = now, None
    elif send.get_backend().supports_defer:
        notice.is_waiting, after = True, notice.told_at + EVERY
    else:
        return
    notice.save()
    transaction.on_commit(partial(_queue, user, str(plan or ""), after))


def _queue(user: int, plan: str, after: datetime | None) -> None:
    (send.using(run_after=after) if after else send).enqueue(user, plan)


@task()
def send(user: int, plan: str) -> None:
    """Tell this account, if it may (still) see the plan and there is an address that is safe to write to."""
    with transaction.atomic():
        Notice.objects.filter(user_id=user, is_waiting=True).update(told_at=Now(), is_waiting=False)
        address, language = _address_now(user, plan)
    if address:
        _write(address, language, _NEWS)


@task()
def ask(user: int, plan: str) -> None:
    """Ask this account for what it has to say, as `send` tells it something; not where it was decided since that they
    are not asked so."""
    with transaction.atomic():
        address, language = _address_now(user, plan) if _is_still_asked(user, plan) else ("", "")
    if address:
        _write(address, language, _ASKS)


def _is_still_asked(user: int, plan: str) -> bool:
    person = Person.objects.annotate(now=Now()).filter(user_id=user).first()
    return person is not None and _is_asked(Plan(pk=UUID(plan)), person, timezone.localdate(person.now))


def _address_now(user: int, plan: str) -> tuple[str, str]:
    """Where to write to this account now, "" for nowhere, and in which language."""
    people = Person.objects.select_related("user").annotate(now=Now())  # a task is given no time
    person = people.filter(user_id=user, user__is_active=True).first()
    if person is None or person.user is None:
        return "", ""
    if not _may_still(person.user, plan):
        return "", ""
    return _address(person, person.user, timezone.localdate(person.now)), person.language


def _may_still(user: User, plan: str) -> bool:
    """Whether this account may see the plan; no plan at all is a practitioner's matter."""
    if not plan:
        return user.kind == AccountKind.PRACTITIONER
    action = Action.READ_PLAN if user.kind == AccountKind.FAMILY else Action.VIEW_PLAN
    return grants.can(user, action, Plan(pk=UUID(plan)))


def _address(person: Person, user: User, today: date) -> str:
    if user.kind == AccountKind.FAMILY:
        return safe_address(person, today=today) or ""
    return user.email


# Subject and text; no name and no word of any plan.
_NEWS = (_("Something new for you"), _("There is something new for you to read. Sign in to see it."))
_ASKS = (_("We would like to hear from you"), _("Please sign in and tell us what you think."))


def _write(address: str, language: str, words: tuple[Promise, Promise]) -> None:
    with translation.override(language):
        subject, text = map(str, words)
    send_mail(subject, f"{text}\n\n{settings.WAGTAILADMIN_BASE_URL}/\n", None, [address])
