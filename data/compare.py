"""Set the simulated world beside real cascades and its own truth: ``python data/compare.py``.

It draws ``grading/world/compare.png`` and prints the tables that ``grading/world.md`` shows.
"""

import sys
from types import SimpleNamespace
from typing import NamedTuple

import build
import calibration
import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import pandas as pd

from backlash import data, plot
from backlash.world import Tables

FIGURE = build.FIGURE.with_name("compare.png")
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
FOLLOWERS = (7_000_000, 9_000_000)  # accounts like his
LARGEST = 27  # posts, by followers of their author: those of calibration.SEISMIC_SHARES
MOMENTS = np.geomspace(10, 7 * DAY, 400)
EDGES = np.geomspace(10, 7 * DAY, 24)
MIDDLES = np.sqrt(EDGES[1:] * EDGES[:-1])

WORLD = {"color": plot.COLOURS[0], "linewidth": 3.5}
ALIKE = {"color": plot.COLOURS[1], "linewidth": 1, "linestyle": "-"}
BAND = "#D9D9D9"
TICKS = {10: "10 s", 60: "1 min", 600: "10 min", HOUR: "1 h", 10 * HOUR: "10 h", 7 * DAY: "7 days"}


class Cascade(NamedTuple):
    """A post and its retweets.

    Attributes
    ----------
    followers : float
        Followers of the author.
    seconds : ndarray of int
        Delays of the retweets, in order.
    audience : int
        Followers of the retweeting accounts together; who follows two of them counts twice.
    """

    followers: float
    seconds: np.ndarray
    audience: int


def load():
    """Load the world that is published."""
    names = ("accounts", "follows", "posts", "reactions", "export", "export_faults")
    return Tables(*(getattr(data, f"load_{name}")() for name in names))


