"""What families read where policy staff have published no template: one for each level, in every language of the
interface. Texts only; what is opened is decided in `portal.wording.sections`."""

from collections.abc import Callable, Mapping

from django.utils import translation

from portal.procedures.enums import Level
from portal.procedures.reading_templates import SectionRule, Template

from . import child, easy, parent, young

_SECTIONS: Mapping[Level, Callable[[], tuple[SectionRule, ...]]] = {
    Level.PARENT: parent.sections,
    Level.PARENT_EASY: easy.sections,
    Level.UNDER_7: child.under_7,
    Level.FROM_7: child.from_7,
    Level.FROM_12: young.from_12,
    Level.FROM_16: young.from_16,
}


def builtin(level: str, language: str) -> Template:
    """The template of this level in this language. Raises ValueError for a level that there is none of."""
    with translation.override(language):
        return Template(Level(level).value, language, _SECTIONS[Level(level)]())
