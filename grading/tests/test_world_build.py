"""Holds the build of the simulated tables and the measures of its calibration to known answers."""

import errno
import gzip
import hashlib
import json
import os
import runpy
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import build
import calibration
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from backlash import plot
from backlash.world import WorldError
from grading.course import ROOT

DATA = ROOT / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [table["path"] for table in PACKAGE["resources"]]
OTHERS = [name for name in TABLES if name not in build.FILES]  # nobody makes these anew
MADE_FAST = [name for name in build.FILES if name != "calibration.csv"]
MEASURES = {target.name: target.measure for target in calibration.TARGETS}


def measure(beginning, tables):
    """Measure the one target whose name begins so."""
    (found,) = (found for name, found in MEASURES.items() if name.startswith(beginning))
    return found(tables)


# The tables of the case


@pytest.fixture(scope="module")
def published():
    return pd.read_csv(DATA / "calibration.csv")


@pytest.fixture(scope="module")
def made(published):
    """Every table, without the other seeds, and the world with the deletion after 30 minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "OTHER_SEEDS", 0)
        patch.setattr(calibration, "report", lambda case, others: published)
        return build.make_all()


@pytest.fixture
def few(published):
    """Tables in place of the real ones, by the name of their file."""
    row = pd.DataFrame({"follower": range(1000), "followed": 0})
    report = published.assign(achieved=published["low"])
    return {name: row.assign(file=name) for name in build.FILES} | {"calibration.csv": report}


@pytest.fixture
def folder(few, monkeypatch, tmp_path):
    """A folder into which `main` builds, in no time."""
    monkeypatch.setattr(build, "make_all", lambda: (list(few.values()), None))
    monkeypatch.setattr(build, "FIGURE", tmp_path / "calibration.png")
    monkeypatch.setattr(calibration, "draw", lambda case: plt.figure(figsize=(1, 1)))
    monkeypatch.setattr(build.plot, "use_style", lambda: None)
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("datapackage.json", *OTHERS):
        shutil.copy(DATA / name, folder)
    yield folder
    plt.close("all")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def changes(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


@pytest.mark.parametrize("name", MADE_FAST)
def test_the_build_reproduces_every_byte(made, name):
    again = build.as_bytes(made[0][build.FILES.index(name)])
    assert build.unpacked(DATA / name) == again, "Run python data/build.py and commit what changes."


def test_the_figures_of_the_calibration_are_those_of_the_case(made, published):
    for row, target in zip(published.itertuples(), calibration.TARGETS, strict=True):
        if target.measure is not calibration.clustering:  # takes seconds; the slow test has it
            assert row.achieved == round(float(target.measure(made[1])), 6), target.name


def test_every_target_is_met_and_said_as_it_is_measured(published):
    targets = pd.DataFrame([target._asdict() for target in calibration.TARGETS])
    assert published["target"].tolist() == targets["name"].tolist()
    for column in ("badge", "low", "high", "source"):
        assert published[column].tolist() == targets[column].tolist()
    assert published["achieved"].between(published["low"], published["high"]).all()
    assert (published["other_low"] <= published["other_high"]).all()
    assert set(published["badge"]) <= {"real", "assumed"}
    assert (published.loc[published["badge"] == "real", "source"].str.len() > 10).all()


def test_the_worlds_of_the_case_differ_in_the_deletion_alone():
    worlds = [build.world(minutes) for minutes in build.DELETED_AFTER]
    assert build.world() == build.world(30)
    assert len({replace(world, posts=worlds[0].posts) for world in worlds}) == 1
    for minutes, world in zip(build.DELETED_AFTER, worlds, strict=True):
        tweet, recant, *_, hand_over = world.posts
        assert tweet.removed == recant.seconds == 60 * minutes
        assert hand_over == worlds[0].posts[-1]
        assert {post.removed for post in world.posts[1:]} == {None}
    lasting = {world.posts[0].removed: world.posts[0].lasting for world in worlds}
    for seconds, part in lasting.items():
        share = build.SPREAD.share_within(seconds) / build.SPREAD.share_within(1800)
        assert part == pytest.approx(lasting[1800] * share)


def test_the_worlds_of_the_case_are_the_same_until_the_first_deletion(made):
    reactions = {
        minutes: made[0][build.FILES.index(name)]
        for minutes, name in (
            (30, "reactions.csv"),
            (20, "reactions-20.csv.gz"),
            (60, "reactions-60.csv.gz"),
        )
    }
    start = pd.Timestamp(build.TWEET, tz="UTC")
    for one, other in ((20, 30), (20, 60), (30, 60)):
        deletion = start + pd.Timedelta(minutes=one)
        before = [reactions[m][reactions[m]["time"] < deletion] for m in (one, other)]
        assert len(before[0]) > 100
        pd.testing.assert_frame_equal(*before)
        assert not reactions[one].equals(reactions[other])


def test_the_posts_of_all_three_worlds_are_in_one_table(made):
    posts = made[0][build.FILES.index("posts.csv")]
    for minutes in build.DELETED_AFTER:
        ours = posts[posts["deleted_after"] == minutes]
        assert ours["post"].tolist() == [post.name for post in build.world(minutes).posts]
        gone = ours["deleted"] - ours["time"]
        assert gone.iloc[0] == pd.Timedelta(minutes=minutes) and gone[1:].isna().all()


@pytest.mark.parametrize("minutes", [1, 120])
def test_the_deletion_may_be_set_within_the_range_that_the_build_names(minutes):
    assert build.world(minutes).posts[0].removed == 60 * minutes


@pytest.mark.parametrize("minutes", [0, -5, 121, None, "30"])
def test_a_deletion_out_of_range_is_refused(minutes):
    with pytest.raises(WorldError):
        build.world(minutes)


# Writing


def test_main_writes_every_file_and_stamps_them(folder, capsys):
    assert build.main(folder) is False
    assert set(contents(folder)) == {*TABLES, "datapackage.json"}
    assert build.FIGURE.read_bytes().startswith(b"\x89PNG")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for table in package["resources"]:
        content = (folder / table["path"]).read_bytes()
        assert table["bytes"] == len(content)
        assert table["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    printed = capsys.readouterr().out
    assert all(name in printed for name in build.FILES)
    assert f"{len(calibration.TARGETS)} of {len(calibration.TARGETS)} targets are met" in printed


def test_a_second_build_changes_nothing(folder, capsys):
    build.main(folder)
    before, figure = changes(folder), build.FIGURE.stat().st_mtime_ns
    capsys.readouterr()
    assert build.main(folder) is False
    assert changes(folder) == before
    assert build.FIGURE.stat().st_mtime_ns == figure
    assert "nothing, every file says the same already" in capsys.readouterr().out


def test_a_lost_figure_is_drawn_again(folder):
    build.main(folder)
    build.FIGURE.unlink()
    build.main(folder)
    assert build.FIGURE.exists()


def test_another_world_has_another_figure(folder, few):
    build.main(folder)
    build.FIGURE.write_bytes(b"old")
    few["reactions.csv"] = few["reactions.csv"].head(10)
    build.main(folder)
    assert build.FIGURE.read_bytes() != b"old"


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[:100] + b"damaged" + packed[107:],
        lambda packed: packed + b"more",
        lambda packed: b"",
        lambda packed: b"follower,followed\n",
        lambda packed: gzip.compress(b"follower,followed\n"),
    ],
    ids=["cut", "changed", "longer", "empty", "not packed", "another text"],
)
def test_a_damaged_file_is_replaced(folder, capsys, damage):
    build.main(folder)
    right = contents(folder)
    file = folder / "follows.csv.gz"
    file.write_bytes(damage(file.read_bytes()))
    capsys.readouterr()
    build.main(folder)
    assert contents(folder) == right
    assert "Written: follows.csv.gz." in capsys.readouterr().out


def test_a_file_packed_by_another_machine_is_left_alone(folder):
    build.main(folder)
    file = folder / "follows.csv.gz"
    other = gzip.compress(gzip.decompress(file.read_bytes()), 1)
    file.write_bytes(other)
    build.main(folder)
    assert file.read_bytes() == other
    package = (folder / "datapackage.json").read_text(encoding="utf-8")
    assert hashlib.sha256(other).hexdigest() in package


def test_a_changed_table_of_our_own_is_stamped_too(folder):
    with open(folder / "sources.csv", "a", encoding="utf-8") as file:
        file.write("more\n")
    build.main(folder)
    checksum = hashlib.sha256((folder / "sources.csv").read_bytes()).hexdigest()
    assert checksum in (folder / "datapackage.json").read_text(encoding="utf-8")


def test_stamp_leaves_the_rest_of_the_package_alone(folder):
    build.main(folder)
    after = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    stamps = [table | {"bytes": 0, "hash": ""} for table in PACKAGE["resources"]]
    assert [table | {"bytes": 0, "hash": ""} for table in after["resources"]] == stamps
    assert after | {"resources": []} == PACKAGE | {"resources": []}
    # What did not change is written as it was.
    lines = (folder / "datapackage.json").read_text(encoding="utf-8").splitlines()
    before = (DATA / "datapackage.json").read_text(encoding="utf-8").splitlines()
    changed = [line.split(":")[0].strip() for line in before if line not in set(lines)]
    assert set(changed) <= {'"bytes"', '"hash"'}


def test_the_package_describes_every_file_and_its_stamps_are_true():
    assert set(build.FILES) <= set(TABLES)
    for table in PACKAGE["resources"]:
        content = (DATA / table["path"]).read_bytes()
        stamped = table["bytes"], table["hash"]
        right = len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert stamped == right, f"{table['path']}: run python data/build.py."


def test_stamp_writes_letters_of_every_language_as_they_are(folder):
    path = folder / "datapackage.json"
    text = path.read_text(encoding="utf-8").replace("Kutcher", "Kütcher")
    path.write_text(text, encoding="utf-8", newline="\n")
    build.main(folder)
    assert path.read_text(encoding="utf-8").count("Kütcher") == text.count("Kütcher") > 0


def test_packing_names_no_machine_and_no_day(monkeypatch):
    packed = build.pack(b"text\n" * 1000)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert build.pack(b"text\n" * 1000) == packed
    assert gzip.decompress(packed) == b"text\n" * 1000
    assert packed[3] == 0 and packed[4:8] == bytes(4)  # no name; no time


def test_a_table_is_the_same_text_on_every_system():
    table = pd.DataFrame(
        {
            "time": pd.to_datetime(["2011-11-10 03:20:00", None]).tz_localize("UTC"),
            "count": pd.array([7, None], "Int64"),
            "text": ["café, 1", ""],
        }
    )
    text = 'time,count,text\n2011-11-10 03:20:00,7,"café, 1"\n,,\n'
    assert build.as_bytes(table) == text.encode()


def failing(code):
    def fail(*_):
        raise OSError(code, os.strerror(code))

    return fail


def half_written(path, content):
    with open(path, "wb") as file:
        file.write(content[: len(content) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("method", "fault", "why"),
    [
        ("write_bytes", failing(errno.EACCES), "Permission denied"),
        ("write_bytes", half_written, "No space left on device"),
        ("replace", failing(errno.EACCES), "Permission denied"),
    ],
)
@pytest.mark.parametrize("name", ["reactions.csv", "reactions.csv.gz"])
def test_what_cannot_be_written_is_said_and_the_old_file_kept(
    tmp_path, monkeypatch, name, method, fault, why
):
    path = tmp_path / name
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, method, fault)
    with pytest.raises(SystemExit) as caught:
        build.write(path, b"new" * 1000)
    told = str(caught.value)
    assert told.startswith(f"{path} could not be written ({why})") and "\n" not in told
    assert caught.value.__suppress_context__
    assert contents(tmp_path) == {name: b"old"}


@pytest.mark.parametrize("name", ["gone/reactions.csv", "folder.csv"])
def test_a_place_that_is_no_place_for_a_file_is_said(tmp_path, name):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(SystemExit, match="could not be written"):
        build.write(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_build_that_fails_halfway_is_made_whole_by_the_next(folder, monkeypatch):
    build.main(folder)
    right = contents(folder)
    for name in ("reactions.csv", "export.csv"):
        (folder / name).write_bytes(b"old")
    replaced = Path.replace

    def no_export(path, target):
        if target.name == "export.csv":
            failing(errno.EACCES)()
        return replaced(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", no_export)
        with pytest.raises(SystemExit, match="export.csv could not be written"):
            build.main(folder)
    assert contents(folder) == right | {"export.csv": b"old"}
    build.main(folder)
    assert contents(folder) == right


@pytest.mark.parametrize("achieved", [-1.0, float("nan"), 1e9])
def test_a_missed_target_fails_the_build_by_name(folder, few, capsys, achieved):
    report = few["calibration.csv"] = few["calibration.csv"].copy()
    report.loc[2, "achieved"] = achieved
    assert build.main(folder) is True  # the exit code
    low, high = report.loc[2, ["low", "high"]]
    printed = capsys.readouterr().out
    assert f"Missed: {report.loc[2, 'target']}: {achieved}, not {low} to {high}.\n" in printed
    assert f"{len(report) - 1} of {len(report)} targets are met" in printed
    assert printed.count("Missed") == 1


@pytest.mark.parametrize("missed", [False, True])
def test_the_command_fails_if_a_target_is_missed(folder, few, monkeypatch, missed):
    """As a command, `main` and all, on a world without accounts."""
    nothing = pd.DataFrame(columns=["id", "post", "time", "deleted"])
    names = ("accounts", "follows", "posts", "reactions", "export", "faults")
    world = SimpleNamespace(**dict.fromkeys(names, nothing))
    report = few["calibration.csv"].assign(achieved=1e9) if missed else few["calibration.csv"]
    monkeypatch.setattr("backlash.world.make", lambda _: world)
    monkeypatch.setattr(calibration, "report", lambda *_: report)
    (folder.parent / "grading" / "world").mkdir(parents=True)
    shutil.copy(DATA / "build.py", folder)
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(folder / "build.py"), run_name="__main__")
    assert caught.value.code == missed
    assert (folder / "export.csv").read_text(encoding="utf-8") == "id,post,time,deleted\n"


def test_a_target_is_met_at_its_bounds(folder, few, published):
    for bound in ("low", "high"):
        few["calibration.csv"] = published.assign(achieved=published[bound])
        assert build.main(folder) is False


@pytest.mark.slow
def test_one_command_makes_every_file_elsewhere(tmp_path):
    """As on another machine: another folder, zone and hash seed."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("build.py", "calibration.py", "datapackage.json", *OTHERS):
        shutil.copy(DATA / name, folder)
    (tmp_path / "grading" / "world").mkdir(parents=True)
    elsewhere = {"PYTHONHASHSEED": "5", "TZ": "Asia/Tokyo", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, folder / "build.py"],
        cwd=tmp_path,
        env=os.environ | elsewhere,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for name in build.FILES:
        assert build.unpacked(folder / name) == build.unpacked(DATA / name), name
    assert (tmp_path / "grading" / "world" / "calibration.png").stat().st_size > 50_000


