"""What the purpose must be given: missing, twice, in the wrong place, by the wrong kind of question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.exceptions import Problem
from forms.purposes import Capture, Purpose
from forms.spec import Spec

from .ground import Ground, Place


def captures(ground: Ground) -> Iterator[Problem]:
    purpose = ground.context.purpose
    if purpose is None:
        message = _("Choose what the form is for: its purpose is not one that this service knows.")
        yield ground.about_form("purpose.unknown", message)
        return
    for key, capture in missing_captures(ground.spec, purpose):
        message = _("Nothing captures “%(capture)s”, which “%(purpose)s” cannot do without.")
        yield ground.about_form(
            "capture.missing", message, facts=(key,), capture=capture.label, purpose=purpose.label
        )  # fmt: skip
    known = {capture.key: capture for capture in purpose.captures}
    known |= {f"{outer.key}.{inner.key}": inner for outer in purpose.captures for inner in outer.fields}
    givers: dict[str, list[Place]] = defaultdict(list)
    for place in ground.every():
        if not place.question.capture:
            continue
        givers[place.question.capture].append(place)
        yield from _misplaced(ground, known.get(place.question.capture), place)
    for key, places in givers.items():
        for place in places[1:]:
            if key in known:
                message = _("“%(capture)s” is captured twice: again by “%(question)s” in step “%(step)s”.")
                yield ground.about("capture.twice", message, place, capture=known[key].label)


def missing_captures(spec: Spec, purpose: Purpose) -> list[tuple[str, Capture]]:
    """The required captures no question gives, as ("key" or "key.field", capture); fields only of groups there are."""
    given = {question.capture for question in spec.questions() if question.capture}
    missing = [(capture.key, capture) for capture in purpose.captures if capture.required and capture.key not in given]
    for capture in purpose.captures:
        if capture.key in given:
            keyed = [(f"{capture.key}.{inner.key}", inner) for inner in capture.fields]
            missing += [(key, inner) for key, inner in keyed if inner.required and key not in given]
    return missing


def capture_labels(purpose: Purpose) -> dict[str, str]:
    """What an author calls each capture, by "key" and "key.field"."""
    labels = {capture.key: str(capture.label) for capture in purpose.captures}
    return labels | {f"{c.key}.{inner.key}": str(inner.label) for c in purpose.captures for inner in c.fields}


def _misplaced(ground: Ground, capture: Capture | None, place: Place) -> Iterator[Problem]:
    if capture is None:
        message = _("“%(question)s” in step “%(step)s” captures something that this purpose does not know.")
        yield ground.about("capture.unknown", message, place)
        return
    group = place.groups[-1] if place.groups else None
    outer, dot, _field = place.question.capture.rpartition(".")
    if (group is not None) != bool(dot) or (group is not None and group.capture != outer):
        message = _("“%(question)s” in step “%(step)s” cannot capture “%(capture)s” here: it belongs elsewhere.")
        yield ground.about("capture.place", message, place, capture=capture.label)
    elif place.question.kind not in capture.kinds:
        message = _("“%(question)s” in step “%(step)s” cannot capture “%(capture)s”: it is the wrong kind of question.")
        yield ground.about("capture.kind", message, place, capture=capture.label)
