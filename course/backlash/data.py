"""Load the tables of the course, each with its badge, its source and its licence.

The columns, their types and their vocabularies stand in ``datapackage.json``, beside the tables.
"""

import gzip
import hashlib
import io
import json
from pathlib import Path

import pandas as pd

from backlash.public import FetchError as FetchError
from backlash.public import fetch as fetch
from backlash.world.crisis import my_crisis as my_crisis

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "tables", _PACKAGE.parents[1] / "data")  # installed, then checkout
_DAMAGED = (
    "The file {} is not the one that the course published: it is damaged or was changed. "
    "Install the course again, or put the file back."
)
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
    typed = _load("timeline")
    if raw:
        text = _read("timeline", dtype="str", keep_default_na=False)
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
    return _load("sources")


def load_coverage():
    """Load the coverage: one row is one page about the tweet, so an outlet can have several.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("coverage")


def load_followers():
    """Load the follower counts: one row is one published count of the account's followers.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("followers")


def load_brand_cases():
    """Load the brand cases: one row is one report of one figure or event by one source.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("brand_cases")


def load_brand_sources():
    """Load the sources of the brand cases: one row is one page or paper that a fact was read in.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("brand_sources")


def load_accounts():
    """Load the accounts of the simulated world: one row is one account that was reading.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("accounts")


def load_follows():
    """Load who follows whom in the simulated world: one row is one follow.

    Posts flow from the followed to the follower.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("follows")


def load_posts(deleted_after=30):
    """Load his posts in the simulated world: one row is one post.

    Parameters
    ----------
    deleted_after : int
        Minutes until the tweet was deleted: 20, 30 or 60. Nobody knows; the sources differ.

    Returns
    -------
    pandas.DataFrame
        Times in UTC. With title, badge, citation and licence in `.attrs`.
    """
    posts = _load("posts")
    chosen = posts["deleted_after"] == _known_deletion(deleted_after)
    return posts[chosen].drop(columns="deleted_after").reset_index(drop=True)


def load_reactions(deleted_after=30):
    """Load the simulated reactions of a week: one row is one reaction.

    Parameters
    ----------
    deleted_after : int
        Minutes until the tweet was deleted: 20, 30 or 60. Nobody knows; the sources differ.

    Returns
    -------
    pandas.DataFrame
        Times in UTC. With title, badge, citation and licence in `.attrs`.
    """
    minutes = _known_deletion(deleted_after)
    return _load("reactions" if minutes == 30 else f"reactions-{minutes}")


def load_export():
    """Load the simulated reactions as a careless export has them: one row is one line of it.

    Returns
    -------
    pandas.DataFrame
        Every column as text, missing where the export is empty. With title, badge, citation and
        licence in `.attrs`.
    """
    return _load("export")


def load_export_faults():
    """Load the list of the faults of the export: one row is one fault.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("export_faults")


def load_calibration():
    """Load the figures that the simulated world was held to: one row is one target.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.
    """
    return _load("calibration")


def describe(name):
    """Print what a table is: badge, title, rows, source and licence.

    Parameters
    ----------
    name : str
        A table of the course: the name of its file, such as "timeline" for timeline.csv.
    """
    table = _load(name)
    about = table.attrs
    print(f"[{about['badge']}] {about['title']}")
    resource = _resource(name)
    print(resource["description"])
    for field in resource["schema"]["fields"]:
        if field.get("badge", about["badge"]) != about["badge"]:
            print(f"The column {field['name']} is {field['badge']}.")
    print(f"Rows: {len(table):,}")
    print(f"Source: {about['citation']}")
    print(f"Licence: {about['licence']}")


class TableError(ValueError):
    """A table that is unknown, missing or damaged. A notebook shows the sentence alone."""

    def _render_traceback_(self):
        return [str(self)]


def _known_deletion(minutes):
    if minutes not in (20, 30, 60):
        raise TableError(f"deleted_after is {minutes!r}: choose 20, 30 or 60 minutes.")
    return minutes


def _find(file):
    for folder in _FOLDERS:
        if (folder / file).is_file():
            return folder / file
    raise TableError(
        f"The file {file} of the course is missing: "
        "install the course again, or put the file back into the folder data."
    )


def _package():
    try:
        return json.loads(_find("datapackage.json").read_bytes())
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise TableError(_DAMAGED.format("datapackage.json")) from None


def _resource(name):
    resources = {resource["name"]: resource for resource in _package()["resources"]}
    if name not in list(resources):
        known = ", ".join(resources)
        raise TableError(f"There is no table called {name!r}: choose one of {known}.")
    return resources[name]


def _content(resource):
    """Return the bytes of a table, unpacked, if they are those that were published."""
    content = _find(resource["path"]).read_bytes()
    if resource["hash"] != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise TableError(_DAMAGED.format(resource["path"]))
    return gzip.decompress(content) if resource.get("compression") == "gz" else content


def _read(name, **how):
    """Read a table as pandas is told to, with its badge and source."""
    resource = _resource(name)
    columns = [field["name"] for field in resource["schema"]["fields"]]
    try:
        frame = pd.read_csv(io.BytesIO(_content(resource)), encoding="utf-8", **how)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError):
        frame = pd.DataFrame()
    if list(frame.columns) != columns:
        raise TableError(_DAMAGED.format(resource["path"]))
    frame.attrs = {key: resource[key] for key in ("title", "badge", "citation")}
    frame.attrs["licence"] = resource["licenses"][0]["name"]
    return frame


def _load(name):
    """Read a table and give each column the type that the schema says."""
    fields = _resource(name)["schema"]["fields"]
    dtypes = {field["name"]: _dtype(field) for field in fields}
    frame = _read(name, dtype=dtypes, keep_default_na=False, na_values=[""])
    for field in fields:
        if field["type"] in ("date", "datetime"):
            form = field.get("format", "%Y-%m-%d")
            utc = field["type"] == "datetime"
            frame[field["name"]] = pd.to_datetime(frame[field["name"]], format=form, utc=utc)
    return frame


def _dtype(field):
    """Return the pandas type of a column; that of NumPy wherever no value can be missing."""
    constraints = field.get("constraints", {})
    if field["type"] == "integer":
        return "int64" if constraints.get("required") else "Int64"
    if field["type"] == "number":
        return "float64"
    if constraints.get("enum"):
        return pd.CategoricalDtype(constraints["enum"])
    return "str"


def _to_utc(local, zone):
    """Turn clock times into UTC, each by its own zone; missing where either is missing."""
    utc = pd.Series(pd.NaT, index=local.index, dtype="datetime64[us, UTC]")
    for name in zone.dropna().unique():
        there = zone == name
        utc[there] = local[there].dt.tz_localize(name).dt.tz_convert("UTC")
    return utc
