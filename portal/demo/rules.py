"""Turning the demo's data into what the rooms' services take: pure functions over plain values."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

NAMESPACE = uuid.UUID("0d6c1f6e-6f0b-5b8e-8c39-6f6f5a1f7c55")
SATURDAY = 5

Data = Mapping[str, Any]
StableId = Callable[..., str]  # forms.api.stable_id


def person_id(key: str) -> uuid.UUID:
    """The id of an invented person: the same in every load, so that addresses stay good."""
    return uuid.uuid5(NAMESPACE, f"person/{key}")


def row_id(child: str, capture: str, row: str) -> str:
    """The id of a row of a repeating group (32 hexadecimal digits), the same in every version of a child's plan."""
    return uuid.uuid5(NAMESPACE, f"row/{child}/{capture}/{row}").hex


def group_of(capture: str) -> str:
    """The repeating group whose row an item of this capture is made from: evidence and impact stand with it."""
    return "concern" if capture in ("evidence", "impact") else capture


def kept_id(name: str) -> uuid.UUID:
    """The id, the same in every load, of something that policy staff keep."""
    return uuid.uuid5(NAMESPACE, f"kept/{name}")


def workday(today: date, days: int) -> date:
    """The day that many days from today, moved off weekends: a past one back to Friday, a coming one on to Monday."""
    found = today + timedelta(days=days)
    over = found.weekday() - SATURDAY
    if over < 0:
        return found
    return found - timedelta(days=1 + over) if days < 0 else found + timedelta(days=2 - over)


def in_language(data: Any, language: str) -> Any:
    """The same data with every {"en": …, "cy": …} replaced by its words in one language (ISO code).

    Words that are there in English alone stay so.
    """
    if isinstance(data, Mapping):
        if "en" in data and not data.keys() - {"en", "cy"}:
            return data.get(language, data["en"])
        return {key: in_language(value, language) for key, value in data.items()}
    if isinstance(data, list):
        return [in_language(value, language) for value in data]
    return data


def form_texts(form: Data, key: str, language: str, stable_id: StableId) -> dict[str, str]:
    """The words of a form in one language by the text keys of `forms.api.translate_form`."""
    said = in_language(form, language)
    texts = {"form.title": said["title"], "form.intro": said["intro"]}
    for step in said["steps"]:
        identity = stable_id(key, "step", step["key"])
        texts |= {f"{identity}.title": step["title"], f"{identity}.guidance": step["guidance"]}
        for path, question in each_question(step):
            identity = stable_id(key, "question", path)
            texts |= {f"{identity}.label": question["label"], f"{identity}.hint": question.get("hint", "")}
            texts[f"{identity}.item"] = question.get("item_name", "")
            for option in question.get("options", ()):
                identity = stable_id(key, "option", f"{path}.{option['key']}")
                texts[f"{identity}.label"] = option["label"]
    return {name: text for name, text in texts.items() if text}


def each_question(step: Data) -> Iterator[tuple[str, Data]]:
    """("question key" or "group key.question key", question) of every question of a step."""
    for question in step["questions"]:
        yield question["key"], question
        for inner in question.get("questions", ()):
            yield f"{question['key']}.{inner['key']}", inner


def shown(step: Data, given: Data) -> bool:
    """Whether a step is on the path of these answers."""
    question, _equals, answer = step.get("shown_if", "").partition("=")
    found = given.get(question)
    return not question or ("yes" if found is True else "no" if found is False else found) == answer


def merged(given: Data, later: Data) -> dict[str, Any]:
    """Answers with later ones laid over them: of repeating groups row by row and field by field, by the row's key."""
    result = dict(given)
    for key, answer in later.items():
        if isinstance(answer, list) and answer and isinstance(answer[0], Mapping):
            rows = {row["key"]: row for row in given.get(key, [])}
            for row in answer:
                rows[row["key"]] = {**rows.get(row["key"], {}), **row}
            result[key] = list(rows.values())
        else:
            result[key] = answer
    return result


class Answering:
    """Turns the answers of a family file into those a form of the service stores.

    `form` is a pack's form.yaml, `key` the key its form was made with, `child` the child's key.
    """

    def __init__(self, form: Data, key: str, child: str, today: date, stable_id: StableId) -> None:
        self.form, self.key, self.child, self.today, self.stable_id = form, key, child, today, stable_id

    def steps(self, given: Data) -> Iterator[tuple[str, dict[str, Any]]]:
        """(step id, {question id: answer}) of each step on the path; raises KeyError for an unknown question."""
        asked = {question["key"] for step in self.form["steps"] for question in step["questions"]}
        if given.keys() - asked:
            raise KeyError(f"{self.child}: no question {sorted(given.keys() - asked)}")
        for step in self.form["steps"]:
            if shown(step, given):
                found = {
                    self.stable_id(self.key, "question", question["key"]): self._answer(
                        question, question["key"], given[question["key"]]
                    )
                    for question in step["questions"]
                    if given.get(question["key"]) not in (None, "", [])
                }
                yield self.stable_id(self.key, "step", step["key"]), found

    def _answer(self, question: Data, path: str, given: Any) -> Any:
        match question["kind"]:
            case "date":
                return workday(self.today, given).isoformat()
            case "person":
                return str(person_id(given))
            case "single_choice":
                return self._option(path, given)
            case "several_choices":
                return [self._option(path, one) for one in given]
            case "repeat":
                return [self._row(question, row) for row in given]
        return given

    def _option(self, path: str, key: str) -> str:
        return self.stable_id(self.key, "option", f"{path}.{key}")

    def _row(self, group: Data, row: Data) -> dict[str, Any]:
        found = {"id": row_id(self.child, group["capture"], row["key"])}
        known = {inner["key"] for inner in group["questions"]} | {"key"}
        if row.keys() - known:
            raise KeyError(f"{self.child}, {group['key']}: no question {sorted(row.keys() - known)}")
        for inner in group["questions"]:
            if row.get(inner["key"]) not in (None, ""):
                path = f"{group['key']}.{inner['key']}"
                found[self.stable_id(self.key, "question", path)] = self._answer(inner, path, row[inner["key"]])
        return found
