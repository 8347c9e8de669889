"""Make a crisis that never happened: a network, posts, and every reaction, from stated parameters.

The same parameters and the same seed give the same tables, on every machine and for ever: all
numbers are drawn from ``numpy.random.RandomState``, whose streams NumPy has frozen (NEP 19).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from backlash.world.export import make_export
from backlash.world.network import make_network
from backlash.world.parameters import WEEK, Community, Post, Shape, Spread, World, WorldError
from backlash.world.reactions import KINDS, POST, STANCES, react

__all__ = ["Community", "Post", "Shape", "Spread", "Tables", "World", "WorldError", "make"]


@dataclass(frozen=True)
class Tables:
    """What a world looks like from outside.

    Attributes
    ----------
    accounts : pandas.DataFrame
        One row an account: account (0 is the source), community, platform_followers.
    follows : pandas.DataFrame
        One row a follow: follower, followed.
    posts : pandas.DataFrame
        One row a post of the source: id, post, time, deleted.
    reactions : pandas.DataFrame
        One row a reaction: id, time, account, kind, stance, post, about, parent.
        Ids of posts and reactions are one series, in order of time.
        `about` is the id of the post or comment that is passed on or talked about; `parent` the id
        of the item through which it came, missing where it came from outside the network.
    export, faults : pandas.DataFrame
        The reactions as a careless export has them, and its faults: see `make_export`.
    """

    accounts: pd.DataFrame
    follows: pd.DataFrame
    posts: pd.DataFrame
    reactions: pd.DataFrame

    export: pd.DataFrame
    faults: pd.DataFrame


def make(world):
    """Make the tables of a world.

    Parameters
    ----------
    world : World

    Returns
    -------
    Tables
    """
    network = make_network(
        world.communities,
        world.shape,
        world.source_followers,
        np.random.RandomState([*world.seed, 1]),
    )
    draw = np.random.RandomState([*world.seed, 2])
    start = pd.Timestamp(world.start, tz="UTC")
    hour = start.hour + start.minute / 60
    items = react(network, world.communities, world.posts, world.spread, hour, draw)
    reactions = _reactions(items, world.posts, start)
    end = start + pd.Timedelta(seconds=WEEK)
    export, faults = make_export(reactions, start, end, np.random.RandomState([*world.seed, 3]))
    return Tables(
        accounts=_accounts(network, world.communities),
        follows=pd.DataFrame(network.follows, columns=["follower", "followed"]),
        posts=_posts(items, world.posts, start),
        reactions=reactions,
        export=export,
        faults=faults,
    )


def _accounts(network, communities):
    names = [*(group.name for group in communities), "source"]  # the source has community -1
    return pd.DataFrame(
        {
            "account": np.arange(len(network.community)),
            "community": pd.Categorical.from_codes(
                np.where(network.community < 0, len(communities), network.community), names
            ),
            "platform_followers": network.platform_followers,
        }
    )


def _posts(items, posts, start):
    number = {item.id: place for place, item in enumerate(items, start=1)}
    deleted = [np.nan if post.removed is None else post.removed for post in posts]
    return pd.DataFrame(
        {
            "id": [number[place] for place in range(len(posts))],
            "post": pd.Categorical([post.name for post in posts]),
            "time": start + pd.to_timedelta([post.seconds for post in posts], unit="s"),
            "deleted": start + pd.to_timedelta(deleted, unit="s"),
        }
    )


def _reactions(items, posts, start):
    frame = pd.DataFrame(items)
    place = pd.Series(np.arange(1, len(frame) + 1), index=frame["id"])
    about = {item.id: item.root for item in items}
    first = [_first(item.root, about, len(posts)) for item in items]
    table = pd.DataFrame(
        {
            "id": place.to_numpy(),
            "time": start + pd.to_timedelta(frame["seconds"], unit="s"),
            "account": frame["author"],
            "kind": pd.Categorical.from_codes(frame["kind"], KINDS),
            "stance": pd.Categorical.from_codes(frame["stance"], STANCES),
            "post": pd.Categorical.from_codes(first, [post.name for post in posts]),
            "about": frame["root"].map(place),
            "parent": frame["parent"].map(place).astype("Int64"),
        }
    )
    return table[(frame["kind"] != POST).to_numpy()].reset_index(drop=True)


def _first(root, about, posts):
    """Follow what an item is about back to the post of the source."""
    while root >= posts:
        root = about[root]
    return root