def simulated(tables):
    """Return the cascades of the posts that stayed, with followers as many as they stand for.

    One in five of those who were reading is in the tables, and so is one retweet in five: the
    retweets per follower who was reading, times the share of followers who were, are comparable.
    """
    followers = (tables.follows["followed"] == 0).sum() / build.READING
    reach = tables.accounts.set_index("account")["platform_followers"]
    return [
        Cascade(
            followers,
            np.sort(own["delay"] // calibration.SECOND),
            reach[own["account"]].sum(),
        )
        for _, own in calibration.own_retweets(tables).groupby("about")
    ]


def real(frame):
    """Return the cascades of `data.fetch("seismic")`: of accounts like his, and of the largest.

    The retweets of one of the largest end after two and a half hours, as if it had been deleted.
    The others stayed, and it is left out.
    """
    cascades = []
    for _, rows in frame.groupby("cascade"):
        followers, seconds = rows["followers"].to_numpy(), rows["seconds"].to_numpy()
        cascades.append(Cascade(followers[0], np.sort(seconds[1:]), followers[1:].sum()))
    cascades.sort(key=lambda cascade: cascade.followers, reverse=True)
    low, high = FOLLOWERS
    alike = [cascade for cascade in cascades if low <= cascade.followers < high]
    return alike, [cascade for cascade in cascades[:LARGEST] if cascade.seconds[-1] > DAY]


# --- one cascade --------------------------------------------------------------------------------


def percent_within(seconds):
    """Return a measure: the percentage of the retweets that came within so many seconds."""
    return lambda cascade: 100 * (cascade.seconds <= seconds).mean()


def hours_to(share):
    """Return a measure: the hours until that share of the retweets had come."""
    return lambda cascade: np.quantile(cascade.seconds, share) / HOUR


def decay(start, stop):
    """Return a measure: the exponent of the decay of the rate between two times.

    By maximum likelihood for a power law between two bounds, so that no bins need be chosen.
    """

    def exponent(cascade):
        delay = cascade.seconds[(cascade.seconds >= start) & (cascade.seconds < stop)]
        mean_log, width = np.log(delay / start).mean(), np.log(stop / start)
        rise = 1 - np.arange(-0.9995, 4, 0.001)  # no value is 1, where the formula has a hole
        likelihood = (rise - 1) * mean_log - np.log(np.expm1(rise * width) / rise)
        return 1 - rise[np.argmax(likelihood)]

    return exponent


def next_day(cascade):
    """Retweets 14 to 20 hours after the post, as a multiple of those 8 to 14 hours after it."""
    hours = cascade.seconds / HOUR
    return ((hours >= 14) & (hours < 20)).sum() / max(((hours >= 8) & (hours < 14)).sum(), 1)


def half_decay(cascade):
    """Hours from the peak of the rate, smoothed over an hour, until it is half of it."""
    posted = pd.to_datetime(cascade.seconds, unit="s")
    return calibration.half_decay(SimpleNamespace(reactions=pd.DataFrame({"time": posted})))


MEASURES = {
    "retweets per 100,000 followers": (lambda c: 1e5 * len(c.seconds) / c.followers, 0),
    "followers of the retweeters together, per follower": (lambda c: c.audience / c.followers, 2),
    "retweets within 10 seconds, %": (percent_within(10), 2),
    "retweets within 1 minute, %": (percent_within(MINUTE), 1),
    "retweets within 10 minutes, %": (percent_within(10 * MINUTE), 1),
    "retweets within 1 hour, %": (percent_within(HOUR), 1),
    "retweets within 4 hours, %": (percent_within(4 * HOUR), 1),
    "retweets within 24 hours, %": (percent_within(DAY), 1),
    "hours until half of the retweets": (hours_to(0.5), 1),
    "hours until 90 % of the retweets": (hours_to(0.9), 1),
    "hours until the rate, smoothed over an hour, is half its peak": (half_decay, 2),
    "next day: retweets after 14 to 20 hours per retweet after 8 to 14": (next_day, 2),
    "exponent of the decay, 6 to 60 minutes": (decay(6 * MINUTE, HOUR), 2),
    "exponent of the decay, 1 to 24 hours": (decay(HOUR, DAY), 2),
    "exponent of the decay, 6 to 96 hours": (decay(6 * HOUR, 4 * DAY), 2),
}


# --- curves -------------------------------------------------------------------------------------


def curve(cascade):
    """Return the share of the retweets that had come by each of `MOMENTS`."""
    return np.searchsorted(cascade.seconds, MOMENTS, side="right") / len(cascade.seconds)


def rate(cascade):
    """Return the retweets in an hour, in percent of the week's, between two `EDGES`."""
    counts = np.histogram(cascade.seconds, EDGES)[0]
    return 100 * counts / len(cascade.seconds) / (np.diff(EDGES) / HOUR)


def distance(cascade, others):
    """Return the largest distance of a curve from the mean curve of the others, in points."""
    rest = [curve(other) for other in others if other is not cascade]
    return 100 * np.abs(curve(cascade) - np.mean(rest, axis=0)).max()


def mean_distance(group, others):
    """Return the largest distance of two mean curves, in points, and the hours where it is."""
    gap = np.mean([curve(c) for c in group], axis=0) - np.mean([curve(c) for c in others], axis=0)
    place = np.abs(gap).argmax()
    return 100 * abs(gap[place]), MOMENTS[place] / HOUR


def spread(values, digits):
    """Write a median with the lowest and the highest value."""
    numbers = (np.median(values), min(values), max(values))
    return "{} ({} to {})".format(*(f"{number:.{digits}f}" for number in numbers))


def cascade_table(groups):
    """Compare groups of cascades, the simulated one last: one row a measure.

    Parameters
    ----------
    groups : dict of str to list of Cascade

    Returns
    -------
    pandas.DataFrame
        Text: the median of a group, with its lowest and its highest value.
    """
    rows = {
        name: [spread([measure(c) for c in group], digits) for group in groups.values()]
        for name, (measure, digits) in MEASURES.items()
    }
    *references, world = groups.values()
    for name, reference in zip(groups, references, strict=False):
        rows[f"largest distance of a post's curve from the mean of the {name}, points"] = [
            spread([distance(c, reference) for c in group], 1) for group in groups.values()
        ]
        points, hours = mean_distance(world, reference)
        rows[f"the same for the mean of the simulated, from the {name}"] = [
            *("" for _ in references),
            f"{points:.1f} after {hours:.1f} h",
        ]
    return _frame("measure", rows, groups)


# --- what nobody fitted --------------------------------------------------------------------------


def follows_author(tables, kind):
    """Share of the reactions of a kind whose account follows the account they are about."""
    about = tables.reactions[tables.reactions["kind"] == kind]
    author = pd.concat(
        [tables.reactions.set_index("id")["account"], pd.Series(0, index=tables.posts["id"])]
    )
    pairs = pd.MultiIndex.from_arrays([about["account"], about["about"].map(author)])
    return pairs.isin(pd.MultiIndex.from_frame(tables.follows)).mean()


def kind_share(tables, kind):
    """Share of the reactions that are of a kind."""
    return (tables.reactions["kind"] == kind).mean()


def acts(tables):
    """Return how often each account acted that acted at all."""
    return tables.reactions["account"].value_counts()


def busiest_hour(tables):
    """Share of the week's reactions in the busiest 60 minutes."""
    return calibration.volume(tables).rolling(60).sum().max() / len(tables.reactions)


def degrees(tables):
    """Return the followers and the follows of each account of the audience, in two columns."""
    follows = calibration.audience(tables)
    columns = {side: follows.groupby(side).size() for side in ("followed", "follower")}
    return pd.DataFrame(columns, index=tables.accounts["account"][1:]).fillna(0)


def most_followed(tables):
    """Share of the audience that follows the most followed account of it."""
    followers = degrees(tables)["followed"]
    return followers.max() / len(followers)


def strongly_connected(tables):
    """Share of the audience in its largest part where everybody can reach everybody."""
    graph = calibration.audience_graph(tables)
    return len(max(nx.strongly_connected_components(graph), key=len)) / len(graph)


def seen_before(tables):
    """Accounts one follows that reacted before one's own first reaction, his included; median."""
    first = tables.reactions.groupby("account")["time"].min()
    first[0] = tables.posts["time"].min()
    when = [tables.follows[side].map(first) for side in ("followed", "follower")]
    before = tables.follows.loc[when[0] < when[1], "follower"].value_counts()
    return before.reindex(first.index.drop(0), fill_value=0).median()


def small_hours(tables):
    """Share of the reactions after the first day that fall between 1 and 7 AM, Eastern time."""
    late = tables.reactions.loc[
        tables.reactions["time"] >= tables.posts["time"].min() + calibration.DAY, "time"
    ]
    return late.dt.tz_convert("America/New_York").dt.hour.between(1, 6).mean()


# A figure of the Higgs data, None where there is none, and how the same is measured here.
UNFITTED = {
    "share of reactions that are retweets": (0.630, lambda t: kind_share(t, "retweet")),
    "share of reactions that are mentions": (0.304, lambda t: kind_share(t, "mention")),
    "share of reactions that are replies": (0.066, lambda t: kind_share(t, "reply")),
    "share of retweets by followers of the author": (0.55, lambda t: follows_author(t, "retweet")),
    "share of mentions by followers of the account": (0.56, lambda t: follows_author(t, "mention")),
    "share of replies by followers of the account": (0.85, lambda t: follows_author(t, "reply")),
    "reactions of an account that reacts, mean": (2.02, lambda t: acts(t).mean()),
    "share of these accounts that react once": (0.617, lambda t: (acts(t) == 1).mean()),
    "accounts one follows that reacted before one's first reaction, median": (11, seen_before),
    "share of the week's reactions in the busiest hour": (0.083, busiest_hour),
    "share of reactions after the first day between 1 and 7 AM Eastern": (None, small_hours),
    "follows per account": (32.5, lambda t: degrees(t)["follower"].mean()),
    "share of all accounts that follow the most followed one": (0.113, most_followed),
    "correlation of followers and follows": (0.69, lambda t: degrees(t).corr().iloc[0, 1]),
    "share of accounts in the largest strongly connected part": (0.789, strongly_connected),
}


def unfitted_table(tables):
    """Compare what nobody fitted: one row a figure, the real one first, as text."""
    rows = {
        name: ("" if published is None else f"{published:g}", f"{measure(tables):.2g}")
        for name, (published, measure) in UNFITTED.items()
    }
    return _frame("measure", rows, ["Higgs data", "simulated"])


# --- what students can find ----------------------------------------------------------------------


def direct(tables, retweeted):
    """Retweets, or comments, of a post that stayed straight from it, per follower in the tables."""
    stayed = tables.posts.loc[tables.posts["deleted"].isna(), "id"]
    reactions = tables.reactions[tables.reactions["parent"].isin(stayed)]
    count = ((reactions["kind"] == "retweet") == retweeted).sum()
    return count / len(stayed) / (tables.follows["followed"] == 0).sum()


def kinds(tables, answers):
    """Shares of replies, quotes and mentions among comments: answers to an item seen, or not."""
    comments = tables.reactions[tables.reactions["kind"] != "retweet"]
    shares = comments.loc[comments["parent"].notna() == answers, "kind"].value_counts(
        normalize=True
    )
    return tuple(shares[["reply", "quote", "mention"]])


def log_law(times):
    """Mean and standard deviation of the log of some times."""
    log = np.log((times / calibration.SECOND).clip(lower=1))
    return log.mean(), log.std()


def at_home(tables):
    """Share of the follows that stay in a community."""
    community = tables.accounts.set_index("account")["community"]
    ends = [calibration.audience(tables)[side].map(community) for side in ("follower", "followed")]
    return (ends[0] == ends[1]).mean()


# The parameters that the tables show, and what they show.
RECOVERED = {
    "RETWEETS_PER_FOLLOWER": lambda t: calibration.retweets_per_follower(t) * build.READING,
    "OUTSIDE": lambda t: calibration.own_retweets(t)["parent"].isna().mean(),
    "spread.retweet": lambda t: direct(t, True),
    "spread.comment": lambda t: direct(t, False),
    "spread.delay": lambda t: log_law(calibration.own_retweets(t)["delay"]),
    "spread.gap": lambda t: log_law(t.reactions.groupby("account")["time"].diff().dropna()),
    "spread.kinds": lambda t: kinds(t, False),
    "spread.answer_kinds": lambda t: kinds(t, True),
    "shape.in_exponent": calibration.follower_exponent,
    "shape.out_mean": lambda t: degrees(t)["follower"].mean(),
    "shape.homophily": at_home,
}


def recovered(tables):
    """Return what the tables show of each parameter that they show, as text."""
    shown = {name: np.atleast_1d(measure(tables)) for name, measure in RECOVERED.items()}
    return {name: ", ".join(f"{number:.3g}" for number in found) for name, found in shown.items()}


def stance_table(tables):
    """Set communities before the hand-over beside after it, and all together; shares, as text."""
    community = tables.accounts.set_index("account")["community"]
    hand_over = tables.posts.set_index("post").loc["hand-over", "time"]
    reactions = tables.reactions
    halves = [reactions[reactions["time"] < hand_over], reactions[reactions["time"] >= hand_over]]
    rows = {}
    for name in [*(group.name for group in build.COMMUNITIES), "all"]:
        here = [half[half["account"].map(community).eq(name) | (name == "all")] for half in halves]
        shares = [(h["stance"] == way).mean() for way in ("supportive", "critical") for h in here]
        shares += [len(h) / len(half) for h, half in zip(here, halves, strict=True)]
        rows[name] = [f"{share:.2f}" for share in shares]
    what = ("supportive", "critical", "share of all reactions")
    columns = [f"{one}, {when}" for one in what for when in ("before", "after")]
    return _frame("community", rows, columns)


def _frame(name, rows, columns):
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(columns)).rename_axis(name)


