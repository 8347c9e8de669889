"""The parameters of a world, each of which refuses what makes no sense in one sentence."""

from dataclasses import dataclass
from math import log
from statistics import NormalDist

HOUR = 3600
WEEK = 7 * 24 * HOUR
LOG_WEEK = log(WEEK)


class WorldError(ValueError):
    """A parameter of a world is out of range."""


def between(name, value, low, high):
    """Refuse what is not a number from low to high."""
    try:
        inside = low <= value <= high
    except TypeError:
        inside = False
    if not inside:
        raise WorldError(f"{name} is {value!r}; choose a number from {low:,} to {high:,}.")


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
        between(f"accounts of {self.name}", self.accounts, 1, 100_000)
        between(f"following of {self.name}", self.following, 0, 1)
        between(f"pull of {self.name}", self.pull, 0.01, 100)


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
        between("in_exponent", self.in_exponent, 2, 4)
        between("out_mean", self.out_mean, 1, 50)
        between("out_cap", self.out_cap, 1, 5_000)
        between("circle", self.circle, 2, 50)
        for name in ("in_cap", "homophily", "acquainted", "mutual", "sociability"):
            between(name, getattr(self, name), 0, 1)


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
        between(f"seconds of {self.name}", self.seconds, 0, WEEK)
        between(f"talk of {self.name}", self.talk, 0, 100_000)
        between(f"lasting of {self.name}", self.lasting, 0, 1)
        between(f"strength of {self.name}", self.strength, 0, 5)
        between(f"answers of {self.name}", self.answers, 0, 0.2)
        if self.removed is not None:
            between(f"removed of {self.name}", self.removed, self.seconds + 1, WEEK)


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
        for name in ("retweet", "comment"):
            between(name, getattr(self, name), 0, 0.05)  # beyond, a cascade may never end
        between("outside", self.outside, 0, 10_000)
        between("turn", self.turn, 1, WEEK)
        for name in ("crowd", "later_crowd", "next_day", "catching", "kinds", "answer_kinds"):
            between(f"the least of {name}", min(getattr(self, name)), 0, WEEK)
        between("the share of next_day", self.next_day[0], 0, 1)
        between("the share of catching", self.catching[0], 0, 1)
        between("the exponent of catching", self.catching[1], 0.5, 5)
        for name in ("delay", "gap"):
            mu, sigma = getattr(self, name)
            between(f"the mean of {name}", mu, 0, 12)
            between(f"the spread of {name}", sigma, 0.01, 10)
        between("talk_mode", self.talk_mode, 1, WEEK)
        between("talk_sigma", self.talk_sigma, 0.01, 5)
        between("activity", self.activity, 1.1, 10)
        between("again", self.again, 0, 1)
        for name in ("again_retweet", "again_followed", "firm"):
            between(name, getattr(self, name), 0, 1)

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
        times = [post.seconds for post in self.posts]
        if times[:1] != [0] or times != sorted(times):
            raise WorldError("Posts must be in order of time, and the first at 0 seconds.")
        for crowd in (self.spread.crowd, self.spread.later_crowd):
            if len(crowd) != len(self.communities):
                raise WorldError("A crowd needs one share for each community.")
        for group in self.communities:
            between(f"supportive of {group.name}, at its most", self._most(group)[0], 0, 1)
            between(f"critical of {group.name}, at its most", self._most(group)[1], 0, 1)

    def _most(self, group):
        support = [group.supportive + post.support for post in self.posts]
        return max(support), max(group.critical + post.criticism for post in self.posts)
