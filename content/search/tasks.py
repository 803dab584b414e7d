"""Indexing again in the background."""

from django_tasks import task

from .indexing import renew as renew_now


@task()
def renew_task(place: str) -> None:
    """Notes every page of a place again, or with "" of all places."""
    renew_now(place)


def renew(place: str = "") -> None:
    """Has the pages of a place (its key, "" for all) indexed again: what stands for their variables has changed."""
    renew_task.enqueue(place)
