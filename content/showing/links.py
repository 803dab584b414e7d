"""Where the pages lead that a text points at: to the reader's own language where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Target:
    """A page that is pointed at: its title in `language`, its address in the reader's."""

    key: str
    title: str
    url: str
    language: str


def targets(pages: Iterable[int], language: str) -> Mapping[int, Target]:
    """{primary key: where it leads a reader of `language`}, of those that are published. One query, or none."""
    wanted = set(pages)
    if not wanted:
        return {}
    named = Page.objects.filter(pk__in=wanted)
    rows = (
        Page.objects.filter(
            translation_key__in=named.values("translation_key"),
            locale__language_code__in={language, settings.LANGUAGE_CODE},
        )
        .filter(live=True)
        .values_list("pk", "translation_key", "title", "url_path", "locale__language_code")
    )
    named_by_key: dict[object, Target] = {}
    ids: dict[object, set[int]] = {}
    home = reverse("wagtail_serve", args=("",))
    for pk, key, title, path, code in rows:
        ids.setdefault(key, set()).add(pk)
        if key not in named_by_key or code == language:
            named_by_key[key] = Target(str(key), title, home + "".join(path.split("/", 2)[2:]), code)
    return {pk: target for key, target in named_by_key.items() for pk in ids[key] & wanted}
