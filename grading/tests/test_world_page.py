"""Holds the page on the simulated world to its parameters, its tables and the real cascades."""

import os
import re
import subprocess
import sys
from ast import literal_eval
from dataclasses import astuple, fields
from importlib import import_module
from operator import attrgetter

import matplotlib.pyplot as plt
import numpy as np
import pytest

from backlash import data, plot
from backlash.world.export import STOPS_EARLY
from grading.course import GRADING, ROOT

sys.path.insert(0, str(ROOT / "data"))
build, calibration, compare = map(import_module, ("build", "calibration", "compare"))

PAGE = (GRADING / "world.md").read_text(encoding="utf-8")
COPY = "Run python data/compare.py and copy what it prints into grading/world.md."
WORLD = build.world()


def rows_of(header):
    """Return the rows of all tables whose header begins so: first cell to the other cells."""
    rows = {}
    for body in re.findall(rf"^\| {re.escape(header)}.*\n\| ---.*\n((?:\|.*\n)+)", PAGE, re.M):
        for line in body.splitlines():
            first, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            rows[first.strip("`")] = cells
    return rows


def value_of(cell):
    """Return the number or the numbers of a cell, or its text."""
    try:
        return literal_eval(re.sub(r"(?<=\d),(?=\d{3})", "", cell))
    except (SyntaxError, ValueError):
        return cell


def missing(lines):
    """Return those of the lines, or parts of lines, that the page does not have."""
    return [line for line in lines if line not in PAGE]


PARAMETERS = rows_of("parameter")


@pytest.fixture(scope="module")
def tables():
    return compare.load()


@pytest.fixture
def groups(public_data, monkeypatch, tables):
    monkeypatch.setenv("KUTCHER_PUBLIC_DATA", str(public_data))
    alike, largest = compare.real(data.fetch("seismic"))
    return {"five": alike, "largest": largest, "simulated": compare.simulated(tables)}


# What is true


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameter(name):
    value, _, badge, *_ = PARAMETERS[name]
    true = getattr(build, name) if name.isupper() else attrgetter(name)(WORLD)
    stated = value_of(value)
    assert stated == (true if isinstance(true, str) else pytest.approx(true, rel=1e-3))
    assert badge in ("real", "assumed", "fitted")


@pytest.mark.parametrize("part", ["shape", "spread"])
def test_no_parameter_is_left_out(part):
    names = {f"{part}.{field.name}" for field in fields(getattr(WORLD, part))}
    assert names - {"spread.crowd", "spread.later_crowd"} <= set(PARAMETERS)


def test_communities():
    crowds = zip(WORLD.spread.crowd, WORLD.spread.later_crowd, strict=True)
    true = {
        name: [*numbers, *crowd]
        for (name, *numbers), crowd in zip(map(astuple, WORLD.communities), crowds, strict=True)
    }
    stated = rows_of("community | accounts")
    assert {name: list(map(value_of, cells)) for name, cells in stated.items()} == true


def test_posts():
    true = {
        post.name: [
            post.seconds / 60,
            "–" if post.removed is None else post.removed / 60,
            post.talk,
            post.lasting,
            post.strength,
            post.answers,
            post.support,
            post.criticism,
        ]
        for post in WORLD.posts
    }
    stated = rows_of("post |")
    assert {name: list(map(value_of, cells)) for name, cells in stated.items()} == true


# What the tables show


def test_what_students_can_find(tables):
    shown = {name: cells[5].split(":")[0] for name, cells in PARAMETERS.items()}
    found = compare.recovered(tables)
    assert {name: cell for name, cell in shown.items() if cell != "–"} == found


@pytest.mark.parametrize("table", [compare.stance_table, compare.unfitted_table])
def test_table(tables, table):
    assert not missing(compare.markdown(table(tables))), COPY


def test_every_community_moves_against_the_whole(tables):
    stance = compare.stance_table(tables).astype("float64")
    support = stance["supportive, after"] - stance["supportive, before"]
    critical = stance["critical, after"] - stance["critical, before"]
    assert (support.drop("all") > 0).all() and support["all"] < 0
    assert (critical.drop("all") <= 0).all() and critical["all"] > 0


def test_faults(tables):
    counts = tables.faults.groupby(["fault", "column"], observed=True).size()
    stated = re.findall(r"^\| ([a-z ]+) \| `(\w+)` \| ([\d,]+) \|", PAGE, re.M)
    assert {(fault, column): value_of(lines) for fault, column, lines in stated} == dict(counts)