# Measures, each on data whose answer is known


def tables_of(follows=(), reactions=(), posts=(), accounts=()):
    """Make tables by hand; times are in seconds."""
    reactions = pd.DataFrame(reactions, columns=["id", "time", "account", "kind", "about"])
    posts = pd.DataFrame(posts, columns=["id", "time", "deleted"])
    for table in (reactions, posts):
        for column in table.columns.intersection(["time", "deleted"]):
            table[column] = pd.to_datetime(table[column].astype(float), unit="s", utc=True)
    return SimpleNamespace(
        follows=pd.DataFrame(follows, columns=["follower", "followed"]),
        reactions=reactions,
        posts=posts,
        accounts=pd.DataFrame(accounts, columns=["account", "platform_followers"]),
    )


def retweets_at(seconds):
    """Make the tables of one post that stayed, and of its retweets by as many accounts."""
    rows = [(2 + n, second, 1 + n, "retweet", 1) for n, second in enumerate(np.sort(seconds))]
    return tables_of(reactions=rows, posts=[(1, 0, None)])


@pytest.mark.parametrize("exponent", [2.05, 2.3, 3.0])
def test_the_exponent_of_the_followers_is_found(exponent):
    degree = np.random.RandomState(1).zipf(exponent, 60_000)
    degree = degree[degree < 20_000]
    followed = np.repeat(np.arange(1, len(degree) + 1), degree)
    followed = np.append(followed, np.zeros(50_000, dtype=int))  # the source is no part of it
    tables = tables_of()
    tables.follows = pd.DataFrame({"follower": 1, "followed": followed})
    sigma = (exponent - 1) / np.sqrt((degree >= 20).sum())
    assert calibration.follower_exponent(tables) == pytest.approx(exponent, abs=4 * sigma)


