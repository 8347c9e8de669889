"""Read from a matplotlib figure where its marks stand, and the words beside each."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.dates import num2date

HALF_MINUTE = 1 / 2880  # matplotlib counts days
NO_MARKER = (None, "", " ", "None", "none")


class Mark(NamedTuple):
    """A mark: its place, the words on the left at its height, and whether it is in sight."""

    x: float
    y: float
    label: str
    visible: bool

    def near(self, moment: float) -> bool:
        """Whether it stands at a moment, give or take half a minute."""
        return abs(self.x - moment) < HALF_MINUTE


def marks(figure: Any, enough: int) -> list[Mark]:
    """All marks of a figure.

    Bars and lines between two points are read as marks too where there are not `enough` others.
    """
    found = []
    for axes in figure.get_axes():
        places = _markers(axes)
        if len(places) < enough:
            places += [*_strokes(axes), *_bars(axes)]
        found += _described(axes, sorted(places))
    return found


def bare_lines(figure: Any) -> list[float]:
    """The times at which lines without a marker bend."""
    return [
        x
        for axes in figure.get_axes()
        for line in axes.get_lines()
        if line.get_marker() in NO_MARKER and _in_data(axes, line.get_transform())
        for x, _ in _finite(line.get_xydata())
    ]


def labels(axes: Any) -> list[tuple[float, str]]:
    """The height of each label on the left, and its words."""
    ticks = [(text.get_position()[1], text.get_text().strip()) for text in axes.get_yticklabels()]
    return [(height, words) for height, words in ticks if words]


def clock_times(seen: float, due: float) -> tuple[str, str]:
    """Two moments in words, as short as they still differ."""
    try:
        moments = [pd.Timestamp(num2date(time)).round("s") for time in (seen, due)]
    except (OverflowError, ValueError):  # no date at all
        return f"{seen:.6g}", f"{num2date(due):%H:%M}"
    for form in ("%H:%M", "%d %b %H:%M", "%d %b %Y %H:%M:%S"):
        first, second = (moment.strftime(form) for moment in moments)
        if first != second:
            break
    return first, second


def _described(axes: Any, places: list[tuple]) -> Iterator[Mark]:
    known = labels(axes)
    heights = sorted({height for height, _ in known})
    step = min(np.diff(heights), default=np.ptp(axes.get_ylim()))
    (left, right), (low, high) = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    for x, y in places:
        beside = [words for height, words in known if abs(height - y) <= step / 4]
        visible = left - HALF_MINUTE <= x <= right + HALF_MINUTE and low <= y <= high
        yield Mark(x, y, beside[0] if beside else "", visible)


def _markers(axes: Any) -> list[tuple]:
    caps = {cap for held in axes.containers for cap in _errorbar_parts(held)[0]}
    found = []
    for line in axes.get_lines():
        drawn = line.get_marker() not in NO_MARKER and line.get_visible() and line not in caps
        if drawn and _in_data(axes, line.get_transform()):
            found += _finite(line.get_xydata())
    for group in axes.collections:
        if group.get_visible() and _in_data(axes, group.get_offset_transform()):
            found += _finite(group.get_offsets())
    return found


def _strokes(axes: Any) -> Iterator[tuple]:
    """Where lines between two points stand: upright ones by their middle, others by their start."""
    centred = {bar for held in axes.containers for bar in _errorbar_parts(held)[1]}
    for group in axes.collections:
        if not hasattr(group, "get_segments") or not _in_data(axes, group.get_transform()):
            continue
        for segment in filter(len, group.get_segments()):
            (left, low), (right, high) = np.min(segment, axis=0), np.max(segment, axis=0)
            x = (left + right) / 2 if group in centred else left
            yield from _finite([(x, (low + high) / 2)])


def _bars(axes: Any) -> Iterator[tuple]:
    for bar in axes.patches:
        if hasattr(bar, "get_height") and _in_data(axes, bar.get_transform()):
            yield from _finite([(bar.get_x(), bar.get_y() + bar.get_height() / 2)])


def _errorbar_parts(container: Any) -> tuple:
    """The caps and the bars of an errorbar; nothing of other containers."""
    parts = getattr(container, "lines", ())
    return tuple(parts[1:3]) if len(parts) == 3 else ((), ())


def _in_data(axes: Any, transform: Any) -> bool:
    return all(transform.contains_branch_seperately(axes.transData))


def _finite(points: Iterable) -> list[tuple]:
    """Points as pairs of numbers, rounded far below a second, without those that have no place."""
    table = np.ma.filled(np.ma.asarray(points, dtype=float), np.nan).reshape(-1, 2)
    return [(round(x, 7), round(y, 7)) for x, y in table.tolist() if np.isfinite([x, y]).all()]
