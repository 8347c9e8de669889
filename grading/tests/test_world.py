"""Holds the generator of worlds to what its parameters promise."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from backlash.world import Community, Post, Shape, Spread, World, WorldError, make
from backlash.world.export import (
    BOTH_COLLECTORS,
    CLOCK,
    MISSING,
    REPEATED,
    SECOND_COLLECTOR,
    STOPS_EARLY,
    make_export,
)
from backlash.world.network import SOURCE, Network, make_network, pareto, pick
from backlash.world.parameters import HOUR, WEEK
from backlash.world.reactions import (
    KINDS,
    MENTION,
    NONE,
    POST,
    QUOTE,
    READING,
    REPLY,
    RETWEET,
    STANCES,
    SUPPORTIVE,
    react,
)


def post(name="post", seconds=0, **about):
    plain = {"removed": None, "talk": 0, "lasting": 1, "strength": 1.0, "answers": 0.0}
    return Post(name=name, seconds=seconds, **plain | {"support": 0.0, "criticism": 0.0} | about)


SMALL = World(
    seed=(3, 1),
    start="2011-11-10 03:20:00",
    source_followers=100_000,
    communities=(
        Community("fans", 200, following=1.0, pull=1.0, supportive=0.6, critical=0.2),
        Community("press", 63, following=0.5, pull=6.0, supportive=0.05, critical=0.5),
        Community("rights", 140, following=0.65, pull=1.5, supportive=0.0, critical=0.8),
    ),
    shape=Shape(),
    posts=(
        post("claim", 0, removed=1800, talk=400, lasting=0.7, answers=0.03),
        post("recant", 1800, talk=60, strength=0.8, answers=0.02, support=0.02, criticism=-0.02),
        post(
            "answer", 14 * HOUR, talk=150, strength=1.2, answers=0.02, support=0.07, criticism=-0.09
        ),
    ),
    spread=Spread(
        retweet=0.03, comment=0.02, outside=60, crowd=(0.6, 0.3, 0.1), later_crowd=(0.1, 0.3, 0.6)
    ),
)
GROUPS, POSTS = SMALL.communities, SMALL.posts
TABLES = ["accounts", "follows", "posts", "reactions", "export", "faults"]


def spreads(**changes):
    return replace(SMALL, spread=replace(SMALL.spread, **changes))


def sums(tables):
    """Return a checksum of every table."""
    texts = {name: getattr(tables, name).to_csv(lineterminator="\n") for name in TABLES}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


@pytest.fixture(scope="module")
def tables():
    return make(SMALL)


@pytest.fixture(scope="module")
def items(tables):
    """Every post and reaction by its id: account, time, kind, stance, about, parent."""
    posts = tables.posts.assign(account=SOURCE, kind="post", about=tables.posts["id"])
    return pd.concat([posts, tables.reactions.astype({"kind": "str"})]).set_index("id")


def near(count, size, share, spare=0):
    """Whether a count is one that so many draws with such a chance may give, at 4 sigma."""
    return abs(count - size * share) <= 4 * np.sqrt(size * share * (1 - share)) + spare


# The same world, always


def test_the_same_seed_gives_the_same_tables(tables):
    assert sums(make(replace(SMALL))) == sums(tables)


@pytest.mark.parametrize("seed", [(3, 2), (4, 1), (3,), (3, 1, 0)])
def test_another_seed_gives_another_world(tables, seed):
    other, same = sums(make(replace(SMALL, seed=seed))), sums(tables)
    assert [name for name in TABLES if other[name] == same[name]] == []


def test_the_seed_reaches_the_network_the_reactions_and_the_export(tables, monkeypatch):
    other = replace(SMALL, seed=(9,))
    network = make_network(GROUPS, SMALL.shape, 0, np.random.RandomState(1))
    monkeypatch.setattr("backlash.world.make_network", lambda *_: network)
    here, there = make(SMALL), make(other)
    assert here.follows.equals(there.follows)
    assert not here.reactions.equals(there.reactions)
    made = react(network, GROUPS, POSTS, SMALL.spread, 3, np.random.RandomState(1))
    monkeypatch.setattr("backlash.world.react", lambda *_: made)
    here, there = make(SMALL), make(other)
    assert here.reactions.equals(there.reactions)
    assert not here.export.equals(there.export)


def test_another_process_gives_the_same_tables(tables, tmp_path):
    code = (
        f"import sys; sys.path[:0] = {[str(Path(__file__).parent), *sys.path]!r};"
        "from test_world import SMALL, make, sums; print(sums(make(SMALL)))"
    )
    elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "PYTHONDONTWRITEBYTECODE": "1"}
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | elsewhere,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert printed.strip() == str(sums(tables))


def test_what_is_posted_and_how_it_spreads_leaves_the_network_alone(tables):
    later = [replace(SMALL.posts[0], removed=3600), replace(SMALL.posts[1], seconds=3600)]
    for world in (
        replace(SMALL, posts=(*later, SMALL.posts[2])),
        replace(SMALL, posts=SMALL.posts[:1]),
        spreads(retweet=0.01, crowd=(1, 0, 0)),
    ):
        other = make(world)
        assert other.accounts.equals(tables.accounts)
        assert other.follows.equals(tables.follows)
        assert not other.reactions.equals(tables.reactions)


def test_another_day_moves_every_time_and_nothing_else(tables):
    other = make(replace(SMALL, start="2012-03-01 03:20:00"))
    later = pd.Timestamp("2012-03-01 03:20", tz="UTC") - pd.Timestamp(SMALL.start, tz="UTC")
    for name in ("posts", "reactions"):
        moved = getattr(tables, name).copy()
        for column in moved.columns.intersection(["time", "deleted"]):
            moved[column] += later
        pd.testing.assert_frame_equal(getattr(other, name), moved)
    assert other.follows.equals(tables.follows)


def test_names_are_labels_and_crowds_are_weights(tables):
    named = tuple(replace(group, name=f"new {group.name}") for group in GROUPS)
    weights = {
        name: tuple(4 * share for share in getattr(SMALL.spread, name))
        for name in ("crowd", "later_crowd", "kinds", "answer_kinds")
    }
    other = make(replace(spreads(**weights), communities=named))
    assert other.reactions.equals(tables.reactions)
    old, new = tables.accounts["community"], other.accounts["community"]
    assert new[1:].tolist() == [f"new {name}" for name in old[1:]]
    assert old[0] == new[0] == "source"


# The network


def linked(size=2000, seed=5, communities=None, **shape):
    """Make a network; give it with the follows among the audience."""
    communities = communities or [Community("all", size, 0.5, 1, 0.1, 0.1)]
    network = make_network(communities, Shape(**shape), 0, np.random.RandomState(seed))
    follows = network.follows
    return network, follows[follows[:, 1] != SOURCE]


def groups(*sizes, **about):
    about = {"following": 0.5, "pull": 1, "supportive": 0.1, "critical": 0.1} | about
    return [Community(str(number), size, **about) for number, size in enumerate(sizes)]


def mutual_pairs(follows):
    pairs = set(map(tuple, follows.tolist()))
    return sum((b, a) in pairs for a, b in pairs) / 2


def test_follows_are_a_sorted_list_without_repeats(tables):
    follows = tables.follows
    assert not (follows["follower"] == follows["followed"]).any()
    assert not follows.duplicated().any()
    assert follows.equals(follows.sort_values(["follower", "followed"], ignore_index=True))
    assert set(follows.to_numpy().ravel()) <= set(tables.accounts["account"])
    assert SOURCE not in set(follows["follower"])


def test_accounts_count_from_the_source_and_fill_their_communities(tables):
    accounts = tables.accounts
    assert accounts["account"].tolist() == list(range(1 + 200 + 63 + 140))
    sizes = accounts["community"].value_counts().to_dict()
    assert sizes == {"fans": 200, "press": 63, "rights": 140, "source": 1}
    assert accounts["community"].cat.categories.tolist() == ["fans", "press", "rights", "source"]
    runs = (accounts["community"] != accounts["community"].shift()).sum()
    assert runs > 50  # the number of an account tells nothing about its community


def test_as_many_follow_the_source_as_asked(tables):
    fans = tables.follows.loc[tables.follows["followed"] == SOURCE, "follower"]
    community = tables.accounts["community"][fans]
    counts = community.value_counts().drop("source")
    for group in SMALL.communities:
        assert counts[group.name] == round(group.following * group.accounts)


def test_nobody_has_fewer_followers_on_the_platform_than_in_the_tables(tables):
    counts = tables.follows["followed"].value_counts().drop(SOURCE)
    platform = tables.accounts["platform_followers"]
    assert (platform[counts.index] >= counts).all()
    assert platform[SOURCE] == SMALL.source_followers


def test_a_network_knows_the_followers_of_each_account():
    network, _ = linked(300)
    start, follower = network.followers()
    for account in range(301):
        known = set(follower[start[account] : start[account + 1]].tolist())
        assert known == set(network.follows[network.follows[:, 1] == account, 0].tolist())
    assert start[-1] == len(network.follows)


@pytest.mark.parametrize("exponent", [0.9, 1.05, 2.0])
def test_pareto_draws_have_their_tail(exponent):
    draws = pareto(np.random.RandomState(1), 20_000, exponent)
    assert draws.min() >= 1
    for x in (1.5, 3, 20):
        assert near((draws > x).sum(), 20_000, x**-exponent)


def test_pick_takes_each_index_as_often_as_its_weight_says():
    picks = pick(np.random.RandomState(1), [2, 0, 5, 3], 20_000)
    counts = np.bincount(picks, minlength=4)
    assert counts[1] == 0
    for index, share in ((0, 0.2), (2, 0.5), (3, 0.3)):
        assert near(counts[index], 20_000, share)


@pytest.mark.parametrize("homophily", [0, 1])
def test_some_accounts_are_followed_far_more_and_the_exponent_says_how_far(homophily):
    shape = {"in_cap": 1, "homophily": homophily, "acquainted": 0}
    most = {
        exponent: np.bincount(linked(in_exponent=exponent, **shape)[1][:, 1]).max()
        for exponent in (2.05, 3, 4)
    }
    assert most[2.05] > 2 * most[3] > 4 * most[4] > 4 * 15


def test_the_most_followed_account_is_capped():
    shape = {"out_mean": 10, "acquainted": 0, "homophily": 0}
    free, capped = (linked(in_cap=cap, **shape)[1] for cap in (1, 0.01))
    most = np.bincount(capped[:, 1]).max()
    assert most < np.bincount(free[:, 1]).max() / 2
    links = 2000 * 10
    assert most <= links * 0.01 + 4 * np.sqrt(links * 0.01)


@pytest.mark.parametrize("mean", [2, 6, 15])
def test_accounts_follow_as_many_of_note_as_asked(mean):
    _, follows = linked(4000, out_mean=mean, in_exponent=4, acquainted=0, out_cap=5000)
    assert len(follows) / 4000 == pytest.approx(mean, rel=0.08)  # the law's sd is 1.3 means


def test_who_is_readily_followed_follows_many_if_sociable():
    for sociability in (0, 0.7, 1):
        shape = {"out_mean": 20, "out_cap": 5000, "acquainted": 0, "in_cap": 1, "homophily": 0}
        network, follows = linked(sociability=sociability, in_exponent=4, **shape)
        out = np.bincount(follows[:, 0], minlength=2001)[1:].clip(1)
        correlation = np.corrcoef(np.log(out), np.log(network.pull[1:]))[0, 1]
        assert correlation == pytest.approx(sociability, abs=4 / np.sqrt(2000))


def test_no_account_follows_more_of_note_than_the_cap():
    _, follows = linked(out_mean=20, out_cap=25, acquainted=0)
    assert np.bincount(follows[:, 0]).max() == 25


def test_homophily_keeps_follows_in_the_community():
    communities = groups(1000, 1000)
    for homophily in (0, 0.6, 1):
        shape = {"homophily": homophily, "acquainted": 0, "in_exponent": 4, "in_cap": 0.001}
        network, follows = linked(communities=communities, **shape)
        at_home = np.diff(network.community[follows]).ravel() == 0
        assert near(at_home.sum(), len(follows), homophily + (1 - homophily) / 2)


def test_a_circle_links_its_pairs_as_often_and_as_mutually_as_asked():
    pairs = 2000 * (8 - 1) / 2
    for acquainted, mutual in ((1, 1), (1, 0), (0.6, 0.5), (0.6, 0.9), (0, 1)):
        shape = {"acquainted": acquainted, "mutual": mutual, "circle": 8, "out_mean": 1}
        _, none = linked(**shape | {"acquainted": 0})
        _, follows = linked(**shape)
        chance = 60  # pairs that follow each other without a circle's doing
        wanted = pairs * acquainted * mutual
        sigma = np.sqrt(wanted * (1 - acquainted * mutual))
        assert -4 * sigma <= mutual_pairs(follows) - wanted <= 4 * sigma + chance
        circles = pairs * acquainted * (1 + mutual)
        assert len(follows) - len(none) == pytest.approx(circles, rel=0.03, abs=50)


def test_circles_stay_within_a_community_and_within_their_size():
    communities = groups(40, 23, 9)
    shape = {"circle": 8, "acquainted": 1, "mutual": 1, "out_mean": 1, "out_cap": 1}
    network, follows = linked(communities=communities, **shape | {"homophily": 1})
    assert (np.diff(network.community[follows]) == 0).all()
    friends = np.bincount(follows[:, 0], minlength=len(network.community))
    assert friends.max() <= 7 + 1  # the circle, and one account of note
    full = network.community == 0  # 40 accounts make five full circles
    assert friends[full].min() == 7


def test_a_circle_is_no_row_of_neighbouring_numbers():
    _, follows = linked(acquainted=1, mutual=1, out_mean=1, out_cap=1)
    assert np.median(abs(np.diff(follows))) > 100


def test_links_of_one_way_point_either_way():
    network, follows = linked(acquainted=1, mutual=0, out_mean=1, out_cap=1)
    counts = np.bincount(follows[:, 0], minlength=2001)[1:]
    assert 1 < counts.std() < 1.8  # each of seven links may go out or come in
    assert counts.mean() == pytest.approx(7 / 2, abs=1)


def test_a_community_with_more_pull_is_followed_more():
    communities = [
        replace(group, pull=pull) for group, pull in zip(groups(1000, 1000), (1, 6), strict=True)
    ]
    shape = {"homophily": 0, "acquainted": 0, "in_exponent": 4}
    network, follows = linked(communities=communities, **shape)
    pulled = (network.community[follows[:, 1]] == 1).sum()
    assert pulled / len(follows) == pytest.approx(6 / 7, abs=0.02)


def test_followers_on_the_platform_follow_their_law_and_the_pull():
    network, _ = linked(4000)
    log = np.log(network.platform_followers[1:].clip(1))
    assert log.mean() == pytest.approx(5.21, abs=4 * 1.6 / np.sqrt(4000))
    assert log.std() == pytest.approx(1.60, abs=4 * 1.6 / np.sqrt(8000))
    ranks = pd.DataFrame({"log": log, "pull": network.pull[1:]}).rank()
    assert 0.5 < ranks.corr().iloc[0, 1] < 0.99


# What every cascade obeys


def test_posts_and_reactions_are_one_series_in_order_of_time(tables, items):
    assert sorted(items.index) == list(range(1, len(items) + 1))
    assert items["time"].sort_index().is_monotonic_increasing
    assert tables.reactions["id"].is_monotonic_increasing
    start = pd.Timestamp(SMALL.start, tz="UTC")
    assert items["time"].between(start, start + pd.Timedelta(WEEK, "s"), "left").all()


def test_posts_are_told_as_they_were_given(tables):
    start = pd.Timestamp(SMALL.start, tz="UTC")
    seconds = (tables.posts["time"] - start) / pd.Timedelta(1, "s")
    assert seconds.tolist() == [post.seconds for post in SMALL.posts]
    deleted = (tables.posts["deleted"] - start) / pd.Timedelta(1, "s")
    assert deleted[0] == 1800 and deleted[1:].isna().all()
    assert tables.posts["post"].tolist() == ["claim", "recant", "answer"]


def test_a_retweet_with_a_parent_runs_along_a_follow(tables, items):
    follows = set(map(tuple, tables.follows.to_numpy().tolist()))
    came = tables.reactions.dropna(subset="parent")
    assert {"retweet", "reply", "quote", "mention"} == set(came["kind"])
    steps = zip(came["account"], items["account"][came["parent"]], strict=True)
    assert set(steps) <= follows


def test_a_child_is_later_than_its_parent(tables, items):
    came = tables.reactions.dropna(subset="parent")
    assert (came["time"].to_numpy() > items["time"][came["parent"]].to_numpy()).all()
    assert (tables.reactions["about"] < tables.reactions["id"]).all()


def test_a_retweet_without_a_parent_is_of_somebody_not_followed(tables, items):
    follows = set(map(tuple, tables.follows.to_numpy().tolist()))
    retweets = tables.reactions[tables.reactions["kind"] == "retweet"]
    stray = retweets[retweets["parent"].isna()]
    assert len(stray) > 100
    assert not set(zip(stray["account"], items["account"][stray["about"]], strict=True)) & follows


def test_what_is_passed_on_or_talked_about_is_a_post_or_a_comment(tables, items):
    reactions = tables.reactions
    assert "retweet" not in set(items["kind"][reactions["about"]])
    came = reactions.dropna(subset="parent")
    parent = items.loc[came["parent"]]
    origin = parent["about"].where(parent["kind"] == "retweet", parent.index.to_series())
    assert origin.tolist() == came["about"].tolist()
    assert items["post"][reactions["about"]].tolist() == reactions["post"].tolist()


def test_no_replies_are_shown_to_followers(tables, items):
    came = tables.reactions.dropna(subset="parent")
    shown = came[items["kind"][came["parent"]].to_numpy() == "reply"]
    assert (shown["kind"] == "retweet").all()  # found again by its reader, not shown


def test_nobody_passes_on_the_same_item_twice(tables):
    retweets = tables.reactions[tables.reactions["kind"] == "retweet"]
    assert len(retweets) > 100
    assert not retweets.duplicated(["account", "about"]).any()


def test_nobody_passes_on_a_comment_of_its_own(tables, items):
    retweets = tables.reactions[tables.reactions["kind"] == "retweet"]
    assert not (items["account"][retweets["about"]].to_numpy() == retweets["account"]).any()


def test_the_source_only_posts(tables):
    assert SOURCE not in set(tables.reactions["account"])
    assert set(tables.reactions["account"]) <= set(tables.accounts["account"])


def test_a_comment_is_passed_on_by_those_who_agree(tables, items):
    retweets = tables.reactions[tables.reactions["kind"] == "retweet"]
    of_comments = retweets[items["kind"][retweets["about"]].to_numpy() != "post"]
    assert len(of_comments) > 50
    assert items["stance"][of_comments["about"]].tolist() == of_comments["stance"].tolist()


def test_a_removed_post_is_not_passed_on(tables):
    removed = tables.posts.iloc[0]
    own = tables.reactions[tables.reactions["about"] == removed["id"]]
    late = own[own["time"] >= removed["deleted"]]
    assert "retweet" in set(own["kind"])
    assert "retweet" not in set(late["kind"])
    assert len(late)  # people still talk about it
    kept = make(replace(SMALL, posts=(replace(SMALL.posts[0], removed=None), *SMALL.posts[1:])))
    own = kept.reactions[(kept.reactions["about"] == 1) & (kept.reactions["kind"] == "retweet")]
    assert (own["time"] >= removed["deleted"]).any()


def test_what_is_gone_is_neither_answered_nor_quoted(tables):
    removed = tables.posts.iloc[0]
    own = tables.reactions[tables.reactions["about"] == removed["id"]]
    late = own["time"] >= removed["deleted"]
    assert set(own.loc[late, "kind"]) == {"mention"}
    assert {"reply", "quote"} <= set(own.loc[~late, "kind"])


def test_worlds_that_differ_in_a_deletion_are_the_same_until_then():
    world = spreads(again=1, talk_mode=900)
    start = pd.Timestamp(SMALL.start, tz="UTC")

    def reactions(deleted):
        recant = replace(POSTS[1], seconds=deleted, support=0.2, criticism=-0.2)
        posts = (replace(POSTS[0], removed=deleted, lasting=deleted / WEEK), recant, POSTS[2])
        return make(replace(world, posts=posts)).reactions

    first = reactions(3600)
    before = first[first["time"] < start + pd.Timedelta(3600, "s")]
    assert len(before) > 200
    for deleted in (5400, 36_000):
        later = reactions(deleted)
        assert later.iloc[: len(before)].equals(before)
        assert later["time"].iloc[len(before)] >= start + pd.Timedelta(3600, "s")
        assert not later.equals(first)


def test_columns_have_their_types_and_categories(tables):
    reactions = tables.reactions
    assert reactions["kind"].cat.categories.tolist() == list(KINDS)
    assert reactions["stance"].cat.categories.tolist() == list(STANCES)
    assert reactions["parent"].dtype == "Int64"
    assert str(reactions["time"].dt.tz) == "UTC"
    assert (reactions["time"].dt.microsecond == 0).all()
    assert not reactions.drop(columns="parent").isna().any().any()


def test_without_other_ways_retweets_come_from_outside_alone():
    silent = tuple(replace(post, talk=0, answers=0) for post in SMALL.posts)
    world = replace(spreads(retweet=0, comment=0, again=0), posts=silent)
    reactions = make(world).reactions
    assert len(reactions) > 50
    assert (reactions["kind"] == "retweet").all()
    assert reactions["parent"].isna().all()


def test_a_world_in_which_nothing_happens_has_empty_tables():
    silent = tuple(replace(post, talk=0, answers=0) for post in SMALL.posts)
    tables = make(replace(spreads(retweet=0, comment=0, outside=0), posts=silent))
    assert tables.posts["id"].tolist() == [1, 2, 3]
    assert len(tables.reactions) == len(tables.export) == len(tables.faults) == 0


# The laws, each alone: a star, where everybody follows the source and nobody else

QUIET = Spread(
    retweet=0,
    comment=0,
    outside=0,
    crowd=(1,),
    later_crowd=(1,),
    activity=10,
    again=0,
    tilt=(0, 0, 0, 0),
    firm=0,
    night=(0, 0, 0, 0),
)
ONE = (Community("all", 1, 1, 1, supportive=0.5, critical=0.2),)
ALONE = (post(),)
EVERYONE = 20_000


def network_of(follows, size, community=None, pull=None):
    community = np.zeros(size + 1) if community is None else community
    community = np.array(community, dtype=int)
    community[SOURCE] = -1
    return Network(
        community=community,
        platform_followers=np.ones(size + 1, dtype=int),
        pull=np.ones(size + 1) if pull is None else np.array(pull, dtype=float),
        follows=np.unique(np.array(follows).reshape(-1, 2), axis=0),
    )


def star(size=EVERYONE, community=None, fans=None):
    fans = np.arange(1, (fans or size) + 1)
    return network_of(np.column_stack([fans, np.zeros_like(fans)]), size, community)


def complete(size, **about):
    pairs = np.argwhere(~np.eye(size + 1, dtype=bool))
    return network_of(pairs[pairs[:, 0] != SOURCE], size, **about)


def reactions_of(network, communities=ONE, posts=ALONE, hour=0, seed=7, **spread):
    """Let posts spread; give all that is not a post."""
    draw = np.random.RandomState(seed)
    made = react(network, communities, posts, replace(QUIET, **spread), hour, draw)
    return [item for item in made if item.kind != POST]


@pytest.mark.parametrize("p", [0, 0.002, 0.01, 0.05])
def test_direct_retweets_are_binomial(p):
    items = reactions_of(star(), retweet=p)
    assert near(len(items), EVERYONE, p)
    assert {item.parent for item in items} <= {0}
    assert {item.kind for item in items} <= {RETWEET}


@pytest.mark.parametrize("chance", [0.004, 0.05])
def test_comments_of_readers_are_binomial_beside_their_retweets(chance):
    items = reactions_of(star(), posts=(post(answers=chance),), retweet=0.03)
    comments = [item for item in items if item.kind != RETWEET]
    assert near(len(comments), EVERYONE, chance)
    assert near(len(items) - len(comments), EVERYONE, 0.03)
    retweeting = {item.author for item in items if item.kind == RETWEET}
    assert not retweeting & {item.author for item in comments}  # a reader does one or the other
    counts = np.bincount([item.kind for item in comments], minlength=4)
    for kind, share in zip((REPLY, QUOTE, MENTION), QUIET.answer_kinds, strict=True):
        assert near(counts[kind], len(comments), share)


def test_a_retweet_is_shown_to_the_followers_of_who_passed_it_on():
    first = np.arange(1, 2001)  # each of them has 20 followers of its own
    second = np.arange(2001, 42_001)
    follows = np.column_stack(
        [np.concatenate([first, second]), np.concatenate([first * 0, np.repeat(first, 20)])]
    )
    spread = {"retweet": 0.05, "comment": 0.02, "delay": (5, 0.5)}
    items = reactions_of(network_of(follows, 42_000), **spread)
    comments = [item for item in items if item.kind != RETWEET]
    items = [item for item in items if item.kind == RETWEET]
    direct = [item for item in items if item.parent == 0]
    passed_on = [item for item in items if item.parent != 0]
    assert near(len(direct), 2000, 0.05)
    assert near(len(passed_on), 20 * len(direct), 0.05)
    author = {item.id: item.author for item in items}
    assert all(author[item.parent] == (item.author - 2001) // 20 + 1 for item in passed_on)
    assert near(len(comments), 20 * len(direct), 0.02)  # nobody answers the post itself
    assert {item.parent for item in comments} <= {item.id for item in direct}
    assert {item.root for item in items + comments} == {0}


@pytest.mark.parametrize(("way", "fans"), [({"retweet": 0.05}, 2000), ({"outside": 300}, 1)])
def test_active_accounts_talk_and_pass_on_more(way, fans):
    network = star(2000, fans=fans)
    shares = {}
    for activity in (1.5, 10):
        items = reactions_of(network, posts=(post(talk=6000),), activity=activity, **way)
        talked = np.bincount([item.author for item in items if item.kind != RETWEET])
        busiest = np.argsort(talked)[-200:]  # a tenth of the accounts
        passed_on = [item.author for item in items if item.kind == RETWEET]
        shares[activity] = (
            talked[busiest].sum() / talked.sum(),
            np.isin(passed_on, busiest).mean(),
        )
    assert min(shares[1.5]) > 0.25 > max(shares[10])


@pytest.mark.parametrize("strength", [0, 0.5, 1.5])
def test_a_strong_post_is_passed_on_more_and_talked_about_as_much(strength):
    posts = (post(strength=strength, answers=0.03),)
    network = star(fans=EVERYONE // 2)
    items = reactions_of(network, posts=posts, retweet=0.03, outside=900)
    counts = np.bincount([item.parent + 1 for item in items if item.kind == RETWEET], minlength=2)
    assert abs(counts[0] - 900 * strength) <= 4 * np.sqrt(900 * strength) + 60
    assert near(counts[1], EVERYONE // 2, 0.03 * strength)
    assert near(sum(item.kind != RETWEET for item in items), EVERYONE // 2, 0.03)


def test_retweets_from_outside_are_by_strangers_and_of_the_expected_number():
    items = reactions_of(star(fans=EVERYONE // 2), outside=900)
    assert {item.kind for item in items} == {RETWEET}
    assert {item.parent for item in items} == {NONE}
    assert abs(len(items) - 900) <= 4 * 30 + 60  # Poisson; some are drawn twice
    assert min(item.author for item in items) > EVERYONE // 2


def test_without_strangers_nothing_comes_from_outside():
    assert reactions_of(star(), outside=900) == []


def come_within(within, count, size, chance=1):
    """Whether a count is what the law of the delays says; reading takes some of the time."""
    low, high = (chance * QUIET.share_within(max(1, within - read)) for read in READING[::-1])
    nearest = np.clip(count / size, low, high)
    return near(count, size, nearest)


def test_delays_follow_the_law_that_share_within_states():
    items = reactions_of(star(), retweet=0.05, next_day=(0, HOUR, 0))
    seconds = np.array([item.seconds for item in items])
    assert seconds.min() >= READING[0] and seconds.max() < WEEK
    for within in (90, 300, 1800, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR, 72 * HOUR):
        assert come_within(within, (seconds < within).sum(), len(seconds))


def test_the_next_day_moves_long_delays_and_no_short_one():
    items = reactions_of(star(), retweet=0.05, next_day=(1, 17 * HOUR, 2 * HOUR))
    seconds = np.array([item.seconds for item in items])
    for within in (300, HOUR, 4 * HOUR):
        assert come_within(within, (seconds < within).sum(), len(seconds))
    late = seconds[seconds > 4 * HOUR + READING[1]]
    assert late.mean() == pytest.approx(17 * HOUR, abs=4 * 2 * HOUR / np.sqrt(len(late)))
    assert late.std() == pytest.approx(2 * HOUR, rel=0.15)


def test_the_share_that_waits_for_the_next_day_is_as_asked():
    spread = {"next_day": (0.3, 90 * HOUR, 1), "delay": (9.5, 0.5)}
    items = reactions_of(star(), retweet=0.05, **spread)
    seconds = np.array([item.seconds for item in items])
    beyond = 1 - replace(QUIET, **spread).share_within(4 * HOUR)
    assert near((abs(seconds - 90 * HOUR) < 100).sum(), len(seconds), 0.3 * beyond)


@pytest.mark.parametrize("removed", [60, 1200, 3600, 4 * HOUR])
def test_removal_keeps_the_share_that_share_within_says(removed):
    items = reactions_of(star(), posts=(post(removed=removed, answers=0.05),), retweet=0.04)
    retweets = sum(item.kind == RETWEET for item in items)
    assert come_within(removed, retweets, EVERYONE, 0.04)
    assert come_within(removed, len(items) - retweets, EVERYONE, 0.05)
    assert max(item.seconds for item in items) < removed


def test_the_second_of_a_removal_is_after_it():
    spread = {"retweet": 0.05, "delay": (0, 0.01)}  # all of it within a minute
    items = reactions_of(star(), posts=(post(removed=30, answers=0.05),), **spread)
    assert max(item.seconds for item in items) == 29


def test_no_retweet_is_lost_because_it_would_come_after_a_week():
    items = reactions_of(star(60_000), retweet=0.05, delay=(12, 3))
    assert near(len(items), 60_000, 0.05)


def test_share_within_is_a_share():
    shares = [QUIET.share_within(within) for within in (1, 60, HOUR, 24 * HOUR, WEEK)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.01 and shares[-1] == 1


def test_talk_gives_as_many_comments_as_expected():
    for expected in (0, 100, 1600):
        items = reactions_of(star(), posts=(post(talk=expected),), talk_sigma=0.5)
        assert abs(len(items) - expected) <= 4 * np.sqrt(expected)
        assert {item.parent for item in items} <= {NONE}
        assert {item.root for item in items} <= {0}
    counts = np.bincount([item.kind for item in items], minlength=4)
    assert counts[RETWEET] == 0
    for kind, share in zip((REPLY, QUOTE, MENTION), QUIET.kinds, strict=True):
        assert near(counts[kind], len(items), share)


def test_a_part_of_the_talk_outlasts_a_post():
    kept, gone = (
        reactions_of(star(), posts=(post(talk=4000, removed=removed, lasting=0.4),))
        for removed in (None, HOUR)
    )
    before = [[item for item in items if item.seconds < HOUR] for items in (kept, gone)]
    told = [[item._replace(id=0) for item in items] for items in before]
    assert len(told[0]) > 200 and told[0] == told[1]
    after = [item for item in gone if item.seconds >= HOUR]
    assert near(len(after), len(kept) - len(before[0]), 0.4)
    assert {item.kind for item in after} == {MENTION}  # nothing is there to answer or to quote


@pytest.mark.parametrize(("share", "day"), [(0, 0), (0.5, 0), (0.5, 1), (1, 1)])
def test_a_share_of_the_talk_of_the_night_waits_for_the_morning(share, day):
    noon = (day * 24 + 8) * HOUR  # of a stream that begins at four
    spread = {"talk_mode": noon - 2 * HOUR, "talk_sigma": 0.01, "night": (8, 12, share, HOUR)}
    talk = (post(talk=1000),)
    items = reactions_of(star(), posts=talk, hour=4, **spread)  # it is ten, and night till twelve
    late = np.array([item.seconds - noon for item in items if item.seconds >= noon])
    assert near(len(late), len(items), share)
    if share:
        assert late.min() < 120
        assert late.mean() == pytest.approx(HOUR, abs=4 * HOUR / np.sqrt(len(late)))
    for hour in (8, 0):  # it is two in the afternoon, and six in the morning
        by_day = reactions_of(star(), posts=talk, hour=hour, **spread)
        assert max(item.seconds for item in by_day) < noon


def test_talk_is_loudest_when_its_mode_says():
    items = reactions_of(star(), posts=(post(talk=4000),), talk_mode=3000, talk_sigma=0.6)
    log = np.log([item.seconds - 1 for item in items])
    # A log-normal law with that mode has this median.
    assert log.mean() == pytest.approx(np.log(3000) + 0.6**2, abs=4 * 0.6 / np.sqrt(len(log)))
    assert log.std() == pytest.approx(0.6, abs=4 * 0.6 / np.sqrt(2 * len(log)))


def test_the_crowd_changes_at_its_turn():
    two = (*ONE, replace(ONE[0], name="other"))
    community = np.arange(EVERYONE + 1) % 2
    network = star(community=community)
    crowds = {"crowd": (1, 0), "later_crowd": (0, 1)}
    shares = {}
    for turn in (1, 6000, WEEK):
        items = reactions_of(
            network, two, (post(talk=2000),), turn=turn, talk_mode=6000, talk_sigma=0.05, **crowds
        )
        shares[turn] = np.mean([network.community[item.author] for item in items])
    assert shares[1] == 1
    assert shares[6000] == pytest.approx(0.5, abs=0.05)
    assert shares[WEEK] == 0


FOR = Community("for", 1, 1, 1, supportive=0.6, critical=0.15)
AGAINST = Community("against", 1, 1, 1, supportive=0.2, critical=0.5)


TALKED = {"crowd": (1, 1), "later_crowd": (1, 1), "talk_mode": 6000, "talk_sigma": 0.5}
WAYS = {  # followers of the source, what makes the reactions, and of how many kinds they are
    "heard of": (1, {"talk": 6000}, TALKED | {"outside": 1500}, 4),
    "heard of by the firm": (1, {"talk": 6000}, TALKED | {"outside": 1500, "firm": 0.7}, 4),
    "read": (EVERYONE, {"answers": 0.2}, {"retweet": 0.05, "answer_kinds": (1, 1, 1)}, 4),
    "again": (1, {"talk": 3000}, TALKED | {"again": 1, "gap": (8, 0.5), "catching": (0, 1, 0)}, 3),
}


@pytest.mark.parametrize("way", WAYS)
def test_stances_follow_the_community_the_last_post_and_the_kind(way):
    fans, first, spread, kinds = WAYS[way]
    posts = (post(**first), post("second", 6000, strength=0, support=0.15, criticism=-0.05))
    network = star(community=np.arange(EVERYONE + 1) % 2, fans=fans)
    tilt = (-0.05, 0.1, 0.05, 0.0)
    cells = {}
    for item in reactions_of(network, (FOR, AGAINST), posts, **spread, tilt=tilt):
        cell = network.community[item.author], item.seconds >= 6000, item.kind
        cells.setdefault(cell, []).append(item.stance)
    assert len(cells) == 2 * 2 * kinds
    for (number, later, kind), stances in cells.items():
        group = (FOR, AGAINST)[number]
        support = group.supportive + 0.15 * later - tilt[kind]
        critical = group.critical - 0.05 * later + tilt[kind]
        counts = np.bincount(stances, minlength=3)
        shares = (support, 1 - support - critical, critical)
        for count, share in zip(counts, shares, strict=True):
            assert near(count, len(stances), share)


@pytest.mark.parametrize("firm", [0, 0.7, 1])
def test_accounts_are_as_firm_in_their_stance_as_asked(firm):
    items = reactions_of(star(300), (FOR,), posts=(post(talk=3000),), firm=firm)
    by_author = {}
    for item in items:
        by_author.setdefault(item.author, []).append(item.stance)
    pairs = [stances[:2] for stances in by_author.values() if len(stances) > 1]
    by_chance = 0.6**2 + 0.25**2 + 0.15**2
    expected = firm**2 + (1 - firm**2) * by_chance
    assert near(sum(one == two for one, two in pairs), len(pairs), expected)


ECHO = {"catching": (0, 1, 0), "gap": (7, 0.01), "talk_sigma": 0.5, "retweet": 0.03}


def gaps_of(items):
    """Give the seconds between the acts of each account."""
    by_author = {}
    for item in items:
        by_author.setdefault(item.author, []).append(item.seconds)
    return np.concatenate([np.diff(seconds) for seconds in by_author.values()])


@pytest.mark.parametrize("again", [0, 0.34, 1])
def test_an_account_acts_again_as_readily_as_asked(again):
    items = reactions_of(star(), posts=(post(talk=1000),), again=again, **ECHO)
    soon = abs(gaps_of(items) - np.exp(7)) < 0.1 * np.exp(7)
    assert near(soon.sum(), len(items), again / (1 + again)) if again else soon.sum() < 10
    assert {item.root for item in items} == {0}
    retweets = [item for item in items if item.kind == RETWEET]
    assert {item.parent for item in retweets} == {0}  # no further act is one


def test_active_accounts_act_again_more():
    spread = ECHO | {"again": 1, "retweet": 0}
    even, uneven = (
        len(reactions_of(star(), posts=(post(talk=1000),), activity=activity, **spread))
        for activity in (10, 1.5)
    )
    assert uneven > 1.5 * even


def test_the_time_until_a_further_act_follows_its_law():
    spread = ECHO | {"gap": (6, 0.5), "again": 1, "retweet": 0, "talk_sigma": 0.01}
    items = reactions_of(star(200_000), posts=(post(talk=1000),), **spread)
    log = np.log(gaps_of(items) - 1)
    assert log.mean() == pytest.approx(6, abs=4 * 0.5 / np.sqrt(len(log)))
    assert log.std() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(2 * len(log)))


@pytest.mark.parametrize("share", [0, 0.6, 1])
def test_further_acts_pass_on_a_comment_as_often_as_asked(share):
    spread = FINDS | {"again_retweet": share, "talk_sigma": 0.01, "talk_mode": 3900}
    spread |= {"tilt": (0, 0, 0.5, 0), "kinds": (0, 0, 1)}  # who retweets agrees, as asked
    items = reactions_of(star(), AGREED, (post(talk=1000),), **spread)
    further = [item for item in items if item.seconds > 3900 + 500]  # the talk is over by then
    assert len(further) > 300
    # The few who come across a comment of their own add one.
    assert near(sum(item.kind == RETWEET for item in further), len(further), share, spare=5)


FINDS = {"catching": (1, 1, 0), "again": 1, "again_retweet": 1, "talk_sigma": 0.3, "gap": (7, 0.1)}
AGREED = (replace(ONE[0], supportive=1.0, critical=0.0),)


@pytest.mark.parametrize("share", [0, 0.45, 1])
def test_further_acts_take_comments_of_followed_accounts_as_often_as_asked(share):
    known, size = 1, 4000  # all follow the first account, which few find by themselves
    others = np.arange(2, size + 1)
    about = {"community": np.r_[-1, 0, np.ones(size - 1)], "pull": np.r_[0, 1e-9, others]}
    network = network_of(np.column_stack([others, np.full(size - 1, known)]), size, **about)
    posts = (post(talk=20), post("later", 20_000, talk=900))  # the first account talks first
    crowds = {"crowd": (1, 0), "later_crowd": (0, 1), "turn": 2000, "talk_mode": 100}
    spread = FINDS | crowds | {"talk_sigma": 0.05, "again_followed": share}
    items = reactions_of(network, (AGREED[0], replace(AGREED[0], name="others")), posts, **spread)
    author = {item.id: item.author for item in items}
    found = [item for item in items if item.kind == RETWEET and item.author != known]
    assert len(found) > 300
    assert near(sum(author[item.root] == known for item in found), len(found), share)
    for item in found:
        assert item.parent == (item.root if author[item.root] == known else NONE)
    assert {item.stance for item in items} == {SUPPORTIVE}


def test_further_acts_find_the_comments_of_accounts_with_pull():
    pull = np.ones(301)
    pull[1] = 3000
    community = np.ones(301, dtype=int)
    community[1] = 0
    two = (AGREED[0], replace(AGREED[0], name="other"))
    network = star(300, community)
    network = replace(network, pull=pull)
    spread = FINDS | {"crowd": (1, 9), "later_crowd": (1, 9), "again_followed": 0}
    items = reactions_of(network, two, (post(talk=400),), **spread)
    author = {item.id: item.author for item in items}
    found = [author[item.root] for item in items if item.kind == RETWEET]
    assert np.mean(np.array(found) == 1) > 0.5


def test_no_comment_is_passed_on_that_does_not_catch():
    spread = {"again": 1, "comment": 0.01, "retweet": 0.05, "catching": (0, 1, 1)}
    items = reactions_of(complete(40), AGREED, (post(talk=100),), **spread)
    assert {item.root for item in items if item.kind == RETWEET} == {0}


@pytest.mark.parametrize("readers", [100, 2500])
@pytest.mark.parametrize("share", [0.3, 1])
def test_a_comment_catches_with_the_root_of_its_authors_followers(readers, share):
    author = 1
    others = np.arange(2, readers + 2)
    community = np.ones(readers + 2, dtype=int)
    community[author] = 0
    network = network_of(np.column_stack([others, others * 0 + 1]), readers + 1, community)
    two = (AGREED[0], replace(AGREED[0], name="readers"))
    spread = {"crowd": (1, 0), "later_crowd": (1, 0), "kinds": (0, 0, 1), "delay": (5, 0.5)}
    items = reactions_of(network, two, (post(talk=300),), catching=(share, 5, 0.2), **spread)
    comments = [item for item in items if item.kind == MENTION]
    passed_on = [item for item in items if item.kind == RETWEET]
    assert {item.parent for item in passed_on} <= {item.id for item in comments}
    # The appeal of those that catch is Pareto with exponent 5: 1.25 on average.
    expected = share * 1.25 * 0.2 * np.sqrt(readers)
    assert len(passed_on) / len(comments) == pytest.approx(expected, rel=0.2)
    lifted = {item.root for item in passed_on}
    assert len(lifted) <= share * len(comments) + 4 * np.sqrt(len(comments) * share * (1 - share))


# The export and its faults


def as_text(reactions):
    text = reactions[["id", "time", "account", "kind", "stance", "post"]].astype("str")
    return text.assign(time=reactions["time"].dt.strftime(CLOCK)).reset_index(drop=True)


def mended(export, faults):
    """Undo every fault of an export."""
    text = export.set_index(pd.RangeIndex(2, len(export) + 2))
    for fault in faults.itertuples():
        assert text.at[fault.line, fault.column] == fault.printed
        assert text.at[fault.line, "id"] == fault.id
        text.at[fault.line, fault.column] = fault.truth
        if fault.fault == "other zone":
            text.at[fault.line, "zone"] = "UTC"
    twice = faults.loc[faults["fault"].isin(["repeated", "recorded twice"]), "line"]
    text = text.drop(twice)
    assert (text["zone"] == "UTC").all()
    return text.drop(columns="zone").sort_values("id", key=lambda ids: ids.astype(int))


def test_the_list_of_faults_mends_the_export(tables):
    end = pd.Timestamp(SMALL.start, tz="UTC") + pd.Timedelta(WEEK, "s")
    whole = as_text(tables.reactions[tables.reactions["time"] < end - STOPS_EARLY])
    right = mended(tables.export, tables.faults).reset_index(drop=True)
    pd.testing.assert_frame_equal(right, whole, check_dtype=False)


def spoiled(tables, size=None):
    """Spoil the reactions as if the stream had ended after the last of them."""
    reactions = tables.reactions.iloc[:size]
    start, end = pd.Timestamp(SMALL.start, tz="UTC"), pd.Timestamp("2011-11-10 06:00", tz="UTC")
    return end, *make_export(reactions, start, end, np.random.RandomState(2))


def test_an_export_stops_early(tables):
    end, export, faults = spoiled(tables)
    right = mended(export, faults)
    early = tables.reactions[tables.reactions["time"] < end - STOPS_EARLY]
    assert len(early) < (tables.reactions["time"] < end).sum()
    assert right["id"].tolist() == early["id"].astype("str").tolist()


def test_two_collectors_wrote_the_export_one_after_the_other(tables):
    export = tables.export
    assert (export["zone"] != export["zone"].shift()).sum() == 2
    assert export["zone"].iloc[0] == "UTC" and export["zone"].iloc[-1] == "America/New_York"
    for _, part in export.groupby("zone"):
        assert part["id"].astype(int).is_monotonic_increasing
    faults = tables.faults
    moved = faults[faults["fault"] == "other zone"]
    late = pd.to_datetime(moved["truth"]) - pd.to_datetime(moved["printed"])
    assert (late == pd.Timedelta(5, "h")).all()  # New York in November
    recorded = faults[faults["fault"] == "recorded twice"]
    assert (export["zone"].iloc[recorded["line"] - 2] == "America/New_York").all()


def test_an_export_has_the_faults_that_it_says_and_no_other_gaps(tables):
    size = tables.export["id"].nunique()
    counts = tables.faults["fault"].value_counts()
    for fault, share in (
        ("other zone", SECOND_COLLECTOR),
        ("recorded twice", BOTH_COLLECTORS),
        ("repeated", REPEATED),
    ):
        assert abs(counts[fault] - share * size) <= 1
    missing = tables.faults[tables.faults["fault"] == "missing"]["column"].value_counts()
    assert missing.to_dict() == {
        column: int(share * len(tables.export)) for column, share in MISSING.items()
    }
    assert (tables.export == "").sum().sum() == missing.sum()
    assert tables.export.duplicated().sum() == counts["repeated"]
    assert tables.faults["line"].is_monotonic_increasing
    assert not tables.faults["line"].duplicated().any()


def test_impossible_values_are_impossible(tables):
    impossible = tables.faults[tables.faults["fault"] == "impossible"]
    assert set(impossible["column"]) == {"time", "account", "kind"}
    start = pd.Timestamp(SMALL.start)
    for column, printed in zip(impossible["column"], impossible["printed"], strict=True):
        if column == "time":
            assert not start <= pd.Timestamp(printed) < start + pd.Timedelta(WEEK, "s")
        if column == "account":
            assert int(printed) not in set(tables.accounts["account"])
        if column == "kind":
            assert printed not in KINDS


@pytest.mark.parametrize("size", [0, 1, 3, 30])
def test_an_export_of_few_reactions_is_made_too(tables, size):
    _, export, faults = spoiled(tables, size)
    assert export["id"].nunique() == size
    assert len(mended(export, faults)) == size


# Parameters that make no sense

PARTS = {
    Community: SMALL.communities[-1],
    Shape: SMALL.shape,
    Post: SMALL.posts[-1],
    Spread: SMALL.spread,
    World: SMALL,
}
NO_NUMBER = {
    "none": None,
    "text": "1",
    "nan": float("nan"),
    "infinite": float("inf"),
    "huge": 1e300,
    "bool": True,
}
NO_TEXT = {"none": None, "number": 1, "empty": ""}
WHOLE = {"accounts", "circle", "seconds", "removed", "source_followers"}
SIGNED = {"support", "criticism"}
TUPLES = {"crowd", "later_crowd", "delay", "gap", "next_day", "catching", "kinds", "answer_kinds"}
TUPLES |= {"tilt", "night"}
WEIGHTS = {"crowd", "later_crowd", "kinds", "answer_kinds"}
SEEDS = {"empty": (), "negative": (-1,), "large": (2**32,), "fraction": (1.5,), "texts": ("1",)}
OTHERS = {
    "name": NO_TEXT,
    "start": NO_TEXT | {"words": "the day after", "nan": float("nan")},
    "seed": {"none": None, "number": 1, "text": "1"} | SEEDS,
} | dict.fromkeys(
    ["communities", "shape", "posts", "spread"], {"none": None, "number": 1, "text": "text"}
)
# How a sentence may name a parameter besides by its own name.
NAMED = {"support": "supportive", "criticism": "critical", "later_crowd": "crowd"}


def wrong_values(name):
    """Give the kinds of values that a parameter must refuse, with values of that kind."""
    if name in OTHERS:
        return {kind: [value] for kind, value in OTHERS[name].items()}
    wrong = NO_NUMBER | {"negative": -1, "fraction": WEEK - 0.5 if name == "removed" else 1.5}
    if name in TUPLES:
        right = getattr(SMALL.spread, name)
        kinds = {"none": [None], "number": [1], "empty": [()], "zeros": [(0,) * len(right)]}
        kinds |= {"short": [right[:-1]], "long": [(*right, 0.5)]}
        for kind, value in wrong.items():
            kinds[f"{kind} in it"] = [
                (*right[:place], value, *right[place + 1 :]) for place in range(len(right))
            ]
        allowed = ["zeros"] * (name not in WEIGHTS) + ["negative in it"] * (name == "tilt")
        return without(kinds, "fraction in it", *allowed)
    kinds = {kind: [value] for kind, value in wrong.items()}
    allowed = ["none"] * (name == "removed") + ["negative"] * (name in SIGNED)
    return without(kinds, *allowed, *["fraction"] * (name not in WHOLE))


def without(kinds, *allowed):
    return {kind: values for kind, values in kinds.items() if kind not in allowed}


FIELDS = [(part, field.name) for part in PARTS for field in fields(part)]
NUMBERS = [case for case in FIELDS if case[1] not in {*TUPLES, *OTHERS}]


def put(part, name, value):
    """Make a small world with one parameter changed."""
    changed = replace(PARTS[part], **{name: value})
    if part is World:
        return changed
    if part is Community:
        return replace(SMALL, communities=(*SMALL.communities[:-1], changed))
    if part is Post:
        return replace(SMALL, posts=(*SMALL.posts[:-1], changed))
    return replace(SMALL, **{part.__name__.lower(): changed})


def is_one(sentence):
    return sentence.endswith(".") and "\n" not in sentence and ". " not in sentence


def refusal(function, *arguments, **named):
    """Call in vain; give the sentence, and see that it is one."""
    with pytest.raises(WorldError) as caught:
        function(*arguments, **named)
    assert is_one(str(caught.value))
    return str(caught.value)


def refused(part, name, value):
    """Whether a value is refused by a sentence that names the parameter."""
    try:
        put(part, name, value)
    except WorldError as error:
        named = re.search(rf"\b({name}|{NAMED.get(name, name)})\b", str(error), re.IGNORECASE)
        return is_one(str(error)) and bool(named)
    except Exception:  # anything but a sentence
        return False
    return False


def accepted(part, name):
    """Return the kinds of wrong values that are not refused, or not well."""
    return [
        kind
        for kind, values in wrong_values(name).items()
        if not all(refused(part, name, value) for value in values)
    ]


@pytest.mark.parametrize(("part", "name"), FIELDS)
def test_a_parameter_that_makes_no_sense_is_refused_by_name(part, name):
    assert accepted(part, name) == []


@pytest.mark.parametrize(("part", "name"), NUMBERS)
def test_the_range_that_a_refusal_names_is_allowed(part, name):
    sentence = refusal(put, part, name, 1e300)
    limits = re.search(r"from (\S+) to (\S+)\.$", sentence).groups()
    for limit in limits:
        value = float(limit.replace(",", ""))
        replace(PARTS[part], **{name: int(value) if value.is_integer() else value})
    low, high = (float(limit.replace(",", "")) for limit in limits)
    assert low < high
    if part is not Post and name not in ("supportive", "critical"):
        for beyond in (low - 1e-6, high + 1e-6):
            refusal(replace, PARTS[part], **{name: beyond})


def test_numbers_of_numpy_are_numbers(tables):
    world = spreads(outside=np.float64(60), crowd=tuple(np.array([0.6, 0.3, 0.1])))
    assert sums(make(replace(world, seed=tuple(np.array([3, 1]))))) == sums(tables)


TWINS = (*GROUPS[:-1], replace(GROUPS[0], supportive=0))
NO_WORLDS = {
    "no post": ("post", lambda: {"posts": ()}),
    "posts out of order": ("order", lambda: {"posts": POSTS[::-1]}),
    "first post late": ("first", lambda: {"posts": POSTS[1:]}),
    "post after the end": ("seconds", lambda: {"posts": (*POSTS, post("late", WEEK))}),
    "two posts of one name": (
        "name",
        lambda: {"posts": (*POSTS[:-1], replace(POSTS[-1], name="claim"))},
    ),
    "crowd too short": (
        "crowd",
        lambda: {"communities": (*GROUPS, replace(GROUPS[0], name="more"))},
    ),
    "crowd too long": ("crowd", lambda: {"communities": GROUPS[:-1]}),
    "support of more than all": ("supportive", lambda: {"posts": (post(support=0.5),)}),
    "criticism of more than all": ("critical", lambda: {"posts": (post(criticism=0.3),)}),
    "both of more than all": (
        "critical",
        lambda: {"communities": (*GROUPS[:-1], replace(GROUPS[-1], supportive=0.5))},
    ),
    "two communities of one name": ("name", lambda: {"communities": TWINS}),
    "a community named source": (
        "source",
        lambda: {"communities": (*GROUPS[:-1], replace(GROUPS[-1], name="source"))},
    ),
    "nobody may be followed": ("in_cap", lambda: {"shape": Shape(in_cap=0)}),
    "one account": (
        "accounts",
        lambda: {"communities": (replace(GROUPS[0], accounts=1),), "spread": QUIET},
    ),
    "a next day before the day": (
        "next_day",
        lambda: {"spread": replace(SMALL.spread, next_day=(1, 0, 1e5))},
    ),
    "talk of centuries": (
        "talk_sigma",
        lambda: {"spread": replace(SMALL.spread, talk_sigma=5)},
    ),
}


@pytest.mark.parametrize("case", NO_WORLDS)
def test_parameters_that_make_no_world_together_are_refused(case):
    word, changes = NO_WORLDS[case]
    sentence = refusal(lambda: make(replace(SMALL, **changes())))
    assert re.search(rf"\b{word}", sentence, re.IGNORECASE)
