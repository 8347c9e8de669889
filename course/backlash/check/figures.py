"""Examine a timeline and the words that describe a figure."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.dates import date2num

from backlash.check.marks import Mark, bare_lines, clock_times, labels, marks
from backlash.check.plain import describe, kind
from backlash.check.refusal import NotYet, Usual, answered, expect

CLOCK_TIME = (  # for `alt_text`: 03:10, 3.10, 03h10, 0310 hours, 3 AM, 3 o'clock
    r"(?<![\d:.])(([01]?\d|2[0-3])[:.h][0-5]\d(?!\d|\.\d|\s*(million|percent|%))"
    r"|([01]\d|2[0-3])[0-5]\d\s?(h|hrs|hours|UTC)\b"
    r"|(0?[1-9]|1[0-2])\s?([ap]\.?\s?m\b|o['’]\s?clock))"
)
CLOCK_NAMES = {"UTC": r"(?<![a-z])(u\.?t\.?c|(coordinated )?universal time)(?![a-z])"}


def timeline(name: str, seen: Any, due: pd.Series, clock: str, usual: Usual | None = None) -> None:
    """Examine a figure: a mark at each time, beside its name, on the clock named below.

    Parameters
    ----------
    due
        Where the marks must stand. The index holds a word which the label on the left must
        contain, such as the source of a report.
    clock
        What the label below must name, such as "UTC".
    usual
        Wrong positions, as tuples of times, and what usually causes each.
    """
    a_figure = "I expected a matplotlib figure."
    answered(f"`{name}` is", seen, a_figure)
    expect(
        callable(getattr(seen, "get_axes", None)) and not isinstance(seen, type),
        f"`{name}` is {describe(seen)}.",
        a_figure,
        f"`{name}, ax = plt.subplots()` makes one. Was the name used again for something else?",
    )
    moments = [(str(word), float(date2num(time))) for word, time in due.items()]
    drawn = marks(seen, len(moments))
    _examine_number(name, seen, drawn, moments)
    _examine_places(name, drawn, moments, clock, usual or {})
    _examine_clock(name, seen, due, clock)


def _examine_number(name: str, figure: Any, drawn: list[Mark], moments: list[tuple]) -> None:
    """Enough marks, at times, with words on the left."""
    wanted = f"I expected {len(moments)} marks: one for each report."
    if not drawn:
        bare = bare_lines(figure)
        expect(
            not bare,
            f"`{name}` has a line without marks.",
            wanted,
            "Without marks, a line joins reports that have nothing between them: use `'o'`.",
        )
        raise NotYet(
            f"`{name}` has 0 marks.", wanted, "`ax.plot(times, names, 'o')` draws one for each row."
        )
    expect(
        any(abs(mark.x - moment) < 365 for mark in drawn for _, moment in moments),
        f"The marks of `{name}` do not stand at times.",
        "I expected times below and names on the left.",
        "Words or numbers stand below. Draw times, not their text, and times first.",
    )
    words = [text for axes in figure.get_axes() for _, text in labels(axes)]
    expect(
        any(re.search("[a-z]{3}", text, re.I) for text in words),
        f"The left side of `{name}` has no words.",
        "I expected words at the height of each mark.",
        "Draw names against the times, not numbers: `ax.plot(times, names, 'o')`.",
    )
    expect(
        len(drawn) >= len(moments),
        f"`{name}` has {len(drawn)} mark{'s' if len(drawn) > 1 else ''}.",
        wanted,
        "Draw every row of the table.",
    )


def _examine_places(
    name: str, drawn: list[Mark], moments: list[tuple], clock: str, usual: Usual
) -> None:
    """Every report has its own row, and its mark stands there at its time, in sight."""
    wanted = f"I expected each mark beside its name, at its time on the {clock} clock."
    rows = {word: [mark for mark in drawn if _names(mark, word)] for word, _ in moments}
    right = {(word, time): [m for m in rows[word] if m.near(time)] for word, time in moments}
    unnamed = [word for word in rows if not rows[word]]
    own = {mark.label for beside in rows.values() for mark in beside}
    saw = f"{len(own)} different names stand on the left of `{name}`."
    if unnamed:
        saw = f"No mark of `{name}` stands beside a name with “{unnamed[0]}” in it."
    expect(
        not unnamed and len(own) >= len(moments),
        saw,
        f"I expected {len(moments)} rows: one for each report, with its source in the name.",
        "Two reports of one event need two rows. Draw `names`, not one column of the table.",
    )
    for (word, time), found in right.items():
        if found:
            continue
        first = min(rows[word], key=lambda mark: abs(mark.x - time))
        stands, belongs = clock_times(first.x, time)
        where = f"'{first.label}' stands at {stands} instead of {belongs} {clock}."
        if all(any(mark.near(moment) for mark in drawn) for _, moment in moments):
            saw = f"The marks stand at the right times, but beside other names: {where}"
            why = "Names and times must come from the same rows, in the same order."
        else:
            saw = f"There are {len(drawn)} marks, but the one beside {where}"
            known = [why for wrong, why in usual.items() if _cover(drawn, wrong)]
            known += ["Draw every row of the table, and the column with the right clock."]
            why = known[0]
        raise NotYet(saw, wanted, why)
    expect(
        all(any(mark.visible for mark in found) for found in right.values()),
        f"Some marks of `{name}` lie outside of what it shows.",
        f"I expected all {len(moments)} to be in sight.",
        "`set_xlim` or `set_ylim` cuts them off. Leave it out, or give it wider limits.",
    )
    fitting = [mark for found in right.values() for mark in found]
    for mark in drawn:
        expect(
            mark in fitting,
            f"`{name}` has {len(drawn)} marks; the one at {clock_times(mark.x, 0)[0]} beside "
            f"“{mark.label}” belongs to no report.",
            f"I expected {len(moments)} marks: one for each report.",
            "Was something drawn twice? `fig, ax = plt.subplots()` begins an empty figure.",
        )


def _examine_clock(name: str, figure: Any, due: pd.Series, clock: str) -> None:
    """The axis counts on the clock, and the label below names it."""
    axes = [each for each in figure.get_axes() if each.has_data()]
    time = due.iloc[0].to_pydatetime().replace(tzinfo=None)
    zones = [each.xaxis.get_units() for each in axes]
    zones += [getattr(each.xaxis.get_major_formatter(), "tz", None) for each in axes]
    shifts = [getattr(zone, "utcoffset", None) for zone in zones]
    expect(
        clock != "UTC" or not any(shift and shift(time) for shift in shifts),
        f"The marks of `{name}` are right, but the axis below counts on another clock.",
        "I expected the axis to count in UTC.",
        "The column that was drawn still carries its own zone. Draw the one that is in UTC.",
    )
    label = " ".join(each.get_xlabel() for each in axes).strip()
    expect(
        re.search(CLOCK_NAMES.get(clock, re.escape(clock)), label, re.I),
        f"The label below the axis is “{label}”." if label else f"`{name}` has no label below.",
        f"I expected it to name the clock: {clock}.",
        "`ax.set_xlabel('...')` writes it. A time whose clock is not named misleads its reader.",
    )


def _names(mark: Mark, word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", mark.label, re.I))


def _cover(drawn: list[Mark], times: Iterable) -> bool:
    return all(any(mark.near(date2num(time)) for mark in drawn) for time in times)


def alt_text(name: str, seen: Any, pattern: str, names: str) -> None:
    """Examine the description of a figure: 15 to 80 words, one of them found by `pattern`.

    Parameters
    ----------
    names
        What `pattern` finds, in words: "a clock time such as 03:10".
    """
    wanted = "I expected a text of 15 to 80 words."
    answered(f"`{name}` is", seen, wanted)
    quotes = "A text stands in quotation marks."
    if isinstance(seen, tuple | list) and seen and all(kind(part) == "text" for part in seen):
        came = {1: "One text came in brackets", 2: "Two texts came"}
        quotes = (
            f"{came.get(len(seen), f'{len(seen)} texts came')}; a comma between them does that. "
        )
        brackets = " and the square brackets" if isinstance(seen, list) else ""
        quotes += f"Leave it{brackets} out, the parts join by themselves."
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
        "I expected at least one.",
        "A reader who cannot see the figure needs a fixed point in it.",
    )
