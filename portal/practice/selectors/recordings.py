"""What can be recorded of a plan: the texts that its readers have, and the voices there are."""

from dataclasses import dataclass
from uuid import UUID

from portal.people.selectors import Known, network
from portal.plans.models import Plan
from portal.wording.models import Release
from portal.wording.reading import Reading, Section, from_json
from portal.wording.selectors import recorded, spoken_of


@dataclass(frozen=True, slots=True)
class Voiced:
    """A section and its recording, None where nobody recorded it. `language` is that of its text."""

    section: Section
    language: str
    recording: UUID | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A reader, what they have to read, and which of its sections can be heard."""

    known: Known
    reading: Reading
    sections: tuple[Voiced, ...]

    @property
    def count(self) -> int:
        return sum(one.recording is not None for one in self.sections)


def heard(plan: Plan) -> list[Heard]:
    """Everybody the plan is shared with now, with the sections of their Reading. Three queries."""
    people = {known.person.pk: known for known in network(plan.child)}
    away = plan.withholdings.filter(is_whole=True, ended_at__isnull=True).values("person_id")
    given = Release.objects.filter(plan=plan, reading__isnull=False).exclude(person__in=away)
    contents = dict(given.values_list("person_id", "reading__content"))
    voices = recorded(plan.pk, {one for content in contents.values() for one in spoken_of(content)})
    return [_heard(known, from_json(contents[pk]), voices) for pk, known in people.items() if pk in contents]


def _heard(known: Known, reading: Reading, voices: dict[tuple[str, str], UUID]) -> Heard:
    sections = []
    for section in reading.sections:
        language = section.language or reading.language
        if section.spoken:
            sections.append(Voiced(section, language, voices.get((language, section.spoken))))
    return Heard(known, reading, tuple(sections))
