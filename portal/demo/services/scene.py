"""What every part of the load needs: the moment it counts from, and the people once they are there."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from portal.people.models import Person, User

from ..rules import workday


@dataclass
class Scene:
    """`now` is the moment of the load; `people` are by their key in the family files."""

    now: datetime
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def on(self, days: int) -> date:
        """The working day that many days from the load (negative: before)."""
        return workday(self.today, days)

    def at(self, days: int) -> datetime:
        """The same time of day as now on that day; never in the future."""
        return min(self.now, self.now + timedelta(days=(self.on(days) - self.today).days))

    def user(self, key: str) -> User:
        """The account of a person who has one."""
        user = self.people[key].user
        if user is None:
            raise LookupError(f"{key} has no account")
        return user
