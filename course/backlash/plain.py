"""Say in plain words what a value is, and whether two values are the same; `check` is made of it.

Every sensible type counts: a NumPy integer is a number, a column is a list, but True is no number.
Kinds and lengths are compared before values, because a comparison with nothing at all says yes.
"""

import math
import numbers
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

COLUMNS = (pd.Series, pd.Index, np.ndarray, pd.api.extensions.ExtensionArray)
LISTS = (list, tuple, set, frozenset, *COLUMNS)
DOTS, NOTHING, MISSING = "still three dots", "nothing (None)", "a missing value"

# (kind that was wanted, kind that came) -> what usually causes that
WRONG_KIND = {
    ("number", "a length of time"): "`.total_seconds()` turns a length of time into a number.",
    ("number", "text"): "Quotation marks make text, even around digits.",
    ("number", "list"): "One number is wanted. Something has to count or sum up the many.",
    ("number", "table"): "One number is wanted. Something has to count or sum up the table.",
    ("number", "true or false"): "A comparison such as `==` or `>` gives True or False.",
    (
        "number",
        "a function",
    ): "Brackets are missing: a name ending in `()` is called and gives a number.",
    ("text", "number"): "Numbers came, not names. After counting, the names stand in `.index`.",
    ("time", "text"): "It reads like a time, but it is text. `pd.to_datetime` makes times of text.",
    ("time", "a length of time"): "One time minus another gives a length of time, not a time.",
    ("list", "number"): "One value came where several are wanted.",
    ("list", "text"): "One text came where several are wanted. A list stands in square brackets.",
    ("list", "table"): "A whole table came. A list is one column of it.",
    ("table", "list"): "One column came. A table keeps all its columns.",
    ("table", "text"): "The name of a table needs no quotation marks.",
}


def kind(value: Any) -> str:
    """Name the kind of a value.

    Returns
    -------
    str
        "number", "text", "time", "a length of time", "true or false", "list", "table",
        "a function", one of `DOTS`, `NOTHING` and `MISSING`, or "something else (...)".
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
    return "a function" if callable(value) else f"something else ({type(value).__name__})"


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
        return f"{time.day} {time:%b %Y %H:%M}{seconds} {clock}"
    if what == "list":
        items = [describe(item).removeprefix("the text ") for item in list(value)[:5]]
        more = ", …" if len(value) > len(items) else ""
        return f"[{', '.join(items)}{more}]" if items else "a list with nothing in it"
    if what == "table":
        return f"a table with {value.shape[0]} rows and {value.shape[1]} columns"
    return f"{what} ({value})" if what in ("true or false", "a length of time") else what


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
    seen = list(seen)
    if len(seen) != len(expected):
        return False
    if isinstance(expected, set | frozenset):
        return all(any(equal(item, due) for item in seen) for due in expected)
    return all(map(equal, seen, expected))


def cause(seen: Any, expected: Any) -> str:
    """Name the usual cause of a difference, as far as the two values tell it."""
    got, due = kind(seen), kind(expected)
    if got == MISSING:
        return "A missing value came through. Leave missing values out first, with `.dropna()`."
    if got != due:
        return WRONG_KIND.get(
            (due, got), "This kind of answer does not fit. The small example above shows the kind."
        )
    if due == "time" and _zoned(expected) and not _zoned(seen):
        return "A time with no zone fits any clock. `.tz_localize(...)` gives it its zone."
    if due == "time" and equal(seen, expected, same_clock=False):
        return (
            "The moment is right, but it is read on another clock. `.tz_convert` moves the hands."
        )
    if due == "list" and len(seen) and len(expected):
        return _cause_in_list(list(seen), list(expected))
    return "The kind of answer is right. Work the small example by hand, one step at a time."


def _cause_in_list(seen: list, expected: list) -> str:
    for item in seen:
        if kind(item) != kind(expected[0]):
            return cause(item, expected[0])
    if any(equal(item, other) for n, item in enumerate(seen) for other in seen[:n]):
        return "Something is there more than once. `.unique()` keeps one of each."
    if len(seen) != len(expected):
        return f"The number of values is {len(seen)}, and {len(expected)} are wanted."
    return "The kind of answer is right. Work the small example by hand, one step at a time."


def _zoned(time: Any) -> bool:
    return pd.Timestamp(time).tzinfo is not None