@pytest.mark.parametrize("exponent", [1.8, 2.3])
def test_the_exponent_of_the_authors_is_found(exponent):
    counts = np.random.RandomState(1).zipf(exponent, 4000)
    counts = counts[counts < 3000]
    authors = np.arange(1, len(counts) + 1)
    tables = tables_of(posts=[(100_000_000, 0, None)])
    comments = pd.DataFrame({"id": authors, "account": authors, "kind": "mention", "about": 0})
    passing = np.concatenate([np.arange(count) for count in counts])
    passed_on = pd.DataFrame(
        {
            "id": len(counts) + 1 + np.arange(counts.sum()),
            "account": passing,
            "kind": "retweet",
            "about": np.repeat(authors, counts),
        }
    )
    tables.reactions = pd.concat([comments, passed_on])
    assert calibration.author_exponent(tables) == pytest.approx(exponent, abs=0.08)


def test_an_author_counts_each_account_that_passed_it_on_once():
    tables = tables_of(
        posts=[(1, 0, None), (2, 5, None)],
        reactions=[
            (3, 6, 7, "retweet", 1),
            (4, 7, 7, "retweet", 2),  # the same account, another post of the source
            (5, 8, 8, "retweet", 2),
            (6, 9, 8, "mention", 1),
            (7, 10, 9, "retweet", 6),
        ],
    )
    assert calibration.per_author(tables).to_dict() == {0: 2, 8: 1}


