"""What the worker does for the editor's desk."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from ..models import OutsideLink
from .outside import check_links

A_WHILE = timedelta(minutes=1)  # asked twice within it, the addresses are tried once


def try_links_later(*, asked_at: datetime) -> None:
    """Lets the worker try every address, unless that has just happened."""
    if not OutsideLink.objects.filter(tried_at__gt=asked_at - A_WHILE).exists():
        transaction.on_commit(partial(try_links.enqueue))


@task()
def try_links() -> None:
    """Tries every address that pages name."""
    check_links(now=timezone.now(), everything=True)
