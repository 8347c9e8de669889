"""Let posts and talk of them spread over a network: one cascade makes every reaction."""

from bisect import bisect_right
from heapq import heappop, heappush
from math import exp, log, sqrt
from typing import NamedTuple

import numpy as np

from backlash.world.network import SOURCE, pareto, pick
from backlash.world.parameters import HOUR, LOG_WEEK, WEEK

KINDS = ("retweet", "reply", "quote", "mention")
RETWEET, REPLY, QUOTE, MENTION = range(4)
POST = -1
STANCES = ("supportive", "neutral", "critical")
SUPPORTIVE, NEUTRAL, CRITICAL = range(3)
NONE = -1
READING = 10, 60  # seconds that reading and deciding take, at least and at most


class Item(NamedTuple):
    """A post or a reaction; ids count from 0 in the order in which they were made."""

    seconds: int
    id: int
    author: int
    kind: int
    parent: int  # id of the item that it came from; -1 if none
    root: int  # id of the post or comment that is passed on or talked about
    stance: int


def react(network, communities, posts, spread, hour, draw):
    """Let the posts of the source spread for a week.

    Each item is shown to the followers of its author, each of whom passes it on, comments on it, or
    does neither: an independent cascade (Kempe, Kleinberg and Tardos, KDD 2003). Some reactions
    come from outside the network, and some accounts act again.

    Items are made in order of time, and what is drawn does not depend on what comes later: two
    worlds that differ in the deletion of a post are the same until then.

    Parameters
    ----------
    network : Network
    communities : sequence of Community
    posts : sequence of Post
    spread : Spread
    hour : float
        Hour of the day of the first post, in UTC.
    draw : numpy.random.RandomState

    Returns
    -------
    list of Item
        The posts and all reactions within a week of the first post, in order of time.
    """
    return _Cascade(network, communities, posts, spread, hour, draw).run()


