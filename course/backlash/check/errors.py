"""Say in plain words why a student's function stopped; `check` adds it to Python's own message."""

import inspect
import re
import traceback
from collections.abc import Callable

import pandas as pd

# what Python or pandas says -> the same in plain words
MESSAGES = {
    r"'(method|builtin_function_or_method)'": "Brackets are missing: a method works only with "
    "`()` behind its name.",
    r"value of NA is ambiguous": "A missing value came through. "
    "Leave missing values out first, with `.dropna()`.",
    r"'(Timestamp|datetime)' object has no attribute '(total_)?seconds'": "Subtract first, in "
    "brackets: `(end - start)`.",
    r"convert tz-naive": "A time without a zone cannot be moved to another clock. "
    "First say whose clock it was read on, with `.tz_localize`.",
    r"localize tz-aware|already tz-aware": "This time has a zone already. "
    "`.tz_convert` reads it on another clock.",
    r"(tz|offset)-naive and (tz|offset)-aware|(tz|offset)-aware and (tz|offset)-naive": "One time "
    "has a zone and the other has none. `.tz_localize` gives it one.",
}


def first_line(error: BaseException) -> str:
    """Python's own message, without what follows its first line."""
    line = f"{type(error).__name__}: {error}".partition("\n")[0].strip(": ")
    return line.replace("<lambda>()", "your function")


def in_words(function: Callable, args: tuple, error: BaseException) -> str:
    """Why a call stopped, and where to look.

    Parameters
    ----------
    args
        What the function was called with.
    """
    why = (
        _number_of_values(function, args)
        or _unknown_zone(function, error)
        or _unknown_column(args, error)
        or next((say for said, say in MESSAGES.items() if re.search(said, str(error), re.I)), "")
    )
    where = _where(function, error)
    return f"{why} {where}".strip() or (
        "Run the answer cell again, then try the same call in a cell of your own."
    )


def _signature(function: Callable) -> inspect.Signature | None:
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):  # some built-in functions have none
        return None


def _number_of_values(function: Callable, args: tuple) -> str:
    signature = _signature(function)
    if signature is None:
        return ""
    try:
        signature.bind(*args)
    except TypeError:
        names = list(signature.parameters)
        takes = f"{_count(len(names))} ({', '.join(names)})" if names else "no value"
        given = f"but the task gives it {_count(len(args))}"
        return f"The function takes {takes}, {given}. Mend the brackets behind `def`."
    return ""


def _unknown_zone(function: Callable, error: BaseException) -> str:
    if type(error).__name__ not in ("ZoneInfoNotFoundError", "UnknownTimeZoneError"):
        return ""
    zone = str(error).strip("'\"").rpartition("key ")[2]
    signature = _signature(function)
    if signature and zone in signature.parameters:
        hint = f"If you meant what is in `{zone}`, leave out the quotation marks."
    else:
        hint = "Their names look like 'Europe/London'."
    return f"No zone is called '{zone}'. {hint}"


def _unknown_column(args: tuple, error: BaseException) -> str:
    steps = traceback.extract_tb(error.__traceback__)
    if not isinstance(error, KeyError) or not error.args or "pandas" not in steps[-1].filename:
        return ""
    listed = re.search(r"\['([^']+)'", str(error.args[0]))  # some messages hold a list of columns
    key = listed[1] if listed else error.args[0]
    for arg in args:
        if isinstance(arg, pd.DataFrame) and key not in list(arg.columns):
            has = ", ".join(map(str, arg.columns))
            return f"This table has no column called {key!r}. It has: {has}."
        if isinstance(arg, pd.Series):
            return f"One column was given, not a table; it has no row called {key!r}."
    return ""


def _where(function: Callable, error: BaseException) -> str:
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename == file]
    if not steps:
        return ""
    return f"Look at line {steps[-1].lineno} of the answer cell: {steps[-1].line}".rstrip(": ")


def _count(number: int) -> str:
    return "1 value" if number == 1 else f"{number} values"