# --- the figure ----------------------------------------------------------------------------------


def draw(alike, largest, world):
    """Draw the retweets of the simulated posts beside real ones, and return the figure.

    Parameters
    ----------
    alike, largest, world : list of Cascade
    """
    figure, axes = plt.subplots(1, 3, figsize=(14, 5), width_ratios=[5, 5, 4])
    _over_time(axes[0], MOMENTS, curve, alike, largest, world)
    axes[0].set(title="How fast the retweets came", ylabel="share of a week's retweets")
    _over_time(axes[1], MIDDLES, rate, alike, largest, world)
    axes[1].set_yscale("log", nonpositive="mask")
    axes[1].set(title="At what rate", ylabel="% of a week's retweets per hour", ylim=(0.01, 500))
    axes[1].legend(fontsize=10, loc="lower left")
    _per_follower(axes[2], alike, largest, world)
    plot.badge(
        figure,
        "simulated",
        "Thick lines and circles: the four posts of the course's world that stayed. "
        "[real] All else: posts of October and November 2011, each with more than 2,000 retweets; "
        f"{calibration.SEISMIC}.",
    )
    return figure


def _over_time(axis, times, of, alike, largest, world):
    low, high = np.quantile([of(cascade) for cascade in largest], [0.1, 0.9], axis=0)
    label = f"real, largest accounts\n(middle 80 % of {len(largest)} posts)"
    axis.fill_between(times, low, high, color=BAND, label=label)
    label = f"real, 7 to 9 million\nfollowers ({len(alike)} posts)"
    axis.plot(
        times,
        np.transpose([of(cascade) for cascade in alike]),
        **ALIKE,
        label=[label] + [""] * (len(alike) - 1),
    )
    mean = np.mean([of(cascade) for cascade in world], axis=0)
    axis.plot(times, mean, **WORLD, label=f"simulated\n(mean of {len(world)} posts)")
    axis.set(xscale="log", xlabel="time after the post", xlim=(10, 7 * DAY))
    axis.set_xticks(list(TICKS), list(TICKS.values()))
    axis.minorticks_off()