SQUARE = [(1, 2), (2, 1), (2, 3), (3, 1), (4, 1), (1, 0), (2, 0), (4, 0)]


def test_what_is_measured_of_a_network_is_known_for_a_small_one():
    # A triangle of 1, 2 and 3 with 4 hanging on 1; 5 has no links; 0 is the source.
    followers = [8_000_000, 0, 1, 10, 100, 1000]
    tables = tables_of(follows=SQUARE, accounts=enumerate(followers))
    assert calibration.clustering(tables) == pytest.approx((1 / 3 + 1 + 1) / 5)
    assert measure("reciprocity", tables) == pytest.approx(2 / 5)
    assert measure("followers of the source", tables) == 3
    assert measure("most accounts", tables) == 3
    logs = np.log([1, 1, 10, 100, 1000])
    assert measure("mean of the log", tables) == pytest.approx(logs.mean())
    assert measure("standard deviation of the log", tables) == pytest.approx(logs.std(ddof=1))


def test_what_is_measured_of_retweets_is_known_for_a_few():
    hour = 3600
    tables = tables_of(
        follows=SQUARE,
        posts=[(1, 0, 100), (2, 10, None), (3, hour, None)],
        reactions=[
            (4, 20, 1, "retweet", 1),  # of a post that was deleted
            (5, 20, 1, "retweet", 2),
            (6, 30, 2, "mention", 2),
            (7, hour + 10, 2, "retweet", 2),  # after exactly an hour
            (8, 3 * hour, 3, "retweet", 3),
            (9, 26 * hour, 4, "retweet", 3),
            (10, 40, 4, "retweet", 6),  # of a comment
        ],
    )
    tables.reactions["parent"] = pd.array([1, None, 2, 2, None, 3, 6], "Int64")
    own = calibration.own_retweets(tables)
    assert own["id"].tolist() == [5, 7, 8, 9]
    assert (own["delay"] / pd.Timedelta(1, "s")).tolist() == [10, hour, 2 * hour, 25 * hour]
    assert measure("share of retweets in the first hour", tables) == 2 / 4
    assert measure("share of retweets in the first day", tables) == 3 / 4
    assert measure("retweets of a post that stayed", tables) == pytest.approx(4 / 2 / 3)
    assert measure("share of retweets that came from outside", tables) == pytest.approx(2 / 6)
    assert measure("share of retweeting accounts", tables) == pytest.approx(2 / 4)
    assert measure("reactions", tables) == 7


