"""Holds the simulated tables to what the lessons take for granted."""

import subprocess
import sys

import pandas as pd
import pytest

from backlash import data
from backlash.world.export import CLOCK, OTHER_ZONE, STOPS_EARLY
from grading.course import ROOT

DATA = ROOT / "data"
WORLDS = (20, 30, 60)
WEEK = pd.Timedelta(days=7)


@pytest.fixture(scope="module")
def accounts():
    return data.load_accounts().set_index("account")


@pytest.fixture(scope="module")
def follows():
    return data.load_follows()


@pytest.fixture(params=WORLDS, scope="module")
def world(request):
    """Posts and reactions of each world, with the author and time of what each came from."""
    posts, reactions = data.load_posts(request.param), data.load_reactions(request.param)
    items = pd.concat([posts.assign(account=0), reactions]).set_index("id").sort_index()
    for column in ("about", "parent"):
        for what in ("account", "time"):
            reactions[f"{column}_{what}"] = reactions[column].map(items[what])
    return request.param, posts, reactions, items


def test_files_stay_small():
    assert sum(path.stat().st_size for path in DATA.glob("*.csv*")) < 3_000_000


# The network


def test_nobody_follows_himself_or_anybody_twice(follows):
    assert (follows["follower"] != follows["followed"]).all()
    assert not follows.duplicated().any()
    assert 0 not in set(follows["follower"])


def test_the_scale_is_what_the_readme_says(accounts, follows):
    followers = accounts["platform_followers"][0]
    assert followers == 8_265_596
    assert (follows["followed"] == 0).sum() == round(followers * 0.01 * 0.2)


def test_nobody_has_more_followers_here_than_on_the_platform(accounts, follows):
    here = follows.groupby("followed").size()
    assert (accounts["platform_followers"].loc[here.index] >= here).all()


def test_a_number_says_nothing_about_an_account(accounts):
    audience = accounts.drop(index=0)
    number = pd.Series(audience.index, index=audience.index)
    assert abs(number.corr(audience["platform_followers"].rank())) < 0.03
    assert number.groupby(audience["community"], observed=True).mean().std() < 400


# The reactions


def test_posts_and_reactions_are_one_series_in_order_of_time(world):
    _, _, reactions, items = world
    assert list(items.index) == list(range(1, len(items) + 1))
    assert items["time"].is_monotonic_increasing
    assert reactions["time"].max() < items["time"].iloc[0] + WEEK


def test_every_author_is_an_account_and_never_his_own(world, accounts):
    assert set(world[2]["account"]) <= set(accounts.index) - {0}


def test_what_came_from_something_came_later(world):
    reactions = world[2]
    assert (reactions["time"] > reactions["about_time"]).all()
    came = reactions.dropna(subset=["parent"])
    assert (came["time"] > came["parent_time"]).all()


def test_what_has_a_parent_came_along_a_follow(world, follows):
    came = world[2].dropna(subset=["parent"])
    pairs = set(zip(came["account"], came["parent_account"].astype("int64"), strict=True))
    assert pairs <= set(follows.itertuples(index=False, name=None))


def test_nobody_passes_on_the_same_thing_twice(world):
    passed_on = world[2].query("kind == 'retweet'")
    assert not passed_on.duplicated(["account", "about"]).any()


def test_a_retweet_is_of_the_thing_itself_and_agrees_with_a_comment(world):
    _, posts, reactions, items = world
    passed_on = reactions.query("kind == 'retweet'")
    thing = passed_on["about"].map(items["kind"])
    assert not (thing == "retweet").any()
    of_comment = passed_on[thing.notna().to_numpy()]
    assert (of_comment["stance"] == of_comment["about"].map(items["stance"])).all()


def test_retweets_of_the_tweet_end_when_it_is_deleted(world):
    minutes, posts, reactions, _ = world
    tweet = posts.iloc[0]
    assert tweet["deleted"] - tweet["time"] == pd.Timedelta(minutes=minutes)
    assert posts["deleted"].notna().sum() == 1
    passed_on = reactions.query("kind == 'retweet' and about == @tweet.id")
    assert len(passed_on) > 80
    assert passed_on["time"].max() < tweet["deleted"]


def test_what_is_gone_is_neither_answered_nor_quoted(world):
    _, posts, reactions, _ = world
    late = reactions.query("about == 1").set_index("time")[posts["deleted"].iloc[0] :]
    assert len(late) > 500 and set(late["kind"]) == {"mention"}


def test_worlds_are_the_same_until_the_first_deletion():
    end = data.load_posts()["time"].iloc[0] + pd.Timedelta(minutes=20)
    worlds = [data.load_reactions(minutes) for minutes in WORLDS]
    first, *others = [reactions[reactions["time"] < end] for reactions in worlds]
    assert len(first) > 200
    for other in others:
        pd.testing.assert_frame_equal(first, other, check_flags=False)