class _Cascade:
    def __init__(self, network, communities, posts, spread, hour, draw):
        self.network, self.posts, self.spread, self.draw = network, posts, spread, draw
        self.communities, self.hour = communities, hour
        self.start, self.follower = network.followers()
        self.first = np.searchsorted(network.follows[:, 0], np.arange(len(network.community) + 1))
        self.followee = network.follows[:, 1]
        activity = np.minimum(pareto(draw, len(network.community), spread.activity), 80)
        activity[SOURCE] = 0
        self.activity = activity / activity[1:].mean()
        self.active = [
            np.cumsum(self.activity * (network.community == group))
            for group in range(len(communities))
        ]
        self.leaning = draw.random_sample(len(network.community))
        strangers = self.activity.copy()
        strangers[self.follower[self.start[SOURCE] : self.start[SOURCE + 1]]] = 0
        self.strangers = strangers
        self.catching, self.visible, self.latest, self.appeal = [], [0.0], {}, {}
        self.waiting, self.done, self.authors = [], [], []
        self.passed_on = set()

    def run(self):
        for number, post in enumerate(self.posts):
            self._add(post.seconds, SOURCE, POST, NONE, number, NEUTRAL)
        for number, post in enumerate(self.posts):
            self._talk(number, post)
        while self.waiting:
            item = heappop(self.waiting)
            if item.kind == RETWEET:
                if (item.author, item.root) in self.passed_on:
                    continue
                self.passed_on.add((item.author, item.root))
            elif item.kind != POST:
                self._enter(item)
            self.done.append(item)
            self._show(item)
            if item.kind == POST:
                self._outside(item)
            else:
                self._again(item)
        return self.done

    def _talk(self, number, post):
        """Comments by people who heard of a post from the news, a search or a list of trends."""
        most = self.draw.poisson(post.talk)
        mu = log(self.spread.talk_mode) + self.spread.talk_sigma**2
        delay = np.exp(mu + self.spread.talk_sigma * self.draw.standard_normal(most))
        seconds = post.seconds + 1 + delay.astype(np.int64)
        later = self.draw.random_sample(most) < 1 / (1 + (self.spread.turn / seconds) ** 3)
        first = pick(self.draw, self.spread.crowd, most)
        group = np.where(later, pick(self.draw, self.spread.later_crowd, most), first)
        kinds = REPLY + pick(self.draw, self.spread.kinds, most)
        place, kept = self.draw.random_sample(most), self.draw.random_sample(most)
        for row in range(most):
            total = self.active[group[row]]
            author = int(np.searchsorted(total, place[row] * total[-1], side="right"))
            when = self._awake(int(seconds[row]))
            kind = self._possible(int(kinds[row]), number, when)
            stance = self._stance(author, when, kind, self._mood(author))
            if seconds[row] < self._end(number) or kept[row] < post.lasting:
                self._add(when, author, kind, NONE, number, stance)

    def _enter(self, comment):
        """Decide whether a comment catches on, and let others find it if it does."""
        share, exponent, _ = self.spread.catching
        if self.draw.random_sample() < share:
            appeal = min(pareto(self.draw, 1, exponent)[0], 100.0)
            self.appeal[comment.id] = appeal
            self.catching.append(comment)
            self.latest[comment.author] = comment
            visible = appeal * self.network.pull[comment.author]
            self.visible.append(self.visible[-1] + visible)

    def _show(self, item):
        """Show an item to the followers of its author."""
        if item.kind == REPLY:
            return
        readers = self.follower[self.start[item.author] : self.start[item.author + 1]]
        chance = self.draw.random_sample(len(readers)) / self.activity[readers]
        origin = item.root if item.kind == RETWEET else item.id
        retweet, comment = self.spread.retweet, self.spread.comment
        if origin < len(self.posts):
            retweet *= self.posts[origin].strength
            comment = self.posts[origin].answers if item.kind == POST else comment
        elif item.kind != RETWEET and len(readers):
            strength = self.spread.catching[2] / sqrt(len(readers))
            retweet = min(0.5, strength * self.appeal.get(item.id, 0))
        self._pass_on(item, readers[chance < retweet], item.id)
        for reader in readers[(retweet <= chance) & (chance < retweet + comment)].tolist():
            kind = REPLY + int(pick(self.draw, self.spread.answer_kinds, 1)[0])
            when = item.seconds + int(self._delay(1)[0])
            stance = self._stance(reader, when, kind, self._mood(reader))
            if when < self._end(origin):
                self._add(when, reader, kind, item.id, origin, stance)

    def _outside(self, post):
        """Let people who do not follow the source pass on one of its posts."""
        expected = self.spread.outside * self.posts[post.id].strength
        size = self.draw.poisson(expected) if self.strangers.any() else 0
        self._pass_on(post, pick(self.draw, self.strangers, size), NONE)

    def _pass_on(self, item, readers, parent):
        """Let readers pass on a post of the source, or a comment if they agree with it."""
        origin = item.root if item.kind == RETWEET else item.id
        seconds = item.seconds + self._delay(len(readers))
        for when, who in zip(seconds.tolist(), readers.tolist(), strict=True):
            stance = self._stance(who, when, RETWEET, self._mood(who))
            agreed = origin < len(self.posts) or stance == item.stance
            if agreed and who != self.authors[origin] and when < self._end(origin):
                self._add(when, who, RETWEET, parent, origin, stance)

    def _again(self, item):
        """Let the author act again: pass on a comment, or add one."""
        readiness = self.spread.again * self.activity[item.author]
        if self.draw.random_sample() >= readiness / (1 + readiness):
            return
        mu, sigma = self.spread.gap
        gap = exp(min(mu + sigma * self.draw.standard_normal(), LOG_WEEK))
        seconds = item.seconds + 1 + int(gap)
        kind = REPLY + int(pick(self.draw, self.spread.kinds, 1)[0])
        passes_on = self.draw.random_sample() < self.spread.again_retweet
        comment, parent = self._found(item.author)
        mood = self._mood(item.author)
        stance = self._stance(item.author, seconds, RETWEET, mood)
        if passes_on and comment and stance == comment.stance and item.author != comment.author:
            self._add(seconds, item.author, RETWEET, parent, comment.id, stance)
        else:
            kind = self._possible(kind, item.root, seconds)
            stance = self._stance(item.author, seconds, kind, mood)
            self._add(seconds, item.author, kind, NONE, item.root, stance)

    def _found(self, author):
        """Return a comment that an account comes across, if any, and the id it came from."""
        if not self.catching:
            return None, NONE
        followed = self.followee[self.first[author] : self.first[author + 1]].tolist()
        known = [self.latest[other] for other in followed if other in self.latest]
        if known and self.draw.random_sample() < self.spread.again_followed:
            comment = known[self.draw.randint(len(known), dtype=np.int64)]
            return comment, comment.id
        place = self.draw.random_sample() * self.visible[-1]
        comment = self.catching[bisect_right(self.visible, place) - 1]
        return comment, comment.id if comment.author in followed else NONE

    def _add(self, seconds, author, kind, parent, root, stance):
        if seconds < WEEK:
            item = Item(seconds, len(self.authors), author, kind, parent, root, stance)
            heappush(self.waiting, item)
            self.authors.append(author)

    def _mood(self, author):
        """Draw what an account is inclined to: mostly what it leans to."""
        firm, chance = self.draw.random_sample(2)
        return self.leaning[author] if firm < self.spread.firm else chance

    def _stance(self, author, seconds, kind, mood):
        """Turn a mood, 0 to 1, into a stance, given the posts so far."""
        group = self.communities[self.network.community[author]]
        now = [post for post in self.posts if post.seconds <= seconds][-1]
        tilt = self.spread.tilt[kind]
        if mood < group.supportive + now.support - tilt:
            return SUPPORTIVE
        return CRITICAL if mood >= 1 - group.critical - now.criticism - tilt else NEUTRAL

    def _possible(self, kind, root, seconds):
        """What is gone can be mentioned, but neither answered nor quoted."""
        return MENTION if seconds >= self._end(root) else kind

    def _awake(self, seconds):
        """Let some of the talk of the night wait for the morning."""
        start, end, share, mean = self.spread.night
        waits, late = self.draw.random_sample(2)
        hour = (self.hour + seconds / HOUR) % 24
        if start <= hour < end and waits < share:
            seconds += int((end - hour) * HOUR - mean * log(1 - late))
        return seconds

    def _end(self, origin):
        removed = self.posts[origin].removed if origin < len(self.posts) else None
        return WEEK if removed is None else removed

    def _delay(self, size):
        """Draw delays of at most a week: log-normal, some of the long ones on the next day."""
        mu, sigma = self.spread.delay
        share, mean, sd = self.spread.next_day
        delay = np.exp(mu + sigma * self.draw.standard_normal(size))
        while len(late := np.flatnonzero(delay >= WEEK)):
            delay[late] = np.exp(mu + sigma * self.draw.standard_normal(len(late)))
        moved = (delay > 4 * HOUR) & (self.draw.random_sample(size) < share)
        delay[moved] = mean + sd * self.draw.standard_normal(moved.sum())
        low, high = READING
        return (delay + low + (high - low) * self.draw.random_sample(size)).astype(np.int64)