def _per_follower(axis, alike, largest, world):
    rows = [
        ("simulated", world, "o"),
        ("real, 7 to 9\nmillion followers", alike, "D"),
        ("real, largest\naccounts", largest, "|"),
    ]
    for place, (_, group, marker) in enumerate(rows):
        number = [MEASURES["retweets per 100,000 followers"][0](cascade) for cascade in group]
        colour = (ALIKE if place else WORLD)["color"]
        axis.plot(number, [place] * len(number), marker, color=colour, mfc="none")
    axis.set_yticks(range(len(rows)), [name for name, *_ in rows])
    axis.set(title="How many", xlabel="retweets per 100,000 followers", xscale="log")
    axis.set(ylim=(-0.7, len(rows) - 0.3))
    ticks = [20, 30, 50, 100, 200]
    axis.set_xticks(ticks, ticks)
    axis.minorticks_off()


def markdown(table):
    """Write a table of text as the lines of a table in Markdown."""
    rows = [[name, *cells] for name, cells in zip(table.index, table.to_numpy(), strict=True)]
    head = [[table.index.name, *table.columns], ["---"] * (len(table.columns) + 1)]
    return [f"| {' | '.join(cells)} |" for cells in head + rows]


def main():
    """Draw the figure and print the tables, or say why there are none."""
    tables = load()
    try:
        alike, largest = real(data.fetch("seismic"))
    except data.FetchError as error:
        sys.exit(str(error))
    world = simulated(tables)
    plot.use_style()
    draw(alike, largest, world).savefig(FIGURE)
    groups = {"five": alike, "largest": largest, "simulated": world}
    for table in (cascade_table(groups), unfitted_table(tables), stance_table(tables)):
        print(*markdown(table), "", sep="\n")
    for name, shown in recovered(tables).items():
        print(f"{name}: {shown}")


if __name__ == "__main__":
    main()