def test_he_is_shouted_at_at_once(world):
    """What unit 02 finds: within minutes, in replies, and more of them against him than for him."""
    _, posts, reactions, _ = world
    quarter = reactions[reactions["time"] < posts["time"].iloc[0] + pd.Timedelta(minutes=15)]
    replies = quarter[quarter["kind"] == "reply"]["stance"].value_counts()
    assert len(quarter) > 150 and replies["critical"] > replies["supportive"]


def test_the_post_is_the_one_that_it_goes_back_to(world):
    _, posts, reactions, items = world
    name = posts.set_index("id")["post"]
    direct = reactions[reactions["about"].isin(name.index)]
    assert (direct["post"].astype("str") == direct["about"].map(name).astype("str")).all()
    other = reactions.drop(direct.index)
    assert (other["post"].astype("str") == other["about"].map(items["post"]).astype("str")).all()


def test_pooled_support_falls_where_every_community_grows_warmer(world, accounts):
    """The reversal that unit 04 lets students find."""
    _, posts, reactions, _ = world
    community = reactions["account"].map(accounts["community"])
    after = reactions["time"] >= posts["time"].iloc[-1]
    supportive = reactions["stance"] == "supportive"
    assert supportive[after].mean() < supportive[~after].mean() - 0.02
    for name in community.cat.categories.drop("source"):
        group = community == name
        assert supportive[after & group].mean() > supportive[~after & group].mean() + 0.02, name


def test_every_target_is_met():
    calibration = data.load_calibration()
    assert len(calibration) >= 15 and (calibration["badge"] == "real").sum() >= 12
    missed = ~calibration["achieved"].between(calibration["low"], calibration["high"])
    assert not missed.any(), calibration[missed]


# The export


def test_the_listed_faults_are_all_that_is_wrong_with_the_export():
    export, faults = data.load_export(), data.load_export_faults().set_index("line")
    export.index += 2
    for line, fault in faults.iterrows():
        assert (export.at[line, fault["column"]] == fault["printed"]) or (
            pd.isna(export.at[line, fault["column"]]) and pd.isna(fault["printed"])
        )
    twice = faults["fault"].isin(["repeated", "recorded twice"])
    mended = export.copy()
    for line, fault in faults[~twice].iterrows():
        mended.at[line, fault["column"]] = fault["truth"]
    mended = mended.drop(index=faults.index[twice])
    reactions = data.load_reactions()
    end = data.load_posts()["time"].iloc[0] + WEEK - STOPS_EARLY
    true = reactions[reactions["time"] < end]
    true = true.assign(time=true["time"].dt.strftime(CLOCK))
    for column in ("id", "time", "account", "kind", "stance", "post"):
        got = mended.sort_values("id", key=lambda text: text.astype("int64"))[column]
        assert got.astype("str").tolist() == true[column].astype("str").tolist(), column
    assert len(true) < len(reactions)


def test_the_other_clock_tells_the_same_moment():
    export, faults = data.load_export(), data.load_export_faults().set_index("line")
    export.index += 2
    other = faults.query("fault == 'other zone'")
    local = pd.to_datetime(export.loc[other.index, "time"], format=CLOCK)
    utc = local.dt.tz_localize(OTHER_ZONE).dt.tz_convert("UTC").dt.strftime(CLOCK)
    assert (utc == other["truth"]).all()
    assert (export.loc[other.index, "zone"] == OTHER_ZONE).all()


def test_every_kind_of_fault_is_there():
    found = data.load_export_faults().groupby(["fault", "column"], observed=True).size()
    assert set(found.index) == {
        ("other zone", "time"),
        ("recorded twice", "id"),
        ("repeated", "id"),
        *(("missing", column) for column in ("time", "account", "kind", "stance")),
        *(("impossible", column) for column in ("time", "account", "kind")),
    }


# Bad input


@pytest.mark.parametrize("minutes", [45, "30", None, 0])
@pytest.mark.parametrize("load", [data.load_posts, data.load_reactions])
def test_a_deletion_that_no_world_has_is_refused(load, minutes):
    with pytest.raises(data.TableError) as caught:
        load(deleted_after=minutes)
    assert str(caught.value) == f"deleted_after is {minutes!r}: choose 20, 30 or 60 minutes."


def test_a_notebook_shows_the_sentence_alone():
    assert data.TableError("One sentence.")._render_traceback_() == ["One sentence."]


def test_a_shown_table_carries_its_badge(capsys):
    """In a notebook: use_style() teaches it to show the badge below a table that has one."""
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "from backlash import data, plot\n"
        "plot.use_style()\n"
        "import pandas as pd\n"
        "show = shell.display_formatter.format\n"
        "replies = data.load_reactions().query('kind == \"reply\"').head(2)\n"
        "print(show(replies)[0]['text/html'][-140:])\n"
        "print(show(pd.DataFrame({'a': [1]}))[0]['text/html'][-20:])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    shown, plain = result.stdout.split("</small></p>")
    assert "<p><small>[simulated] The reactions of a week" in shown
    assert "<small>" not in plain and plain.strip().endswith("</div>")