@pytest.mark.parametrize("minutes", [5, 60, 300])
def test_the_share_within_a_time_is_that_of_the_law(minutes):
    delays = np.random.RandomState(1).exponential(3600, 4000)
    share = calibration.share_within(retweets_at(delays), pd.Timedelta(minutes=minutes))
    law = 1 - np.exp(-minutes / 60)
    assert share == pytest.approx(law, abs=4 * np.sqrt(law * (1 - law) / 4000))


def test_the_bump_compares_two_spans_of_six_hours():
    hours = np.repeat([7, 9, 13, 15, 19, 21], [5, 10, 10, 12, 18, 9])
    assert calibration.bump(retweets_at(hours * 3600)) == pytest.approx(30 / 20)


def test_quiet_minutes_count_in_the_volume():
    volume = calibration.volume(retweets_at([0, 10, 59, 60, 250]))
    assert volume.tolist() == [3, 1, 0, 0, 1]


@pytest.mark.parametrize("half_life", [1.0, 2.5, 6.0])
def test_the_half_decay_of_a_stream_is_found(half_life):
    draw = np.random.RandomState(1)
    hours = draw.exponential(half_life / np.log(2), 60_000)
    # The window of an hour is cut in half at the peak, where such a stream begins.
    half = np.log(2) / half_life / 2
    known = np.log(2 * np.sinh(half) / (1 - np.exp(-half))) / (2 * half)
    found = calibration.half_decay(retweets_at(hours[hours < 12 * half_life] * 3600))
    assert found == pytest.approx(known, rel=0.08)


