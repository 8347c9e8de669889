"""Spoil a clean stream of reactions the way real exports are spoiled, and list every fault."""

import numpy as np
import pandas as pd

CLOCK = "%Y-%m-%d %H:%M:%S"
STOPS_EARLY = pd.Timedelta(minutes=47, seconds=23)
OTHER_ZONE = "America/New_York"
# Shares of the rows.
SECOND_COLLECTOR, BOTH_COLLECTORS, REPEATED = 0.07, 0.02, 0.01
MISSING = {"stance": 0.015, "kind": 0.004, "account": 0.004, "time": 0.003}


def make_export(reactions, start, end, draw):
    """Spoil a stream of reactions.

    Two collectors wrote the export, each with a clock of its own. The second one's rows follow the
    first one's, and some reactions were recorded by both. The export was made before `end`, so
    that its last hour is not whole.

    Parameters
    ----------
    reactions : pandas.DataFrame
        As in `Tables`.
    start, end : pandas.Timestamp
        The first moment of the stream, and its last.
    draw : numpy.random.RandomState

    Returns
    -------
    export : pandas.DataFrame
        Columns id, time, zone, account, kind, stance, post; all text, empty where missing.
    faults : pandas.DataFrame
        One row a fault: the line in the file (the header is line 1), the id, the fault, the column,
        what is printed there and what is true.
    """
    true = _as_text(reactions[reactions["time"] < end - STOPS_EARLY])
    first, second, both, repeated, spoiled = _lots(len(true), draw)
    export = pd.concat(
        [
            true.loc[first].assign(fault="", column=""),
            true.loc[repeated].assign(fault="repeated", column="id"),
            _in_other_zone(true.loc[second]).assign(fault="other zone", column="time"),
            _in_other_zone(true.loc[both]).assign(fault="recorded twice", column="id"),
        ]
    )
    export = export.iloc[np.lexsort([export.index, export["zone"] == OTHER_ZONE])]
    _spoil(export, spoiled, start, end)
    export.insert(0, "line", np.arange(2, len(export) + 2))
    return export[true.columns].reset_index(drop=True), _faults(export, true)


def _as_text(reactions):
    text = reactions[["id", "time", "account", "kind", "stance", "post"]].astype("str")
    text["time"] = reactions["time"].dt.strftime(CLOCK)
    text.insert(2, "zone", "UTC")
    return text.reset_index(drop=True)


def _in_other_zone(text):
    time = pd.to_datetime(text["time"], format=CLOCK).dt.tz_localize("UTC")
    local = time.dt.tz_convert(OTHER_ZONE).dt.strftime(CLOCK)
    return text.assign(time=local, zone=OTHER_ZONE)


def _lots(size, draw):
    """Deal the rows: whose they are, and among the first collector's, which get a fault."""
    rows = draw.permutation(size)
    ends = np.cumsum([SECOND_COLLECTOR, BOTH_COLLECTORS, REPEATED]) * size
    second, both, repeated, spoiled = np.split(rows, ends.astype(np.int64))
    return rows[len(second) :], second, both, repeated, spoiled


def _spoil(export, rows, start, end):
    """Take values away from some rows, and give impossible ones to a few."""
    taken = 0
    for column, share in MISSING.items():
        some = rows[taken : taken + int(share * len(export))]
        taken += len(some)
        export.loc[some, [column, "fault", "column"]] = ["", "missing", column]
    day = pd.Timedelta(days=1)
    impossible = [
        ("time", "1970-01-01 00:00:00"),
        ("time", (start - day / 3).strftime(CLOCK)),
        ("time", (end + 365 * day).strftime(CLOCK)),
        ("account", "-1"),
        ("account", "999999"),
        ("kind", "like"),
    ]
    for row, (column, value) in zip(rows[taken:], impossible, strict=False):
        export.loc[row, [column, "fault", "column"]] = [value, "impossible", column]


def _faults(export, true):
    faulty = export[export["fault"] != ""]
    columns = faulty["column"]
    printed = [faulty[column].iloc[row] for row, column in enumerate(columns)]
    truth = [true.at[row, column] for row, column in columns.items()]
    faults = faulty[["line", "id", "fault", "column"]].assign(printed=printed, truth=truth)
    return faults.reset_index(drop=True)
