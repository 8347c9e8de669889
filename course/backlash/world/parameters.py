"""The parameters of a world, each of which refuses what makes no sense in one sentence."""

from dataclasses import dataclass
from math import log
from numbers import Integral, Real
from statistics import NormalDist

import pandas as pd

HOUR = 3600
WEEK = 7 * 24 * HOUR
LOG_WEEK = log(WEEK)


class WorldError(ValueError):
    """A parameter of a world is out of range."""


def between(name, value, low, high, whole=False):
    """Refuse what is not a number, or not a whole one, from low to high."""
    kind = Integral if whole else Real
    if isinstance(value, bool) or not isinstance(value, kind) or not low <= value <= high:
        number = "whole number" if whole else "number"
        raise WorldError(f"{name} is {value!r}; choose a {number} from {low:,} to {high:,}.")


def within(part, ranges, whole=(), of=""):
    """Refuse a parameter outside its range; for a list of ranges, a value outside any of them."""
    for name, limits in ranges.items():
        value = getattr(part, name)
        if isinstance(limits, list):
            values = several(name, value, len(limits))
            for place, (each, (low, high)) in enumerate(zip(values, limits, strict=True), start=1):
                between(f"value {place} of {name}", each, low, high)
        else:
            between(f"{name}{of}", value, *limits, whole=name in whole)


def named(part):
    """Refuse a part without a name."""
    if not isinstance(part.name, str) or not part.name:
        raise WorldError(f"name is {part.name!r}; give the {type(part).__name__} a name.")


def several(name, values, number=None):
    """Refuse what is not a tuple or list of so many values, at least one."""
    right = isinstance(values, (tuple, list)) and len(values) > 0
    if not right or number not in (None, len(values)):
        raise WorldError(f"{name} is {values!r}; give {number or 'some'} values in brackets.")
    return values


@dataclass(frozen=True)
class Community:
    """A group of accounts that share a reason to read.

    Attributes
    ----------
    accounts : int
        How many there are.
    following : float
        The share of them that follows the source.
    pull : float
        How much likelier they are to be followed than others.
    supportive, critical : float
        The share of their reactions to the first post that is for it, and against it.
    """

    name: str
    accounts: int
    following: float
    pull: float
    supportive: float
    critical: float

    def __post_init__(self):
        named(self)
        ranges = {"accounts": (1, 100_000), "pull": (0.01, 100)}
        ranges |= dict.fromkeys(("following", "supportive", "critical"), (0, 1))
        within(self, ranges, whole=["accounts"], of=f" of {self.name}")


@dataclass(frozen=True)
class Shape:
    """The form of the network.

    Attributes
    ----------
    in_exponent : float
        Exponent of the tail of the in-degrees (followers), above 2.
    out_mean, out_cap : float
        Accounts of note that an account follows: the mean, and the cap, of a log-normal.
    sociability : float
        Correlation between how many an account follows and how readily it is followed.
    in_cap : float
        The share of all accounts that the most followed account may hope for.
    homophily : float
        The share of follows that stay in the community, beside the circles.
    circle : int
        Accounts in a circle of friends.
    acquainted : float
        The share of the pairs in a circle that are linked.
    mutual : float
        The share of these links that go both ways.
    """

    in_exponent: float = 2.05
    out_mean: float = 3.6
    out_cap: int = 300
    sociability: float = 0.5
    in_cap: float = 0.025
    homophily: float = 0.7
    circle: int = 8
    acquainted: float = 0.58
    mutual: float = 0.5

    def __post_init__(self):
        ranges = {"in_exponent": (2, 4), "in_cap": (0.001, 1), "circle": (2, 50)}
        ranges |= {"out_mean": (1, 50), "out_cap": (1, 5_000)}
        ranges |= dict.fromkeys(("homophily", "acquainted", "mutual", "sociability"), (0, 1))
        within(self, ranges, whole=["circle", "out_cap"])


