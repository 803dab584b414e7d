"""Shared option lists."""

from collections.abc import Mapping

from wagtail.models import Locale

from forms.models import OptionList


def option_lists(locale: Locale) -> Mapping[str, OptionList]:
    """The shared option lists in this language by translation key: what `compose` takes as `lists`. One query."""
    return {str(found.translation_key): found for found in OptionList.objects.filter(locale=locale)}
