"""What a file says that its purpose does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.purposes import purposes

from .findings import Findings

Data = Mapping[str, Any]


def about_purpose(form: Data, out: Findings) -> None:
    """Refuse an unknown purpose; warn of captures, roles and prefills that it does not have."""
    purpose = purposes().get(form["purpose"])
    if purpose is None:
        known = ", ".join(sorted(purposes())) or "none"
        out.error("unknown-purpose", "$.purpose", f"This service has no purpose {form['purpose']!r}: {known}.")
        return
    captures = {capture.key: capture.kinds for capture in purpose.captures}
    captures |= {f"{one.key}.{inner.key}": inner.kinds for one in purpose.captures for inner in one.fields}
    roles = {key for key, _name in purpose.roles}
    prefills = {known.key for known in purpose.prefills}
    for n, question in enumerate(form["questions"]):
        path, capture, prefill = f"$.questions[{n}]", question["capture"], question["prefill"]
        if capture and capture not in captures:
            out.warning("unknown-capture", f"{path}.capture", f"The purpose has no capture {capture!r}.")
        elif capture and question["kind"] not in captures[capture]:
            out.warning("wrong-capture", f"{path}.capture", f"A {question['kind']} cannot give {capture!r}.")
        for m, role in enumerate(question["roles"]):
            if role not in roles:
                out.warning("unknown-role", f"{path}.roles[{m}]", f"The purpose has no role {role!r}.")
        if prefill and prefill["source"] in ("subject", "person") and prefill["value"] not in prefills:
            out.warning("unknown-prefill", f"{path}.prefill.value", f"The purpose knows no {prefill['value']!r}.")