@dataclass(frozen=True)
class Post:
    """Something the source posted.

    Attributes
    ----------
    name : str
    seconds : int
        When, in seconds after the first post.
    removed : int or None
        When it was deleted, in seconds after the first post; None if it was not.
    talk : float
        Expected number of comments by people whom no account they follow brought to it, as long as
        it is there.
    lasting : float
        The share of these that come all the same when it has been deleted.
    strength : float
        How readily it is passed on, beside an average post.
    answers : float
        Probability that a follower of average activity comments on it.
    support, criticism : float
        What it adds to the share of supportive and of critical reactions in every community.
    """

    name: str
    seconds: int
    removed: int | None
    talk: float
    lasting: float
    strength: float
    answers: float
    support: float
    criticism: float

    def __post_init__(self):
        named(self)
        ranges = {"seconds": (0, WEEK - 1), "talk": (0, 100_000), "lasting": (0, 1)}
        ranges |= {"strength": (0, 5), "answers": (0, 0.2)}
        ranges |= {"support": (-1, 1), "criticism": (-1, 1)}
        within(self, ranges, whole=["seconds"], of=f" of {self.name}")
        if self.removed is not None:
            between(f"removed of {self.name}", self.removed, self.seconds + 1, WEEK, whole=True)


@dataclass(frozen=True)
class Spread:
    """How reactions come about; times are in seconds.

    Attributes
    ----------
    retweet, comment : float
        Probability that a follower of average activity who sees a post or a retweet passes it on
        (p), and that a follower who sees a comment or a retweet comments on it.
    outside : float
        Expected retweets of an average post of the source by people who do not follow it.
    crowd, later_crowd : tuple of float
        The share of each community in the talk from outside: at first, and in the end.
    turn : float
        When the two crowds are equally strong.
    delay : tuple of float
        Mean and standard deviation of the log of the delay of a retweet.
    next_day : tuple of float
        The share, of the delays beyond four hours, that waits for the next day; mean and standard
        deviation of these.
    talk_mode, talk_sigma : float
        When the talk of a post is loudest; standard deviation of the log of its delay.
    activity : float
        Exponent of the tail of how active accounts are.
    catching : tuple of float
        The share of comments that are passed on at all; the exponent of the tail of how far; and
        how many followers pass on a typical one of an account with a single follower. It grows
        with the square root of the followers.
    again : float
        How readily an account acts again: an average one does with probability again / (1 + again).
    gap : tuple of float
        Mean and standard deviation of the log of the time until then.
    again_retweet, again_followed : float
        The share of these further acts that pass on a comment, if they agree with it; and the
        share of these that take one of somebody they follow, where there is one.
    tilt : tuple of float
        What a retweet, a reply, a quote and a mention add to the share of critical reactions, and
        take from that of supportive ones.
    firm : float
        The share of its reactions in which an account takes the stance that it leans to.
    night : tuple of float
        Start and end of the night, hours of the day in UTC; the share of talk that waits for its
        end; mean time after it until that is made up.
    kinds, answer_kinds : tuple of float
        Shares of replies, quotes and mentions among comments from outside, and among comments on
        what a followed account said.
    """

    retweet: float
    comment: float
    outside: float
    crowd: tuple[float, ...]
    later_crowd: tuple[float, ...]
    turn: float = 6 * HOUR
    delay: tuple[float, float] = (9.50, 3.05)
    next_day: tuple[float, float, float] = (0.16, 17 * HOUR, 2 * HOUR)
    talk_mode: float = 5000.0
    talk_sigma: float = 1.2
    activity: float = 1.9
    catching: tuple[float, float, float] = (0.25, 0.9, 0.32)
    again: float = 0.27
    gap: tuple[float, float] = (7.81, 3.07)
    again_retweet: float = 0.9
    again_followed: float = 0.36
    tilt: tuple[float, float, float, float] = (-0.06, 0.10, 0.06, 0.0)
    firm: float = 0.7
    night: tuple[float, float, float, float] = (8, 12, 0.4, 2 * HOUR)
    kinds: tuple[float, float, float] = (0.20, 0.25, 0.55)
    answer_kinds: tuple[float, float, float] = (0.60, 0.25, 0.15)

    def __post_init__(self):
        share, time, weight = (0, 1), (1, WEEK), (0, 1_000)
        ranges = dict.fromkeys(("retweet", "comment"), (0, 0.05))  # more may never come to an end
        ranges |= {"outside": (0, 10_000), "turn": time, "talk_mode": time}
        ranges |= {"talk_sigma": (0.01, 3), "activity": (1.1, 10)}
        ranges |= dict.fromkeys(("again", "again_retweet", "again_followed", "firm"), share)
        ranges |= dict.fromkeys(("delay", "gap"), [(0, 12), (0.01, 10)])
        ranges |= {"next_day": [share, (HOUR, WEEK), (0, 3 * HOUR)]}
        ranges |= {"catching": [share, (0.5, 5), (0, 5)]}
        ranges |= {"tilt": [(-1, 1)] * 4, "night": [(0, 24), (0, 24), share, (0, 12 * HOUR)]}
        ranges |= dict.fromkeys(("kinds", "answer_kinds"), [weight] * 3)
        for name in ("crowd", "later_crowd"):
            ranges[name] = [weight] * len(several(name, getattr(self, name)))
        within(self, ranges)
        for name in ("crowd", "later_crowd", "kinds", "answer_kinds"):
            between(f"the sum of {name}", sum(getattr(self, name)), 0.001, 1_000_000)
        between("value 2 of next_day", self.next_day[1], 5 * self.next_day[2], WEEK)

    def share_within(self, seconds):
        """Return the share of the retweets of a post that come within so many seconds."""
        law = NormalDist(*self.delay)
        return law.cdf(log(seconds)) / law.cdf(LOG_WEEK)


