"""Examine a table: its columns, its rows, their values and their order."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pandas as pd

from backlash.check.plain import MISSING, cause, describe, equal, in_order, kind
from backlash.check.refusal import NotYet, Usual, answered, expect, same


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
    answered(f"`{name}` is", seen, rows)
    expect(kind(seen) == "table", f"`{name}` is {describe(seen)}.", rows, cause(seen, expected))
    _examine_columns(name, seen, expected, by)
    places = _examine_keys(name, seen, expected)
    for row, got, due in _changed(seen, expected, by, places):
        raise NotYet(
            f"In the row {row} of `{name}`, `{by}` is {describe(got)}.",
            f"I expected {describe(due)} in that row.",
            _cause_in_column(got, due, seen[by], expected[by]),
        )
    order = f"The column `{by}` of `{name}`, from top to bottom, is"
    same(
        order, list(seen[by]), sorted(expected[by]), usual, "the earliest first and the latest last"
    )
    for column in expected.columns:
        for row, got, due in _changed(seen, expected, column, places):
            raise NotYet(
                f"`{name}` is in the right order, but in the row {row} the column `{column}` "
                f"has changed: it is {describe(got)}.",
                f"I expected {describe(due)}, since every row should stay whole.",
                _cause_in_column(got, due, seen[column], expected[column]),
            )


def _changed(
    seen: pd.DataFrame, expected: pd.DataFrame, column: str, places: list[int]
) -> Iterator[tuple]:
    """The key, the value and the expected value of each row where a column is not as it should."""
    values = list(seen[column])
    for row, place, due in zip(expected.iloc[:, 0], places, expected[column], strict=True):
        if not equal(values[place], due):
            yield row, values[place], due


def _examine_columns(name: str, seen: pd.DataFrame, expected: pd.DataFrame, by: str) -> None:
    columns = list(expected.columns)
    wanted = f"I expected the columns {', '.join(columns)}."
    missing = [column for column in columns if list(seen.columns).count(column) != 1]
    gone = [column for column in missing if column != by]
    expect(
        not gone,
        f"`{name}` has no column called {' or '.join(gone)}.",
        wanted,
        "A column was lost or renamed on the way. Start again from the table you were given.",
    )
    expect(
        not missing,
        f"`{name}` has no column called {by}.",
        wanted,
        "`table['new'] = ...` makes a new column in a table. Compare the spelling, too.",
    )


def _examine_keys(name: str, seen: pd.DataFrame, expected: pd.DataFrame) -> list[int]:
    """Where in `seen` each row of `expected` stands."""
    key = expected.columns[0]
    due = list(expected[key])
    found = {}
    for n, value in enumerate(seen[key]):
        with contextlib.suppress(TypeError):  # a list cannot be looked up, and is no key
            found[value] = n
    expect(
        not len(seen) or found.keys() & set(due),
        f"`{name}` has none of the rows it should have: `{key}` begins with "
        f"{describe(next(iter(seen[key]), ''))}.",
        f"I expected {describe(due[0])} and others.",
        "This is another table than the one you were given.",
    )
    lost = [value for value in due if value not in found]
    saw = f"`{name}` has {len(seen)} rows."
    if len(seen) == len(due) and lost:
        saw = f"`{name}` has no row {lost[0]}."
    expect(
        len(seen) == len(due) and not lost,
        saw,
        f"I expected a table with {len(due)} rows, each of them once.",
        "Rows were lost or doubled on the way. Start again from the table you were given.",
    )
    return [found[value] for value in due]


def _cause_in_column(got: Any, due: Any, column: pd.Series, expected: pd.Series) -> str:
    """Why a cell of a table is not what it should be."""
    if kind(got) == MISSING:
        return "A missing value came. Was its text read with another format than it is written in?"
    if kind(got) != kind(due):
        return cause(got, due)
    if kind(due) == "time" and pd.Timestamp(got).tzinfo and not pd.Timestamp(due).tzinfo:
        return "These times carry a zone. Here only the digits are wanted; zones come later."
    if equal(in_order(column), in_order(expected)):
        return "Sort the whole table with `.sort_values`, never one column by itself."
    if kind(due) == "time":
        got, due = (pd.Timestamp(time).tz_localize(None) for time in (got, due))
        if abs(got - due) == pd.Timedelta(hours=12):
            return "`%I` with `%p` reads hours from 1 to 12; `%H` does not."
        if (got.day, got.month) == (due.month, due.day):
            return "Day and month have changed places. `%d` is the day, `%m` or `%b` the month."
    return "This value does not follow from its row. Compare it with the columns beside it."
