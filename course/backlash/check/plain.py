"""Say in plain words what a value is, and whether two values are the same; `check` is made of it.

Every sensible type counts: a NumPy integer is a number, a column is a list, but True is no number.
Kinds and lengths are compared before values, because a comparison with nothing at all says yes.
"""

import math
import numbers
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

COLUMNS = (pd.Series, pd.Index, np.ndarray, pd.api.extensions.ExtensionArray)
SETS = (set, frozenset)
LISTS = (list, tuple, *SETS, *COLUMNS)
GROUPS = (pd.api.typing.DataFrameGroupBy, pd.api.typing.SeriesGroupBy)
DOTS, NOTHING, MISSING = "still three dots", "nothing (None)", "a missing value"

# (kind that was wanted, kind that came) -> what usually causes that
WRONG_KIND = {
    ("number", "a length of time"): "`.total_seconds()` turns a length of time into a number.",
    ("number", "text"): "Quotation marks make text, even around digits.",
    ("number", "list"): "One number is wanted. Something has to count or sum up the many.",
    ("number", "table"): "One number is wanted. Something has to count or sum up the table.",
    ("number", "true or false"): "A comparison such as `==` or `>` gives True or False.",
    ("text", "number"): "Numbers came, not names. After counting, the names stand in `.index`.",
    ("time", "text"): "It reads like a time, but it is text. `pd.to_datetime` makes times of text.",
    ("time", "a length of time"): "One time minus another gives a length of time, not a time.",
    ("list", "number"): "One value came where several are wanted.",
    ("list", "text"): "One text came where several are wanted. A list stands in square brackets.",
    ("list", "table"): "A whole table came. A list is one column of it.",
    ("table", "list"): "One column came. A table keeps all its columns.",
    ("table", "text"): "The name of a table needs no quotation marks.",
}
LEAST_SAID = "The kind of answer is right. Work the small example by hand, one step at a time."


def kind(value: Any) -> str:
    """Name the kind of a value.

    Returns
    -------
    str
        "number", "text", "time", "a length of time", "true or false", "list", "table",
        "a dictionary", "a function", one of `DOTS`, `NOTHING` and `MISSING`, or other plain words.
    """
    if value is ...:
        return DOTS
    if value is None:
        return NOTHING
    if isinstance(value, bool | np.bool_):
        return "true or false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, pd.DataFrame):
        return "table"
    if isinstance(value, LISTS) and getattr(value, "ndim", 1) == 1:
        return "list"
    if value is pd.NA or value is pd.NaT:
        return MISSING
    if isinstance(value, np.datetime64 | np.timedelta64) and np.isnat(value):
        return MISSING
    if isinstance(value, timedelta | np.timedelta64):
        return "a length of time"
    if isinstance(value, datetime | np.datetime64):
        return "time"
    if isinstance(value, numbers.Real):
        try:
            return MISSING if math.isnan(value) else "number"
        except OverflowError:
            return "a number beyond all bounds"
    if isinstance(value, dict):
        return "a dictionary"
    if isinstance(value, np.ndarray):
        return f"an array of {value.ndim} dimensions"
    if isinstance(value, GROUPS):
        return "rows in groups, of which nothing has been counted yet"
    return "a function" if callable(value) else f"a value of another kind ({type(value).__name__})"


def describe(value: Any) -> str:
    """Say in a few words what a value is."""
    what = kind(value)
    if what == "number":
        return f"{float(value):.10g}"
    if what == "text":
        return f"the text '{value[:60]}…'" if len(value) > 60 else f"the text '{value}'"
    if what == "time":
        time = pd.Timestamp(value)
        clock = time.tzinfo or "(no zone)"
        seconds = f":{time.second:02}" if time.second else ""
        date = f"{time.day} {time.month_name()[:3]} {time.year}"
        return f"{date} {time.hour:02}:{time.minute:02}{seconds} {clock}"
    if what == "list":
        return _describe_list(value)
    if what == "table":
        return f"a table with {value.shape[0]} rows and {value.shape[1]} columns"
    if what == "true or false":
        return str(bool(value))
    return f"{what} ({value})" if what == "a length of time" else what


