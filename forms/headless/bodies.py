"""What was sent, read safely: JSON that a database keeps, of bounded size and depth, in the shape that is asked for."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn, TypeVar

import pydantic
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException

from ..fields.base import readable
from .problems import Fault, Refusal

DEEPEST = 12  # objects and lists in one another; the deepest answer, a cell of a group in a group, needs 8
LARGEST = 2**53  # beyond it a number is not the same in every language

M = TypeVar("M", bound=pydantic.BaseModel)


def read(request: HttpRequest, shape: type[M]) -> M:
    """The body of the request as this shape, an empty one as `{}`; characters that no database keeps are replaced.

    Raises `Refusal`: 413 for too much, 400 for no JSON, 422 for another shape.
    """
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Refusal(413, "too_much") from error
    except RawPostDataException as error:
        raise Refusal(400, "no_json") from error
    try:
        data = parse(body) if body.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "no_json") from error
    try:
        return shape.model_validate(data, strict=True)
    except pydantic.ValidationError as error:
        faults = [Fault("shape", f"{'.'.join(map(str, one['loc']))}: {one['msg']}") for one in error.errors()]
        raise Refusal(422, "shape", faults[:20]) from error


def parse(body: bytes) -> Any:
    """JSON without what others read differently: names used twice, NaN, numbers beyond 2⁵³; raises ValueError."""
    data = json.loads(body, parse_constant=_refuse, parse_int=_integer, parse_float=_float, object_pairs_hook=_object)
    if _depth(data) > DEEPEST:
        raise ValueError("too deep")
    return _readable(data)


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST:
        raise ValueError("a number that is too large")
    return int(text)


def _float(text: str) -> int | float:
    number = float(text)
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise ValueError("a number that is too large")
    return int(number) if number.is_integer() else number  # 3.0 is the integer 3


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name used twice")
    return found


def _depth(data: Any) -> int:
    """How many lists and objects stand in one another; stops counting when it is too many."""
    deep, level = 0, [data]
    while level and deep <= DEEPEST:
        within = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [inner for one in within for inner in one]
        deep += bool(within)
    return deep


def _readable(data: Any) -> Any:
    """As `readable`, names too: an id with a sign that cannot be read is an id nobody knows."""
    if isinstance(data, dict):
        return {readable(key): _readable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_readable(one) for one in data]
    return readable(data)
