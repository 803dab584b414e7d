"""What a page names of its place, to keep with an edition. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from ..facts import ContactFact, Facts, StageFact
from ..variables import TIME, used
from .blocks import blocks_of


def facts_for(raw: Iterable[Mapping[str, Any]], facts: Facts) -> Facts:
    """The facts that a stored stream names by variable or key; no glossary and no forms, which are of today."""
    every = list(raw)
    stages = facts.stages if any(one["type"] == "stages" for one in every) else ()
    variables = set(used(json.dumps([every, [asdict(one) for one in stages]], ensure_ascii=False)))
    keys = {(block.kind, block.value.get("key")) for block in blocks_of(every)}
    terms = {name[0].lower() + name[1:] for name in variables if not name.startswith(TIME)}
    times = {name.removeprefix(TIME) for name in variables if name.startswith(TIME)}
    return Facts(
        place=facts.place,
        language=facts.language,
        terms={name: said for name, said in facts.terms.items() if name in terms},
        timescales={key: said for key, said in facts.timescales.items() if key in times or ("timescale", key) in keys},
        contacts={key: said for key, said in facts.contacts.items() if ("contact", key) in keys},
        stages=stages,
    )


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """The facts as they were kept: `dataclasses.asdict` of what `facts_for` returned, from JSON."""
    contacts = {key: ContactFact(**said) for key, said in kept["contacts"].items()}
    stages = tuple(StageFact(**said) for said in kept.get("stages", ()))  # an edition from before they were there
    return Facts(kept["place"], kept["language"], kept["terms"], kept["timescales"], contacts, stages=stages)
