"""Make the simulated tables of the case: ``python data/build.py``.

The parameters of the case stand here, each with its badge: real (published), assumed (nobody
published it), or fitted (chosen so that the world meets the targets in ``calibration.py``). Those
that every world shares have their defaults in ``backlash.world.parameters``; ``grading/world.md``
lists all of them with their badges and sources.
"""

import gzip
import hashlib
import io
import json
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import calibration
import pandas as pd

from backlash import plot
from backlash.world import Community, Post, Shape, Spread, World, make
from backlash.world.parameters import between

DATA = Path(__file__).resolve().parent
FILES = (
    "accounts.csv",
    "follows.csv.gz",
    "posts.csv",
    "reactions.csv",
    "reactions-20.csv.gz",
    "reactions-60.csv.gz",
    "export.csv",
    "export_faults.csv",
    "calibration.csv",
)
FIGURE = DATA.parent / "grading" / "world" / "calibration.png"
DELETED_AFTER = (30, 20, 60)  # minutes; the first is the world that the units use
OTHER_SEEDS = 5  # worlds with the same parameters, to see how far chance moves a figure
SEED = (9, 11, 2011)

# The scale. Published retweets per follower are so few that one in a thousand of his followers
# would retweet three times in all. So the world holds a sample of those who were reading.
FOLLOWERS = 8_265_596  # real: counted on 10 November 2011 (followers.csv, f25)
READING = 0.01  # assumed: the share of his followers that was reading in that hour
IN_FILE = 0.2  # chosen: the share of these readers that is in the tables
RETWEETS_PER_FOLLOWER = 3.3e-4  # real: median of cascades of accounts of that size, October 2011
OUTSIDE = 0.45  # real: share of retweets that did not run along a follow (Higgs data, 2012)
RETWEETS = RETWEETS_PER_FOLLOWER * FOLLOWERS * IN_FILE  # of a post that stays, expected

MINUTE, HOUR = 60, 3600
TWEET = "2011-11-10 03:20:00"  # assumed: 10:20 PM in Pennsylvania; no source gives the minute
HAND_OVER = 14 * HOUR + 40 * MINUTE  # real: about 1 PM Eastern on 10 November (Newsday)

# assumed, all of it: who was reading, how many follow him, and how they took the tweet. Together
# FOLLOWERS * READING * IN_FILE of them follow him; the others heard of it from somebody else.
COMMUNITIES = (
    Community("fans", 7_999, following=1.0, pull=1.0, supportive=0.54, critical=0.22),
    Community("football", 5_600, following=0.75, pull=1.2, supportive=0.34, critical=0.38),
    Community("news", 2_200, following=0.49, pull=6.0, supportive=0.06, critical=0.46),
    Community("advocacy", 4_200, following=0.56, pull=1.5, supportive=0.02, critical=0.78),
    Community("brands", 1_100, following=0.82, pull=2.0, supportive=0.08, critical=0.36),
)

SPREAD = Spread(
    retweet=0.0145,  # fitted: with what comes of it, 55 % of RETWEETS
    comment=0.003,  # assumed
    outside=OUTSIDE * RETWEETS,
    crowd=(0.58, 0.24, 0.07, 0.08, 0.03),  # assumed: who talked about it that evening,
    later_crowd=(0.04, 0.05, 0.28, 0.55, 0.08),  # and who when it was in the news
)


def world(deleted_after=30):
    """Return the parameters of the case, with the tweet deleted after so many minutes.

    Parameters
    ----------
    deleted_after : int
        Minutes, 1 to 120. Sources say 20, 30 and 60.
    """
    between("deleted_after", deleted_after, 1, 120, whole=True)
    deleted = deleted_after * MINUTE
    # assumed: what is said of the tweet when it is gone is in proportion to the retweets it had.
    lasting = 0.5 * SPREAD.share_within(deleted) / SPREAD.share_within(30 * MINUTE)
    posts = (
        Post("tweet", 0, deleted, 4_300, lasting, 1.0, 0.03, 0.0, 0.0),
        Post("recant", deleted, None, 250, 1, 0.8, 0.015, 0.02, -0.02),
        Post("apology", deleted + 15 * MINUTE, None, 250, 1, 1.3, 0.015, 0.03, -0.04),
        Post("sign-off", deleted + 30 * MINUTE, None, 150, 1, 0.7, 0.01, 0.03, -0.04),
        Post("hand-over", HAND_OVER, None, 850, 1, 1.2, 0.015, 0.085, -0.09),
    )
    return World(SEED, TWEET, FOLLOWERS, COMMUNITIES, Shape(), posts, SPREAD)


def make_all():
    """Make every table.

    Returns
    -------
    tables : list of pandas.DataFrame
        In the order of `FILES`.
    world : Tables
        The world with the deletion after 30 minutes.
    """
    worlds = {minutes: make(world(minutes)) for minutes in DELETED_AFTER}
    case = worlds[30]
    posts = [worlds[minutes].posts.assign(deleted_after=minutes) for minutes in DELETED_AFTER]
    others = [make(replace(world(), seed=(number,))) for number in range(1, OTHER_SEEDS + 1)]
    return [
        case.accounts,
        case.follows,
        pd.concat(posts)[["deleted_after", "id", "post", "time", "deleted"]],
        case.reactions,
        worlds[20].reactions,
        worlds[60].reactions,
        case.export,
        case.faults,
        calibration.report(case, others),
    ], case


def as_bytes(table):
    """Return a table as the bytes of a CSV file, the same on every system."""
    text = table.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d %H:%M:%S")
    return text.encode("utf-8")


def write(path, content):
    """Write a file whole or not at all, and leave it alone if it says the same already.

    A file that ends in .gz is packed. Two machines may pack the same text differently, so what is
    compared is the text.

    Parameters
    ----------
    path : pathlib.Path
    content : bytes

    Returns
    -------
    bool
        Whether the file was written.
    """
    if unpacked(path) == content:
        return False
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(pack(content) if path.suffix == ".gz" else content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SystemExit(
            f"{path} could not be written ({error.strerror}); it is as it was. "
            "Make room or get permission to write there, and run the build again."
        ) from None
    return True


def unpacked(path):
    """Return what a file says, unpacked if it ends in .gz; None if it cannot be read."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError, zlib.error):
        return None


def pack(content):
    """Pack bytes without a name or a date, so that the same text gives the same file."""
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, buffer, mtime=0) as file:
        file.write(content)
    return buffer.getvalue()


def stamp(folder):
    """Write the size and the checksum of every table, real ones too, into datapackage.json."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    write(path, text.encode("utf-8"))


def main(folder):
    """Make the tables, write those that changed, and say what the calibration found."""
    tables, case = make_all()
    changed = [
        name
        for name, table in zip(FILES, tables, strict=True)
        if write(folder / name, as_bytes(table))
    ]
    stamp(folder)
    print(f"Written: {', '.join(changed) or 'nothing, every file says the same already'}.")
    if changed or not FIGURE.exists():
        plot.use_style()
        calibration.draw(case).savefig(FIGURE)
    report = tables[-1]
    missed = report[~report["achieved"].between(report["low"], report["high"])]
    print(f"{len(report) - len(missed)} of {len(report)} targets are met (calibration.csv).")
    for row in missed.itertuples():
        print(f"Missed: {row.target}: {row.achieved}, not {row.low} to {row.high}.")
    return bool(len(missed))


if __name__ == "__main__":
    sys.exit(main(DATA))
