"""Forms written by keys, as packs, tests and the benchmark write them, to documents with ids. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forms.blocks.questions import DEEPEST
from forms.composing import KEEP, words_of
from forms.composing.laying import untouched
from forms.conditions import Named
from forms.enums import Kind
from forms.fields import KINDS
from forms.spec import Condition, Document, End, Journey, Option, Prefill, Question, Spec, Step

from .keys import Data, Keys


class Keyed(Keys):
    """One form in the shape of `create_form`, turned into a document in `language` (ISO code).

    Raises ValueError for a kind that does not exist, a group too deep, and a rule about no question.
    """

    def __init__(self, key: str, steps: Sequence[Data], more: Data) -> None:
        super().__init__(key, steps, more)
        self.texts: dict[str, str] = {}

    def document(self, *, title: str, intro: str, purpose: str, language: str) -> Document:
        self._say("form", title=title, intro=intro)
        for section in self.more.get("sections", ()):
            self._say(self.id("section", section["key"]), title=section["title"])
        spec = Spec(
            key=self.id(),
            purpose=purpose,
            steps=tuple(self._step(step) for step in self.steps),
            sections=tuple(self.id("section", section["key"]) for section in self.more.get("sections", ())),
            conditions=tuple(
                Condition(self.id("condition", one["key"]), one["name"], self.rule(one["rule"]) or Named(""))
                for one in self.more.get("conditions", ())
            ),
            fixed_order=bool(self.more.get("fixed_order")),
            keep={state: days for state in KEEP if (days := (self.more.get("keep") or {}).get(state)) is not None},
        )
        journeys = tuple(map(self._journey, self.more.get("journeys", ())))
        texts = {key: text.strip() for key, text in self.texts.items() if text.strip()}
        return Document(
            spec, language, {language: texts}, journeys, self.more.get("translations", "warn"), self._names(language)
        )

    def _names(self, language: str) -> dict[str, dict[str, str]]:
        used = {one.get("option_list") for one in self.kinds.values()}
        return {self.id("list", key): {language: one["name"]} for key, one in self.lists.items() if key in used}

    def _say(self, identity: str, **words: str) -> None:
        self.texts |= {f"{identity}.{word}": text or "" for word, text in words.items()}

    def _step(self, data: Data) -> Step:
        identity = self.id("step", data["key"])
        self._say(identity, title=data["title"], guidance=data.get("guidance", ""))
        procedure = data.get("procedure")
        return Step(
            id=identity,
            questions=tuple(self._question(question, "") for question in data["questions"]),
            visible_if=self.rule(data.get("shown_if") or ""),
            procedure=str(getattr(procedure, "translation_key", procedure or "")),
            section=self.id("section", data["section"]) if data.get("section") else "",
            ends=tuple(self._end(data["key"], end) for end in data.get("ends", ())),
        )

    def _end(self, step: str, data: Data) -> End:
        identity = self.id("end", f"{step}.{data['key']}")
        self._say(identity, text=data["text"])
        return End(identity, self.rule(data["rule"]) or Named(""), bool(data.get("sendable")))

    def _question(self, data: Data, group: str) -> Question:
        path = f"{group}.{data['key']}" if group else data["key"]
        kind, identity = Kind(data["kind"]), self.id("question", path)
        if kind == Kind.REPEAT and path.count(".") >= DEEPEST:
            raise ValueError(f"{path}: a repeating group inside two others")
        if kind not in KINDS:
            raise ValueError(f"{path}: no kind {kind.value!r}")
        self._say(identity, **{word: data.get(child, "") for child, word in words_of(kind).items()})
        prefill = data.get("prefill")
        required_if = self.rule(data.get("required_if") or "")
        return Question(
            id=identity,
            kind=kind.value,
            required=bool(data.get("required", KINDS[kind].asks)) and required_if is None,
            required_if=required_if,
            visible_if=self.rule(data.get("visible_if") or ""),
            capture=data.get("capture", ""),
            options=tuple(self._options(data, path)),
            option_list=self.id("list", data["option_list"]) if data.get("option_list") else "",
            questions=tuple(self._question(inner, path) for inner in data.get("questions", ())),
            roles=tuple(data.get("roles", ())),
            restricted=bool(data.get("restricted")),
            prefill=Prefill(prefill["source"], prefill.get("value", "")) if prefill else None,
            settings={name: self._setting(kind, name, data, path) for name in KINDS[kind].settings},
        )

    def _setting(self, kind: Kind, name: str, data: Data, path: str) -> Any:
        """As the kind keeps it. Parts ([{"key", "label"}]: rows, columns) get ids; questions are named by key."""
        if name not in data:
            return untouched(kind, name)
        given = data[name]
        if isinstance(given, Sequence) and given and all(isinstance(part, Mapping) for part in given):
            for part in given:
                self._say(self.id(name, f"{path}.{part['key']}"), label=part["label"])
            return [self.id(name, f"{path}.{part['key']}") for part in given]
        if kind in (Kind.CALCULATED, Kind.EARLIER) and given:
            return self._named_questions(name, given, path, str(data.get("group") or ""))
        return given

    def _named_questions(self, name: str, given: Any, path: str, group: str) -> Any:
        around = path.rpartition(".")[0]
        if name == "of" and isinstance(given, list | tuple):
            return [self._question_id(one, group or around) for one in given]
        if isinstance(given, str) and name in ("group", "question", "of"):
            try:
                return self._question_id(given, around)
            except ValueError:
                return given  # a question of another form, by its id
        return given

    def _options(self, data: Data, path: str) -> Iterator[Option]:
        listed = self.lists[data["option_list"]] if data.get("option_list") else None
        own = {one["key"]: one for one in data.get("options", ())}
        for option in (listed or data).get("options", ()):
            identity, more = self._option_id(data, path, option["key"]), own.get(option["key"], option)
            self._say(identity, label=option["label"])
            yield Option(identity, self.rule(more.get("visible_if") or ""), bool(more.get("exclusive")))

    def _journey(self, data: Data) -> Journey:
        answers = {
            self._question_id(key, ""): self._answer(key, answer) for key, answer in data.get("answers", {}).items()
        }
        steps = tuple(self.id("step", key) for key in data["steps"])
        end = self.id("end", data["end"]) if data.get("end") else ""
        return Journey(self.id("journey", data["key"]), data["name"], answers, steps, end)

    def _answer(self, path: str, given: Any) -> Any:
        """Choices by option keys, rows by question keys."""
        kind = self.kinds[path]["kind"]
        if kind == Kind.SINGLE_CHOICE:
            return self._option(path, given)
        if kind == Kind.SEVERAL_CHOICES:
            return [self._option(path, one) for one in given]
        if kind == Kind.REPEAT:
            return [self._row(path, row) for row in given]
        return given

    def _row(self, path: str, row: Data) -> Data:
        inner = {key: f"{path}.{key}" for key in row if key != "id"}
        found = {self.id("question", within): self._answer(within, row[key]) for key, within in inner.items()}
        return {"id": row["id"]} | found
