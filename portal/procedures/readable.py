"""Which captured things families may read at all. The allow-list is code of a room above, which registers it here."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise

Label = str | Promise
Source = Callable[[], Mapping[str, Label]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """`source` gives {capture: label} of what families may read, in order; call it once, from AppConfig.ready."""
    if source not in _sources:
        _sources.append(source)


def captures() -> dict[str, Label]:
    """{capture: label} in the order of the allow-list; {} where no room has registered one."""
    return {key: label for source in _sources for key, label in source().items()}
