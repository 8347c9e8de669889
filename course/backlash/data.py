"""Load the tables of the course, each with its badge, its source and its licence.

The columns, their types and their vocabularies stand in ``datapackage.json``, beside the tables.
"""

import json
from pathlib import Path

import pandas as pd

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "tables", _PACKAGE.parents[1] / "data")  # installed, then checkout
_CLOCK = "%d %b %Y %I:%M %p"  # 9 Nov 2011 10:10 PM


def path(name):
    """Say where the file of a table is.

    Parameters
    ----------
    name : str
        A table of the course: the name of its file, such as "timeline" for timeline.csv.

    Returns
    -------
    pathlib.Path
        The CSV file, beside the installed package or in the checkout.
    """
    return _find(_resource(name)["path"])


def load_timeline(raw=False):
    """Load the timeline: one row is one report of one event by one source.

    Parameters
    ----------
    raw : bool
        True gives every column as the text in the file (empty text where nothing is known);
        only `minutes_after_tweet` is a number.
        False gives typed columns and adds three: `local`, the printed clock time as a date and
        time without a zone; `utc`, the same moment in UTC; `utc_to`, the end of a range in UTC.
        `utc` is missing where no clock time is printed, or its zone is not stated.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    text = _read("timeline")
    typed = _typed(text, "timeline")
    if raw:
        text["minutes_after_tweet"] = typed["minutes_after_tweet"]
        return text
    typed["local"] = pd.to_datetime(typed["printed"], format=_CLOCK)
    typed["utc"] = _to_utc(typed["local"], typed["zone"])
    typed["utc_to"] = _to_utc(pd.to_datetime(typed["printed_to"], format=_CLOCK), typed["zone"])
    return typed


def load_sources():
    """Load the sources: one row is one page, book or post that a fact was read in.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _typed(_read("sources"), "sources")


def load_coverage():
    """Load the coverage: one row is one page about the tweet, so an outlet can have several.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _typed(_read("coverage"), "coverage")


def load_followers():
    """Load the follower counts: one row is one published count of the account's followers.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _typed(_read("followers"), "followers")


def load_brand_cases():
    """Load the brand cases: one row is one report of one figure or event by one source.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _typed(_read("brand_cases"), "brand_cases")


def load_brand_sources():
    """Load the sources of the brand cases: one row is one page or paper that a fact was read in.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _typed(_read("brand_sources"), "brand_sources")


def describe(name):
    """Print what a table is: badge, title, rows, source and licence.

    Parameters
    ----------
    name : str
        A table of the course: the name of its file, such as "timeline" for timeline.csv.
    """
    table = _read(name)
    about = table.attrs
    print(f"[{about['badge']}] {about['title']}")
    print(_resource(name)["description"])
    print(f"Rows: {len(table)}")
    print(f"Source: {about['citation']}")
    print(f"Licence: {about['licence']}")


def _find(file):
    for folder in _FOLDERS:
        if (folder / file).is_file():
            return folder / file
    raise FileNotFoundError(
        f"The file {file} of the course is missing: "
        "install the course again, or put the file back into the folder data."
    )


def _package():
    return json.loads(_find("datapackage.json").read_text(encoding="utf-8"))


def _resource(name):
    resources = {resource["name"]: resource for resource in _package()["resources"]}
    if name not in list(resources):
        known = ", ".join(resources)
        raise ValueError(f"There is no table called {name!r}: choose one of {known}.")
    return resources[name]


def _read(name):
    """Read a table as text, as it stands in the file."""
    resource = _resource(name)
    frame = pd.read_csv(path(name), dtype="str", keep_default_na=False, encoding="utf-8")
    frame.attrs = {key: resource[key] for key in ("title", "badge", "citation")}
    frame.attrs["licence"] = resource["licenses"][0]["name"]
    return frame


def _typed(text, name):
    """Give each column the type that the schema says; empty text becomes missing."""
    frame = text.mask(text == "")
    for field in _resource(name)["schema"]["fields"]:
        column = frame[field["name"]]
        vocabulary = field.get("constraints", {}).get("enum")
        if vocabulary:
            column = column.astype(pd.CategoricalDtype(vocabulary))
        elif field["type"] == "integer":
            column = pd.to_numeric(column).astype("Int64")
        elif field["type"] == "number":  # NumPy's own: works in every plot, log and comparison
            column = pd.to_numeric(column).astype("float64")
        elif field["type"] == "date":
            column = pd.to_datetime(column, format="%Y-%m-%d")
        frame[field["name"]] = column
    frame.attrs = text.attrs
    return frame


def _to_utc(local, zone):
    """Turn clock times into UTC, each by its own zone; missing where either is missing."""
    utc = pd.Series(pd.NaT, index=local.index, dtype="datetime64[us, UTC]")
    for name in zone.dropna().unique():
        there = zone == name
        utc[there] = local[there].dt.tz_localize(name).dt.tz_convert("UTC")
    return utc