@dataclass(frozen=True)
class World:
    """All parameters of a world.

    Attributes
    ----------
    seed : tuple of int
        Whole numbers from 0 to 4294967295.
    start : str
        When the first post went out, in UTC.
    source_followers : int
        Followers of the source on the whole platform.
    communities : tuple of Community
    shape : Shape
        The form of the network.
    posts : tuple of Post
        What the source posted, in order of time; the first at 0 seconds.
    spread : Spread
        How reactions come about.
    """

    seed: tuple[int, ...]
    start: str
    source_followers: int
    communities: tuple[Community, ...]
    shape: Shape
    posts: tuple[Post, ...]
    spread: Spread

    def __post_init__(self):
        for number in several("seed", self.seed):
            between("a number of seed", number, 0, 2**32 - 1, whole=True)
        between("source_followers", self.source_followers, 0, 10**9, whole=True)
        self._check_kinds()
        self._check_posts()
        self._check_communities()

    def _check_kinds(self):
        try:
            missing = pd.isna(pd.Timestamp(self.start)) or not isinstance(self.start, str)
        except (TypeError, ValueError):
            missing = True
        if missing:
            raise WorldError(f"start is {self.start!r}; write it as 2011-11-10 03:20:00.")
        for name, kind in (("communities", Community), ("posts", Post)):
            if not all(isinstance(each, kind) for each in several(name, getattr(self, name))):
                raise WorldError(f"{name} must hold nothing but {kind.__name__}.")
            names = [each.name for each in getattr(self, name)]
            if len(set(names)) < len(names) or "source" in names:
                raise WorldError(f"Each of {name} needs a name of its own, and none may be source.")
        for name, kind in (("shape", Shape), ("spread", Spread)):
            if not isinstance(getattr(self, name), kind):
                raise WorldError(f"{name} is {getattr(self, name)!r}; give a {kind.__name__}.")

    def _check_posts(self):
        times = [post.seconds for post in self.posts]
        if times[:1] != [0] or times != sorted(times):
            raise WorldError("Posts must be in order of time, and the first at 0 seconds.")

    def _check_communities(self):
        several("crowd", self.spread.crowd, len(self.communities))
        several("later_crowd", self.spread.later_crowd, len(self.communities))
        between(
            "the number of accounts", sum(group.accounts for group in self.communities), 2, 10**6
        )
        for group in self.communities:
            for post in self.posts:
                supportive = group.supportive + post.support
                critical = group.critical + post.criticism
                after = f"of {group.name} after {post.name}"
                between(f"supportive {after}", supportive, 0, 1)
                between(f"critical {after}", critical, 0, 1)
                between(f"supportive and critical {after}", supportive + critical, 0, 1)