def test_the_half_decay_of_a_step_is_where_the_window_has_left_it():
    early = np.arange(0, 5 * 3600, 6)  # ten a minute for five hours, then four
    late = np.arange(5 * 3600, 12 * 3600, 15)
    found = calibration.half_decay(retweets_at(np.concatenate([early, late])))
    # The window holds less than half when a sixth of it is early: 20 minutes after the step.
    assert found == pytest.approx(5 + 20 / 60, abs=2 / 60)


@pytest.mark.parametrize("slope", [-1.0, -0.5, -1.5])
def test_the_slope_of_the_gaps_is_found(slope):
    low, high = 10, 24 * 3600
    share = np.random.RandomState(1).random_sample(30_000)
    if slope == -1:
        gaps = low * (high / low) ** share
    else:
        rise = 1 + slope
        gaps = (low**rise + share * (high**rise - low**rise)) ** (1 / rise)
    times = np.cumsum(gaps.reshape(2, -1), axis=1)  # two accounts, at the same time
    tables = tables_of()
    tables.reactions = pd.DataFrame(
        {
            "account": np.repeat([1, 2], times.shape[1]),
            "time": pd.to_datetime(times.ravel(), unit="s", utc=True),
        }
    ).sort_values("time")
    assert calibration.gap_slope(tables) == pytest.approx(slope, abs=0.05)


def test_a_report_has_the_bounds_the_figure_and_those_of_other_seeds(monkeypatch):
    worlds = [SimpleNamespace(figure=figure) for figure in (3.12345678, 2, 5, 4)]
    target = calibration.Target("figure", "assumed", 1, 4, lambda tables: tables.figure, "chosen")
    monkeypatch.setattr(calibration, "TARGETS", [target])
    assert calibration.report(worlds[0], worlds[1:]).to_dict("records") == [
        {
            "target": "figure",
            "badge": "assumed",
            "low": 1,
            "high": 4,
            "achieved": 3.123457,
            "other_low": 2.0,
            "other_high": 5.0,
            "source": "chosen",
        }
    ]


def test_the_figure_shows_six_laws_beside_the_published_ones(made):
    plot.use_style()
    figure = calibration.draw(made[1])
    assert len(figure.axes) == 6
    for axis in figure.axes:
        assert axis.get_title("left") and axis.get_xlabel() and axis.get_ylabel()
        assert len(axis.get_legend().get_texts()) == 2
    assert figure.get_supxlabel().startswith("[simulated]")
    plt.close(figure)


def test_the_targets_of_the_delays_are_around_the_published_shares():
    shares = dict(calibration.SEISMIC_SHARES)
    assert list(shares.values()) == sorted(shares.values())
    for hours, span in ((1, "hour"), (24, "day")):
        name = f"share of retweets in the first {span}"
        (target,) = (target for target in calibration.TARGETS if target.name == name)
        assert (target.low + target.high) / 2 == pytest.approx(shares[hours])
