"""Tell a student whether an answer is right: what was seen, what was expected, the usual cause."""

import contextlib
import copy
import io
import re
import traceback
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from IPython import get_ipython
from matplotlib.dates import date2num

from backlash.plain import DOTS, NOTHING, cause, describe, equal, kind

Usual = Mapping[Any, str]  # a wrong answer -> what usually causes it


class NotYet(AssertionError):
    """An answer that is not right yet. A notebook shows its three parts and no traceback."""

    def __init__(self, saw: str, expected: str, cause: str) -> None:
        super().__init__(saw, expected, cause)

    def __str__(self) -> str:
        return "\n".join(self.args)

    def _render_traceback_(self) -> list[str]:
        return list(self.args)


def passed(question: str) -> None:
    """Print the line that a student waits for."""
    print(f"{question}: right. It passes every check that you can see.")


def expect(condition: Any, saw: str, expected: str, cause: str) -> None:
    """Raise the three parts unless the condition holds."""
    if not condition:
        raise NotYet(saw, expected, cause)


def same(subject: str, seen: Any, expected: Any, usual: Usual | None = None, say: str = "") -> None:
    """Compare an answer with the expected one.

    Parameters
    ----------
    subject
        How the first sentence begins, verb included: "`lead` is".
    expected
        A number, text, time, list or tuple; a set where the order means nothing.
    usual
        Wrong answers, and what usually causes each.
    say
        The expected answer in words, where the value itself would give it away.
    """
    wanted = f"I expected {say or describe(expected)}."
    _answered(subject, seen, wanted)
    if equal(seen, expected):
        return
    known = [why for wrong, why in (usual or {}).items() if equal(seen, wrong, same_clock=False)]
    why = known[0] if known else cause(seen, expected)
    raise NotYet(f"{subject} {describe(seen)}.", wanted, why)


def gives(
    function: Callable, args: Iterable, expected: Any, usual: Usual | None = None, say: str = ""
) -> Any:
    """Call a student's function, compare what it gives with the expected answer, hand it on.

    Parameters are those of `same`; `args` are plain data, and the function gets copies.
    """
    args = tuple(args)
    seen = call(function, *args)
    same(f"`{_call_text(function, args)}` gives", seen, expected, usual, say)
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
        problem = f"{type(error).__name__}: {error}".strip(": ")
        raise NotYet(
            f"`{_call_text(function, args)}` stopped with an error: {problem}",
            "I expected it to run to its end and give an answer back.",
            _where(function, error),
        ) from None


def table(
    name: str, seen: Any, expected: pd.DataFrame, by: str, usual: Usual | None = None
) -> None:
    """Examine the rows of a table and their order; further columns do no harm.

    Parameters
    ----------
    expected
        The rows it should have, in any order; the first column tells them apart.
    by
        The column it should be sorted by. Rows that tie may stand in any order.
    usual
        Wrong orders of that column, as tuples, and what usually causes each.
    """
    rows = f"I expected a table with {len(expected)} rows."
    _answered(f"`{name}` is", seen, rows)
    expect(kind(seen) == "table", f"`{name}` is {describe(seen)}.", rows, cause(seen, expected))
    columns = list(expected.columns)
    missing = [column for column in columns if list(seen.columns).count(column) != 1]
    expect(
        not missing,
        f"`{name}` has no column called {' or '.join(missing)}.",
        f"I expected the columns {', '.join(columns)}.",
        "`table['new'] = ...` makes a new column in a table. Compare the spelling, too.",
    )
    expect(
        len(seen) == len(expected),
        f"`{name}` has {len(seen)} rows.",
        rows,
        "Rows were lost or doubled on the way. Start again from the table you were given.",
    )
    for column in columns:
        got, due = seen[column].iloc[0], expected[column].iloc[0]
        if kind(got) != kind(due):
            same(f"The first value in the column `{column}` of `{name}` is", got, due)
    order = f"The column `{by}` of `{name}`, from top to bottom, is"
    same(
        order, list(seen[by]), sorted(expected[by]), usual, "the earliest first and the latest last"
    )
    got, due = (rows.set_index(columns[0], drop=False) for rows in (seen, expected))
    for row in due.index:
        expect(
            row in got.index and equal(list(got.loc[row, columns]), list(due.loc[row, columns])),
            f"`{name}` is in the right order, but the row {row} has changed.",
            "I expected every row to stay whole.",
            "Sort the whole table with `.sort_values`, never one column by itself.",
        )


