"""What every file of the repository keeps to."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ("portal", "forms", "content", "tests", "bench", "scripts")
CEILING = 300


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return tuple(path for path in (ROOT / line for line in listed.splitlines()) if path.is_file())


def python_files() -> list[Path]:
    return [p for p in tracked() if p.suffix == ".py" and "migrations" not in p.parts]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_no_python_file_is_too_long() -> None:
    long = {str(p.relative_to(ROOT)): n for p in python_files() if (n := len(text_of(p).splitlines())) > CEILING}
    assert long == {}


def test_no_room_is_a_lumber_room() -> None:
    lumber = {"utils", "helpers", "common", "misc"}
    assert [str(p.relative_to(ROOT)) for p in tracked() if lumber & {part.split(".")[0] for part in p.parts}] == []


def test_templates_never_mark_text_as_safe() -> None:
    marks = re.compile(r"\|\s*(safe|safeseq)\b|{%\s*autoescape\s+off")
    found = [str(p.relative_to(ROOT)) for p in tracked() if p.suffix == ".html" and marks.search(text_of(p))]
    assert found == []


def test_code_never_marks_text_as_safe() -> None:
    reviewed = {"portal/family/markup.py"}  # what our own template wrote, escaped, and kept: inserted as it was
    found = {
        str(p.relative_to(ROOT))
        for p in python_files()
        if p.parts[len(ROOT.parts)] != "tests"
        for node in ast.walk(ast.parse(text_of(p)))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in {"mark_safe", "SafeString", "SafeText"}
    }
    assert found == reviewed


def test_no_address_of_a_package_registry() -> None:
    registries = re.compile(
        "|".join((r"pypi\." + "org", "python" + r"hosted\.org", r"npmjs\." + "(org|com)", r"deb\.debian\." + "org"))
    )
    found = [str(p.relative_to(ROOT)) for p in tracked() if registries.search(text_of(p))]
    assert found == []


CLOCK = {("timezone", "now"), ("timezone", "localdate"), ("timezone", "localtime"), ("datetime", "now"),
         ("date", "today"), ("time", "time"), ("datetime", "today")}  # fmt: skip
BELOW_THE_VIEW = {"services", "selectors", "rules", "models", "mapping", "facts", "spec", "conditions"}


def test_no_clock_below_the_view() -> None:
    """Time is an argument; `localdate(now)` of a given moment reads no clock."""
    found = []
    for path in python_files():
        parts = {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
        if not parts & BELOW_THE_VIEW or "tests" in parts:
            continue
        for node in ast.walk(ast.parse(text_of(path))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if (name, node.func.attr) in CLOCK and not node.args:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_migrations_hold_no_block_definitions() -> None:
    found = [
        str(p.relative_to(ROOT))
        for p in tracked()
        if "migrations" in p.parts and re.search(r"wagtail\.blocks\.|block_lookup|StreamBlock|StructBlock", text_of(p))
    ]
    assert found == []


@pytest.mark.parametrize("module", ["forms.spec", "forms.conditions", "forms.purposes", "forms.spec_json"])
def test_the_seams_need_no_django(module: str) -> None:
    code = f"import sys, {module}; sys.exit(any(name.split('.')[0] in ('django', 'wagtail') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_dependency_says_why() -> None:
    lines = text_of(ROOT / "pyproject.toml").splitlines()
    declared = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    wanted = [*declared["project"]["dependencies"], *(d for g in declared["dependency-groups"].values() for d in g)]
    silent = [
        dependency
        for dependency in wanted
        if not any(f'"{dependency}"' in line and re.search(r"#\s*\w", line) for line in lines)
    ]
    assert silent == []


def test_every_proof_names_a_requirement() -> None:
    """`@pytest.mark.requirement("R-…")` names rows of the requirements list; ids only are kept here."""
    ids = set(text_of(Path(__file__).with_name("requirement_ids.txt")).split())
    named = {
        (str(path.relative_to(ROOT)), argument.value)
        for path in python_files()
        if path.parts[len(ROOT.parts)] == "tests"
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "requirement"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert sorted(name for name in named if name[1] not in ids) == []
