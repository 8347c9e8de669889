"""Tell a student whether an answer is right; what lessons call stands here or is named below."""

import contextlib
import copy
import io
import warnings
from collections.abc import Callable, Iterable
from typing import Any

from backlash.check.errors import first_line, in_words
from backlash.check.figures import CLOCK_TIME, alt_text, timeline
from backlash.check.notebook import stale
from backlash.check.plain import describe, kind
from backlash.check.refusal import NotYet, Usual, expect, same
from backlash.check.tables import table

__all__ = [
    "CLOCK_TIME",
    "NotYet",
    "alt_text",
    "call",
    "expect",
    "gives",
    "passed",
    "same",
    "table",
    "timeline",
]


def passed(question: str, hidden: bool = True) -> None:
    """Print the line that a student waits for; say whether hidden checks follow."""
    more = " More checks run when you hand in." if hidden else ""
    print(f"{question}: right.{more}")
    if stale():
        print(stale())


def gives(
    function: Callable, args: Iterable, expected: Any, usual: Usual | None = None, say: str = ""
) -> Any:
    """Call a student's function, compare what it gives with the expected answer, hand it on.

    Parameters are those of `same`; `args` are plain data, and the function gets copies.
    """
    args = tuple(args)
    seen = call(function, *args)
    same(f"`{_call_text(function, args)}` gives", seen, expected, usual, say, _small(args))
    return seen


def call(function: Callable, *args: Any) -> Any:
    """Call a student's function in silence; an error in it becomes the three parts."""
    expect(
        callable(function),
        f"Where a function should be, I found {describe(function)}.",
        "I expected a function, which begins with `def`.",
        "Its name was probably used again for something else. Run the answer cell once more.",
    )
    copies = copy.deepcopy(args)
    try:
        with contextlib.ExitStack() as silence:
            silence.enter_context(contextlib.redirect_stdout(io.StringIO()))
            silence.enter_context(contextlib.redirect_stderr(io.StringIO()))
            silence.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            return function(*copies)
    except (Exception, SystemExit) as error:
        saw = f"`{_call_text(function, args)}` stopped with an error: {first_line(error)}"
        raise NotYet(
            saw + _small(args),
            "I expected it to run to its end and give an answer back.",
            in_words(function, args, error),
        ) from None


def _call_text(function: Callable, args: tuple) -> str:
    texts = ["a table" if kind(arg) == "table" else describe(arg) for arg in args]
    texts = [text.removeprefix("the text ") for text in texts]
    called = getattr(function, "__name__", "<lambda>")
    called = "your function" if called == "<lambda>" else called
    return f"{called}({', '.join(texts)})"


def _small(args: tuple) -> str:
    """Tables of up to nine rows as text, to work them by hand."""
    tables = [arg for arg in args if kind(arg) == "table" and 0 < len(arg) <= 9]
    plain = [table.astype(object).where(table.notna(), "NaN") for table in tables]
    texts = [table.to_string(index=False, max_colwidth=30) for table in plain]
    return "".join(f" The table:\n{text}\n" for text in texts)
