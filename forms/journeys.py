"""Test journeys: what an author says should follow from some answers, against what does. Plain Python, no Django.

The same walk as the wizard's decides.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .calculating import Calendar
from .rules import Outline, Walk
from .spec import Journey


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a journey. All are ids, in the order of the form.

    `steps` are those that came and `end` the end, "" for sending. `unexpected` came and should not have, `absent` did
    not come and should have. `unknown` are questions, steps and an end that the journey names and the form does not
    have; `idle` are answers that were given and never counted, which is no failure.
    """

    journey: Journey
    steps: tuple[str, ...]
    end: str
    unexpected: tuple[str, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether exactly what should follow followed."""
        return not (self.unexpected or self.absent or self.unknown or self.other_end)

    @property
    def other_end(self) -> bool:
        """Whether it ended elsewhere than it should."""
        return self.end != self.journey.end


def run(journey: Journey, form: Outline, today: datetime.date, calendar: Calendar | None = None) -> Outcome:
    """Walk through the form with the answers of the journey, on this day."""
    walk = Walk(form, journey.answers, today, calendar)
    came = tuple(step.id for step in walk.steps())
    end = walk.end()
    ends = {one.id for step in form.spec.steps for one in step.ends}
    wanted = [step for step in form.steps if step in set(journey.steps)]
    named = [*journey.answers, *journey.steps, *([journey.end] if journey.end else [])]
    known = form.questions.keys() | form.steps.keys() | ends
    counted = walk.relevant()
    return Outcome(
        journey=journey,
        steps=came,
        end=end.id if end else "",
        unexpected=tuple(step for step in came if step not in journey.steps),
        absent=tuple(step for step in wanted if step not in came),
        unknown=tuple(dict.fromkeys(one for one in named if one not in known)),
        idle=tuple(q for q in journey.answers if q in form.questions and q not in counted),
    )