def test_numbers_in_the_text(tables):
    own, posts = calibration.own_retweets(tables), tables.posts.set_index("post")
    apology = own.loc[own["about"] == posts.loc["apology", "id"], "delay"].sort_values()
    minutes = apology.iloc[int(800 * build.IN_FILE) - 1].total_seconds() / 60
    after_tweet = tables.reactions["time"] - tables.posts["time"].min()
    lost = (after_tweet >= calibration.WEEK - STOPS_EARLY).sum()
    log = calibration._log_followers(tables)
    sentences = (
        f"Unit 05 finds {log.mean():.2f} and {log.std():.2f}.",
        f"An example: {len(apology)} retweets of the apology in the tables are "
        f"{len(apology) / build.IN_FILE:,.0f} retweets.",
        f"It had 800 after {minutes:.0f} minutes.",
        f"within the first hour is {100 * (after_tweet <= calibration.HOUR).mean():.1f} %.",
        f"the {100 * calibration.share_within(tables, calibration.HOUR):.1f} % of one post's",
        f"{len(tables.export):,} lines for {len(tables.reactions):,} reactions",
        f"{lost or 'No'} reactions are lost by that.",
    )
    assert not missing(sentences)


# What real data say


def test_cascades(groups):
    assert not missing(compare.markdown(compare.cascade_table(groups))), COPY
    for group in ("five", "simulated"):
        number = [100_000 * len(c.seconds) / c.followers for c in groups[group]]
        assert f"from {min(number):.0f} to {max(number):.0f}" in PAGE  # of the figure in words


def test_simulated_column_without_the_real_ones(tables):
    """Where there is no copy of the real data, at least a new world is noticed."""
    world = compare.simulated(tables)
    for name, (measure, digits) in compare.MEASURES.items():
        assert rows_of("measure | five")[name][2] == compare.spread(
            list(map(measure, world)), digits
        )


def test_higgs(public_data, monkeypatch):
    monkeypatch.setenv("KUTCHER_PUBLIC_DATA", str(public_data))
    higgs = data.fetch("higgs")
    kinds, acts = higgs["kind"].value_counts(normalize=True), higgs["user"].value_counts()
    busiest = higgs.groupby(higgs["time"] // 60).size()
    minutes = range(busiest.index[0], busiest.index[-1] + 1)
    per_hour = busiest.reindex(minutes, fill_value=0).rolling(60).sum()
    real = {name: figure for name, (figure, _) in compare.UNFITTED.items()}
    for name, found in {
        "share of reactions that are retweets": kinds["retweet"],
        "share of reactions that are mentions": kinds["mention"],
        "share of reactions that are replies": kinds["reply"],
        "reactions of an account that reacts, mean": acts.mean(),
        "share of these accounts that react once": (acts == 1).mean(),
        "share of the week's reactions in the busiest hour": per_hour.max() / len(higgs),
    }.items():
        assert real[name] == pytest.approx(found, abs=0.006)


def test_decay_is_the_exponent_of_a_power_law():
    even = (np.arange(20_000) + 0.5) / 20_000
    for exponent in (0.6, 1.4):
        low, high = (seconds ** (1 - exponent) for seconds in (3_600, 86_400))
        seconds = (low + even * (high - low)) ** (1 / (1 - exponent))
        found = compare.decay(3_600, 86_400)(compare.Cascade(1, seconds, 0))
        assert found == pytest.approx(exponent, abs=0.01)


def test_figure(groups):
    plot.use_style()
    figure = compare.draw(*groups.values())
    for axis in figure.axes:
        assert axis.get_title("left") and axis.get_xlabel()
    assert figure.get_supxlabel().startswith("[simulated]")
    plt.close(figure)


def test_without_the_data_one_sentence(tmp_path):
    before = compare.FIGURE.stat().st_mtime_ns
    run = subprocess.run(
        [sys.executable, "data/compare.py"],
        cwd=ROOT,
        env={**os.environ, "KUTCHER_PUBLIC_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode and not run.stdout
    assert re.fullmatch(r"RT1\.txt in .* is missing .*KUTCHER_PUBLIC_DATA.*\n", run.stderr)
    assert compare.FIGURE.stat().st_mtime_ns == before


# The page itself


def test_images_are_there_and_described():
    images = re.findall(r"!\[(.*?)\]\((.*?)\)", PAGE)
    assert len(images) == 2
    for alt, place in images:
        assert len(alt) > 100 and (GRADING / place).is_file()


def test_links():
    anchors = {
        "#" + re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)", PAGE, re.M)
    }
    for place in re.findall(r"(?<!!)\[[^]]*\]\(([^)]+)\)", PAGE):
        assert place.startswith("https://") or place in anchors or (GRADING / place).is_file()
    assert "](world.md)" in (GRADING / "guide.md").read_text(encoding="utf-8")
