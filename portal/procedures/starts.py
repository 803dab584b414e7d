"""Where forms begin. The screens are of rooms above, which register here where a form of theirs is begun."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Begin:
    """`label` names the form where its page is not asked; `view` is the name of the address it begins at."""

    label: Label
    view: str


_begins: dict[str, Begin] = {}


def register(purpose: str, label: Label, view: str) -> None:
    """Forms of this purpose begin at the address called `view`; call it once, from AppConfig.ready."""
    _begins[purpose] = Begin(label, view)


def begins() -> Mapping[str, Begin]:
    """{purpose: where its forms begin} of every purpose with a screen."""
    return dict(_begins)
