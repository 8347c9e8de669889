"""Make a brand's crisis of a student's own from nothing but the student's id."""

import hashlib
import unicodedata
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from backlash.world import Community, Post, Shape, Spread, World, WorldError, make

SALT = "The Kutcher Case, crisis 1"  # another salt gives every student other data
READING = 0.01  # assumed, as in the case: the share of the brand's followers that was reading
IN_FILE = 0.5  # the share of these readers that is in the tables
MINUTE, HOUR = 60, 3600

BRANDS = (
    "a chain of bakeries",
    "a ferry line",
    "a maker of bicycle lamps",
    "a maker of rain jackets",
    "a mobile phone company",
    "a seller of garden seeds",
    "a supermarket",
    "a tea house",
)
MISHAPS = (
    "joked about a power cut before it knew that a hospital was without power",
    "advertised a discount under the keyword of a flood warning",
    "praised a football club on the evening on which its stadium had been evacuated",
    "mocked a delayed train before it knew that people on it had been hurt",
    "answered a complaint with a joke and a customer's order number",
    "passed on a rumour about a competitor that turned out to be false",
)
# assumed, for 2,800 accounts; the rest of the parameters is drawn for each student.
COMMUNITIES = (
    Community("customers", 1_400, 1.0, 1.0, 0.35, 0.30),
    Community("neighbours", 560, 0.8, 1.0, 0.25, 0.35),
    Community("press", 220, 0.6, 6.0, 0.08, 0.45),
    Community("campaigners", 480, 0.6, 1.5, 0.07, 0.70),
    Community("trade", 140, 0.9, 2.0, 0.10, 0.30),
)


@dataclass(frozen=True)
class Crisis:
    """A crisis that never happened, of a brand that does not exist.

    Attributes
    ----------
    story : str
        What happened, in a few sentences.
    followers : int
        Followers of the brand on the whole platform.
    reading, in_file : float
        The share of them that was reading, and the share of these that is in the tables.
    accounts, follows, posts, reactions, export : pandas.DataFrame
        As in the case: see `Tables`.
    """

    story: str
    followers: int
    reading: float
    in_file: float
    accounts: pd.DataFrame
    follows: pd.DataFrame
    posts: pd.DataFrame
    reactions: pd.DataFrame
    export: pd.DataFrame


def my_crisis(student_id):
    """Make the crisis of one student: the same id gives the same crisis, everywhere, for ever.

    Parameters
    ----------
    student_id : str or int
        Capital letters, and spaces around it, make no difference.

    Returns
    -------
    Crisis
        Simulated; no two students have the same.
    """
    seed = seed_of(student_id)
    draw = np.random.RandomState([*seed, 0])
    brand, mishap = (names[draw.randint(len(names))] for names in (BRANDS, MISHAPS))
    world = crisis_world(seed, draw)
    tables = make(world)
    start = pd.Timestamp(world.start)
    story = (
        f"Your brand is {brand}. "
        f"On {start.day} {start:%B %Y, at %H:%M} UTC it {mishap}. "
        f"It deleted the post after {world.posts[0].removed // MINUTE} minutes."
    )
    frames = {
        name: _labelled(getattr(tables, name), name)
        for name in ("accounts", "follows", "posts", "reactions", "export")
    }
    return Crisis(story, world.source_followers, READING, IN_FILE, **frames)


def seed_of(student_id):
    """Return the seed of a student's crisis: eight whole numbers below 2 ** 32."""
    if isinstance(student_id, bool) or not isinstance(student_id, (str, int)):
        raise WorldError(f"A student's id is a text or a whole number; {student_id!r} is neither.")
    name = unicodedata.normalize("NFKC", str(student_id)).strip().casefold()
    if not name:
        raise WorldError("The student's id is empty: write the id that your course gave you.")
    digest = hashlib.sha256(f"{SALT}\n{name}".encode()).digest()
    return tuple(int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4))


def crisis_world(seed, draw):
    """Draw the parameters of a crisis."""

    def between(low, high):
        return low + (high - low) * draw.random_sample()

    scale = between(0.75, 1.25)
    size = 2_800 * scale
    shift = between(-0.05, 0.10)  # what the apology does: for some it makes things worse
    communities = tuple(
        replace(group, accounts=round(group.accounts * scale), supportive=group.supportive + tilt)
        for group, tilt in zip(COMMUNITIES, [between(0, 0.1) for _ in COMMUNITIES], strict=True)
    )
    following = sum(round(group.following * group.accounts) for group in communities)
    retweet = between(0.02, 0.04)
    deleted = round(between(20, 90)) * MINUTE
    apology = deleted + round(between(1, 8) * HOUR)
    posts = (
        Post(
            "post",
            0,
            deleted,
            talk=between(0.3, 0.8) * size,
            lasting=between(0.3, 0.8),
            strength=1,
            answers=between(0.03, 0.08),
            support=0,
            criticism=0,
        ),
        Post(
            "explanation",
            deleted + 10 * MINUTE,
            None,
            talk=between(0.05, 0.1) * size,
            lasting=1,
            strength=between(0.6, 1.0),
            answers=0.02,
            support=-0.01,
            criticism=0.01,
        ),
        Post(
            "apology",
            apology,
            None,
            talk=between(0.1, 0.2) * size,
            lasting=1,
            strength=between(0.9, 1.4),
            answers=0.02,
            support=shift,
            criticism=-shift,
        ),
        Post(
            "measure",
            26 * HOUR,
            None,
            talk=between(0.05, 0.1) * size,
            lasting=1,
            strength=between(0.7, 1.2),
            answers=0.02,
            support=shift + 0.02,
            criticism=-shift - 0.02,
        ),
    )
    spread = Spread(
        retweet=retweet,
        comment=0.006,
        outside=following * retweet * 0.8,
        crowd=(0.60, 0.20, 0.08, 0.09, 0.03),
        later_crowd=(0.15, 0.15, 0.25, 0.40, 0.05),
        turn=between(4, 12) * HOUR,
        talk_mode=between(20, 90) * MINUTE,
        talk_sigma=between(1.0, 1.4),
    )
    start = pd.Timestamp("2025-01-06") + pd.Timedelta(  # summer time, so that no clock is turned
        days=draw.randint(100, 280), minutes=draw.randint(8 * 60, 21 * 60)
    )
    followers = round(following / (READING * IN_FILE))
    return World(seed, f"{start}", followers, communities, Shape(), posts, spread)


def _labelled(table, name):
    table.attrs = {
        "title": f"Your crisis: {name}",
        "badge": "simulated",
        "citation": "The Kutcher Case, a crisis made from a student's id by backlash.world.crisis",
        "licence": "CC-BY-4.0",
    }
    return table