def _describe_list(values: Any) -> str:
    shown = in_order(values) if isinstance(values, SETS) else list(values)
    if not shown:
        return "a list with nothing in it"
    items = [describe(item).removeprefix("the text ") for item in shown[:10]]
    text = ", ".join(items)
    if len(items) > 9 or len(text) > 120:
        text = ", ".join(items[:5]) + (", …" if len(items) > 5 else "")
    return f"({text})" if isinstance(values, tuple) else f"[{text}]"


def in_order(values: Iterable) -> list:
    """Sort what has no order of its own, so that it is always shown in the same way."""
    try:
        return sorted(values)
    except (TypeError, ValueError):  # of several kinds
        return sorted(values, key=str)


def equal(seen: Any, expected: Any, same_clock: bool = True) -> bool:
    """Compare an answer with an expected number, text, time, list, or set (in any order).

    Two times on clocks of different zones are unequal, unless `same_clock` is false.
    """
    what = kind(expected)
    if kind(seen) != what:
        return False
    if what == "number":
        return math.isclose(seen, expected, rel_tol=1e-9, abs_tol=1e-9)
    if what == "text":
        return str(seen) == expected
    if what == "time":
        seen, expected = pd.Timestamp(seen), pd.Timestamp(expected)
        if _zoned(seen) != _zoned(expected) or seen != expected:
            return False
        return not same_clock or seen.utcoffset() == expected.utcoffset()
    if what == "true or false":
        return bool(seen) == bool(expected)
    if what == "a length of time":
        return pd.Timedelta(seen) == pd.Timedelta(expected)
    return _equal_lists(seen, expected) if what == "list" else what in (MISSING, NOTHING, DOTS)


def _equal_lists(seen: Any, expected: Any) -> bool:
    if isinstance(seen, SETS) and not isinstance(expected, SETS):
        return False
    seen = list(seen)
    if len(seen) != len(expected):
        return False
    if isinstance(expected, SETS):
        return all(any(equal(item, due) for item in seen) for due in expected)
    return all(map(equal, seen, expected))


def cause(seen: Any, expected: Any) -> str:
    """Name the usual cause of a difference, as far as the two values tell it."""
    got, due = kind(seen), kind(expected)
    if got == MISSING:
        return "A missing value came through. Leave missing values out first, with `.dropna()`."
    if got == "a function":
        return "Brackets are missing: a name ending in `()` is called and gives its answer."
    if got != due:
        return WRONG_KIND.get((due, got), f"A {due} is wanted.")
    if due == "time" and _zoned(expected) and not _zoned(seen):
        return "A time with no zone fits any clock. `.tz_localize(...)` gives it its zone."
    if due == "time" and equal(seen, expected, same_clock=False):
        return (
            "The moment is right, but it is read on another clock. `.tz_convert` moves the hands."
        )
    if due == "list" and isinstance(seen, SETS) and not isinstance(expected, SETS):
        return "A set has no order. `return low, high` keeps one."
    return _cause_in_list(list(seen), list(expected)) if due == "list" else LEAST_SAID


def _cause_in_list(seen: list, expected: list) -> str:
    for item in seen if expected else []:
        if kind(item) != kind(expected[0]):
            return cause(item, expected[0])
    twice = any(equal(item, other) for n, item in enumerate(seen) for other in seen[:n])
    if twice and len(seen) > len(expected):
        return "Something is there more than once. `.unique()` keeps one of each."
    if len(seen) != len(expected):
        return f"The number of values is {len(seen)}, and {len(expected)} are wanted."
    return LEAST_SAID


def _zoned(time: Any) -> bool:
    return pd.Timestamp(time).tzinfo is not None
