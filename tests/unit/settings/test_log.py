"""A log is one line of JSON an event, without the values of whatever broke."""

import json
import logging
from typing import Any

from django.conf import settings


def line_of(record: logging.LogRecord) -> str:
    formatters: Any = settings.LOGGING["formatters"]
    made = formatters["line"]
    formatter = made["()"](**{key: value for key, value in made.items() if key != "()"})
    return str(formatter.format(record))


def record_of(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("portal.plans", logging.WARNING, "plans.py", 1, message, args, info)


def test_an_event_is_one_line_of_json_with_its_level_and_name() -> None:
    line = line_of(record_of("%s due dates rebuilt", 3))
    said = json.loads(line)
    assert "\n" not in line
    assert (said["event"], said["level"], said["logger"]) == ("3 due dates rebuilt", "warning", "portal.plans")
    assert said["timestamp"].endswith("Z")


def test_an_error_says_where_and_not_what_it_held() -> None:
    try:
        secret = "Nobody was home on four evenings"
        raise RuntimeError(len(secret))
    except RuntimeError as error:
        line = line_of(record_of("broken", error=error))
    assert "test_log.py" in json.loads(line)["exception"] and "RuntimeError: 32" in line
    assert "\n" not in line