def timeline(name: str, seen: Any, times: Iterable, clock: str, usual: Usual | None = None) -> None:
    """Examine a figure: a mark at each time, the clock named below, words on the left.

    Parameters
    ----------
    times
        Where the marks must stand.
    clock
        What the label below must name, such as "UTC".
    usual
        Wrong positions, as tuples of times, and what usually causes each.
    """
    _answered(f"`{name}` is", seen, "I expected a matplotlib figure.")
    expect(
        callable(getattr(seen, "get_axes", None)),
        f"`{name}` is {describe(seen)}.",
        "I expected a matplotlib figure.",
        f"`{name}, ax = plt.subplots()` makes one. Was the name used again for something else?",
    )
    marks, due = _marks(seen), date2num(list(times))
    saw = f"`{name}` has {len(marks)} marks."
    wanted = f"I expected {len(due)}: one for each report, at its time on the {clock} clock."
    expect(len(marks), saw, wanted, "`ax.plot(times, names, 'o')` draws one mark for each row.")
    if not _covered(marks, due):
        words = "Words stand below, one step apart. Draw times, not their text, and times first."
        known = [why for wrong, why in (usual or {}).items() if _covered(marks, date2num([*wrong]))]
        known += [words] if max(marks) <= len(marks) else []
        known += ["Draw every row of the table, and the column with the right clock."]
        raise NotYet(f"{saw[:-1]}, but not one for every report.", wanted, known[0])
    axes = seen.get_axes()[0]
    offset = getattr(axes.xaxis.get_units(), "utcoffset", None)
    expect(
        clock != "UTC" or not offset or not offset(datetime(2011, 11, 10)),
        f"The marks of `{name}` are right, but the axis below counts on another clock.",
        "I expected the axis to count in UTC.",
        "The column that was drawn still carries its own zone. Draw the one that is in UTC.",
    )
    label = axes.get_xlabel()
    expect(
        clock.lower() in label.lower(),
        f"The label below the axis is “{label}”." if label else f"`{name}` has no label below.",
        f"I expected it to name the clock: {clock}.",
        "`ax.set_xlabel('...')` writes it. A time whose clock is not named misleads its reader.",
    )
    words = [text.get_text() for text in axes.get_yticklabels()]
    expect(
        any(re.search("[a-z]{3}", word, re.I) for word in words),
        f"The left side of `{name}` has no words.",
        "I expected words at the height of each mark.",
        "Draw names against the times, not numbers: `ax.plot(times, names, 'o')`.",
    )


def alt_text(name: str, seen: Any, pattern: str, names: str) -> None:
    """Examine the description of a figure: 15 to 80 words, one of them found by `pattern`.

    Parameters
    ----------
    names
        What `pattern` finds, in words: "a clock time such as 03:10".
    """
    wanted = "I expected a text of 15 to 80 words."
    _answered(f"`{name}` is", seen, wanted)
    quotes = "A text stands in quotation marks."
    expect(kind(seen) == "text", f"`{name}` is {describe(seen)}.", wanted, quotes)
    words = seen.split()
    expect(
        15 <= len(words) <= 80,
        f"`{name}` has {len(words)} words.",
        wanted,
        "Say what is drawn, from when to when, and what a reader should notice. Then stop.",
    )
    expect(
        not re.match(r"\W*((an?|the|this|my)\s+)?(image|picture|figure|photo)\b", seen, re.I),
        f"`{name}` begins with “{' '.join(words[:3])}”.",
        "I expected it to begin with what is shown.",
        "A screen reader has already said that an image comes. Leave those words out.",
    )
    expect(
        re.search(pattern, seen, re.I),
        f"`{name}` does not give {names}.",
        f"I expected at least one: {names}.",
        "A reader who cannot see the figure needs a fixed point in it.",
    )


def _answered(subject: str, seen: Any, wanted: str) -> None:
    if kind(seen) == DOTS:
        raise NotYet(f"{subject} {DOTS}.", wanted, "Put your answer in their place, then run it.")
    if kind(seen) == NOTHING:
        why = "`print` and some methods give nothing back, so there is nothing to keep."
        if subject.endswith("gives"):
            why = "Either the three dots are still there, or the last line lacks its `return`."
        raise NotYet(f"{subject} {NOTHING}.", wanted, why)


def _call_text(function: Callable, args: tuple) -> str:
    texts = ["a table" if kind(arg) == "table" else describe(arg) for arg in args]
    texts = [text.removeprefix("the text ") for text in texts]
    return f"{getattr(function, '__name__', 'your function')}({', '.join(texts)})"


def _where(function: Callable, error: BaseException) -> str:
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename == file]
    if not steps:
        return "Run the answer cell again, then try the same call in a cell of your own."
    return f"Look at line {steps[-1].lineno} of the answer cell: {steps[-1].line}".rstrip(": ")


def _marks(figure: Any) -> np.ndarray:
    found = []
    for axes in figure.get_axes():
        for line in axes.get_lines():
            found += list(line.get_xdata(orig=False))
        for group in axes.collections:
            if hasattr(group, "get_segments"):
                found += [segment[0][0] for segment in group.get_segments()]
            else:
                found += list(group.get_offsets()[:, 0])
    return np.array(found, dtype=float)


def _covered(marks: np.ndarray, due: np.ndarray) -> bool:
    half_minute = 1 / 2880  # dates are counted in days
    near = [np.abs(marks - moment) < half_minute for moment in due]
    needed = [np.abs(due - moment) < half_minute for moment in due]
    return all(drawn.sum() >= wanted.sum() for drawn, wanted in zip(near, needed, strict=True))


def _explain_name_error(
    shell: Any, cls: type, error: Any, trace: Any, tb_offset: Any = None
) -> None:
    if cls is NameError:
        hint = (
            f"`{error.name}` does not exist yet. Compare the spelling, "
            "or run the cell that makes it and then this one."
        )
        lines = [*traceback.format_exception_only(error), hint]
        error._render_traceback_ = lambda: [line.rstrip("\n") for line in lines]
    shell.showtraceback((cls, error, trace))


if get_ipython():
    get_ipython().set_custom_exc((NameError,), _explain_name_error)
