"""Holds the tables to their schema and the loader to its promises."""

import csv
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import warnings
from functools import partial
from pathlib import Path

import build  # the script that makes the simulated tables
import frictionless
import pandas as pd
import pytest

from backlash import data
from backlash.world import crisis
from backlash.world.export import STOPS_EARLY

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
TIMES = ["printed", "printed_to", "zone", "minutes_after_tweet"]
LOADERS = {
    "timeline": data.load_timeline,
    "sources": data.load_sources,
    "coverage": data.load_coverage,
    "followers": data.load_followers,
    "brand_cases": data.load_brand_cases,
    "brand_sources": data.load_brand_sources,
    "accounts": data.load_accounts,
    "follows": data.load_follows,
    "posts": partial(data._load, "posts"),  # load_posts gives those of one world
    "reactions": data.load_reactions,
    "reactions-20": partial(data.load_reactions, deleted_after=20),
    "reactions-60": partial(data.load_reactions, deleted_after=60),
    "export": data.load_export,
    "export_faults": data.load_export_faults,
    "calibration": data.load_calibration,
}
TABLES = list(LOADERS)
PACKED = ["follows", "reactions-20", "reactions-60"]
README = (DATA / "README.md").read_text(encoding="utf-8")
BADGES = {"real", "simulated", "assumed"}
# How the README calls the types of the schema; a key may be of any type.
TYPES = {
    "text": "string",
    "vocabulary": "string",
    "address": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "time": "datetime",
}
CITING = {"sources": ["timeline", "coverage", "followers"], "brand_sources": ["brand_cases"]}


@pytest.fixture
def package():
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def copy(tmp_path):
    """A copy of the data folder that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def path_of(name, folder=DATA):
    return folder / f"{name}.csv{'.gz' if name in PACKED else ''}"


def text_of(name):
    content = path_of(name).read_bytes()
    return (gzip.decompress(content) if name in PACKED else content).decode("utf-8")


def rows_of(name):
    return list(csv.DictReader(text_of(name).splitlines()))


def faults(folder, name=None):
    """The kinds of fault frictionless finds in a data folder, or in one of its tables."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves packed files open
        report = (package.get_resource(name) if name else package).validate()
    return {kind for (kind,) in report.flatten(["type"])}


def spoil(folder, name, old, new):
    """Replace the first match of a pattern in a table."""
    text, count = re.subn(old, new, text_of(name), count=1, flags=re.MULTILINE)
    assert count == 1
    content = text.encode("utf-8")
    path_of(name, folder).write_bytes(gzip.compress(content) if name in PACKED else content)


def python(code, cwd, path):
    """Run code in a fresh Python that takes every warning for an error."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
    )


# The files


def test_package_is_valid():
    assert faults(DATA) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("followers", ",8265596,", ",many,", "type-error"),
        ("followers", "2011-11-10,2011-11-10", "2011-13-10,2011-11-10", "type-error"),
        ("timeline", ",relative,20,", ",relative,soon,", "type-error"),
        ("timeline", ",uproxx,", ",nobody,", "foreign-key"),
        ("coverage", ",uproxx,", ",nobody,", "foreign-key"),
        ("followers", ",moviefone,", ",nobody,", "foreign-key"),
        ("sources", ",espn-schad,", ",nobody,", "foreign-key"),
        ("timeline", "r02,", "r01,", "primary-key"),
        ("timeline", "9 Nov 2011 8:18 PM", "09 Nov 2011 20:18", "constraint-error"),
        ("timeline", "America/Phoenix", "Arizona", "constraint-error"),
        ("timeline", ",minute,", ",exact,", "constraint-error"),
        ("sources", ",newspaper,", ",paper,", "constraint-error"),
        ("timeline", ",precision,", ",precise,", "incorrect-label"),
        ("brand_cases", ",111.62,", ",dear,", "type-error"),
        ("brand_cases", "2011-10-10,2011-10-10", "2011-10-32,2011-10-10", "type-error"),
        ("brand_cases", ",ria-novosti,", ",uproxx,", "foreign-key"),
        ("brand_cases", "b002,", "b001,", "primary-key"),
        ("brand_cases", ",netflix,", ",qwikster,", "constraint-error"),
        ("brand_cases", ",retweets,", ",reposts,", "constraint-error"),
        ("brand_sources", ",mercury-news,Carries", ",nobody,Carries", "foreign-key"),
        ("brand_sources", ",blog,", ",book,", "constraint-error"),
        ("accounts", "^2,", "1,", "primary-key"),
        ("accounts", ",fans,", ",relatives,", "constraint-error"),
        ("accounts", ",8265596$", ",many", "type-error"),
        ("accounts", ",8265596$", ",8265597", "hash-count"),
        ("follows", ",0$", ",999999", "foreign-key"),
        ("posts", "^30,1,", "45,1,", "constraint-error"),
        ("posts", ",recant,", ",excuse,", "constraint-error"),
        ("posts", "2011-11-10 03:20:00", "10 Nov 2011 03:20", "type-error"),
        ("posts", r"^(30,1,.*\n)", r"\1\1", "primary-key"),
        ("reactions", ",quote,", ",like,", "constraint-error"),
        ("reactions", ",tweet,1,", ",tweet,,", "constraint-error"),
        ("reactions", ",2011-11-10 ", ",2011-11-31 ", "type-error"),
        ("reactions", r",\d+,retweet,", ",999999,retweet,", "foreign-key"),
        ("reactions", ",retweet,", ",quote,", "hash-count"),
        ("reactions-20", r",\d+,quote,", ",0,quote,", "constraint-error"),
        ("reactions-20", r",\d+,quote,", ",999999,quote,", "foreign-key"),
        ("reactions-60", r"^(2,.*\n)", r"\1\1", "primary-key"),
        ("reactions-60", ",1,1$", ",1,one", "type-error"),
        ("export", ",UTC,", ",GMT,", "constraint-error"),
        ("export", ",neutral,", ",,", "byte-count"),
        ("export_faults", "^[0-9]+,", "first,", "type-error"),
        ("export_faults", ",repeated,", ",twice,", "constraint-error"),
        ("calibration", ",real,", ",true,", "constraint-error"),
        ("calibration", ",real,[^,]*,", ",real,low,", "type-error"),
    ],
)
def test_planted_fault_is_found(copy, name, old, new, kind):
    spoil(copy, name, old, new)
    assert kind in faults(copy, name)


@pytest.mark.parametrize("name", [name for name in TABLES if name not in PACKED])
def test_missing_column_is_found(copy, name):
    frame = pd.read_csv(path_of(name, copy), dtype="str", keep_default_na=False, nrows=20)
    frame.iloc[:, :-1].to_csv(path_of(name, copy), index=False)
    assert "missing-label" in faults(copy, name)


@pytest.mark.parametrize("name", TABLES)
def test_file_form(name):
    text = text_of(name)
    assert "\r" not in text and text.endswith("\n") and not text.startswith("\ufeff")
    for row in rows_of(name):
        assert all(value == value.strip() for value in row.values()), row


def test_every_table_has_a_loader_a_badge_and_a_licence(package):
    assert [resource["name"] for resource in package["resources"]] == TABLES
    for resource in package["resources"]:
        assert resource["badge"] in BADGES, resource["name"]
        assert resource["licenses"][0]["name"] == "CC-BY-4.0"
        assert resource["title"] and resource["description"] and resource["citation"]


def columns(package):
    """Every field with its table, the README's section on it, and the cells of its row there."""
    for resource in package["resources"]:
        heading = rf"^## [^\n]*\b{re.escape(resource['path'])}(?!\.gz)[^\n]*\n(.*?)(?=^## )"
        (section,) = re.findall(heading, README, re.MULTILINE | re.DOTALL)
        rows = {}
        for line in re.findall(r"^\| `.*", section, re.MULTILINE):
            names, *cells = re.split(r" *\| *", line.strip("| "))
            rows |= dict.fromkeys(re.findall(r"`([^`]+)`", names), cells)
        for field in resource["schema"]["fields"]:
            assert field["name"] in rows, f"{field['name']} of {resource['path']}"
            yield resource, field, section, rows[field["name"]]


def keys_of(schema):
    """The columns of a table that hold keys."""
    foreign = {name for key in schema.get("foreignKeys", []) for name in key["fields"]}
    return foreign | set(schema.get("primaryKey", [])) | {"id", "about", "parent"}


def test_every_column_has_a_meaning_and_a_badge(package):
    for resource, field, _, (_, *badge, meaning) in columns(package):
        own = field.get("badge", resource["badge"])
        assert field["description"] and meaning, field
        assert own in BADGES, field
        assert badge == [own] or (not badge and own == resource["badge"] == "real"), field


def test_every_column_has_a_type_and_a_unit(package):
    for resource, field, _, (kind, *_, meaning) in columns(package):
        word, is_key = kind.split(",")[0], field["name"] in keys_of(resource["schema"])
        if not kind:
            assert meaning.startswith("as in"), field
        elif word == "key":
            assert is_key, field
        else:
            assert TYPES[word] == field["type"], field
        assert field.get("unit", "") in kind, field
        if field["type"] in ("integer", "number"):
            assert is_key or field["unit"], field


def test_every_vocabulary_is_listed(package):
    for _, field, section, (kind, *_, meaning) in columns(package):
        vocabulary = field.get("constraints", {}).get("enum", [])
        assert kind != "vocabulary" or vocabulary, field
        listed_below = re.search(r"\(below\)|as above", meaning)
        for value in vocabulary:
            if listed_below:
                assert f"*{value}*" in section or f"`{value}`" in section, (value, field)
            else:
                said = README if "as in" in meaning else meaning
                assert re.search(rf"(?<![\w-]){value}(?![\w-])", said), (value, field)


def test_readme_states_badges_and_counts_rows(package):
    for resource in package["resources"]:
        line = rf"\| `{re.escape(resource['path'])}` \| (\w+) \|.*\| ([\d,]+) \|"
        badge, rows = re.search(line, README).groups()
        assert badge == resource["badge"], resource["name"]
        assert rows == f"{len(rows_of(resource['name'])):,}", resource["name"]


def test_readme_states_the_parameters_of_the_world(package):
    stops = f"{STOPS_EARLY.seconds // 60} minutes and {STOPS_EARLY.seconds % 60} seconds before"
    start = pd.Timestamp(build.TWEET, tz="UTC")
    for said in (
        f"| {build.FOLLOWERS:,} | real |",
        f"1 in {1 / build.READING:.0f} | assumed |",
        f"1 in {1 / build.IN_FILE:.0f} | chosen",
        f"{build.FOLLOWERS * build.READING * build.IN_FILE:,.0f} followers in the tables",
        f"| times {1 / build.IN_FILE:.0f} |",
        f"| times {1 / build.IN_FILE:.0f}, times {1 / build.READING:.0f} |",
        f"| divided by {1 / build.READING:.0f} |",
        f"{start.tz_convert('America/New_York'):%I:%M %p} Eastern ({start:%H:%M} UTC)",
        f"the seed {build.SEED}",
        f"stops {stops} the week is over",
        f"1 in {1 / crisis.READING:.0f} of its followers was reading (assumed), "
        f"and 1 in {1 / crisis.IN_FILE:.0f} of these is in the tables",
        *(f"*{group.name}*" for group in [*build.COMMUNITIES, *crisis.COMMUNITIES]),
        *(f"*{name}*" for name in data.my_crisis(1).posts["post"]),
    ):
        assert said in README, said
    descriptions = {resource["name"]: resource["description"] for resource in package["resources"]}
    assert f"stops {stops} the week is over" in descriptions["export_faults"]


@pytest.mark.parametrize("minutes", build.DELETED_AFTER)
def test_what_came_through_a_reaction_is_about_the_same_or_about_it(minutes):
    """The rule of the README's example of `about` and `parent`."""
    reactions = data.load_reactions(minutes).set_index("id")
    retweets = reactions[reactions["kind"] == "retweet"]
    came = reactions.dropna(subset=["parent"])
    through = came["parent"].astype("int64")
    expected = through.map(retweets["about"]).fillna(through)
    assert (came["about"] == expected).all()
    assert through.isin(retweets.index).sum() > 100
    assert not reactions["about"].isin(retweets.index).any()


def test_posts_of_the_timeline_have_its_keys():
    posts, events = set(data.load_posts()["post"]), set(data.load_timeline()["event"])
    assert posts - events == {"recant"}


# What the rows say


def test_no_two_reports_are_the_same():
    seen = [(row["event"], row["source_id"]) for row in rows_of("timeline")]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", CITING)
def test_sources_are_all_used_and_never_circular(name):
    sources = {row["source_id"]: row["repeats"] for row in rows_of(name)}
    used = {row["source_id"] for citing in CITING[name] for row in rows_of(citing)}
    assert set(sources) - used - set(sources.values()) == set()
    for source_id, repeats in sources.items():
        assert repeats != source_id and not sources.get(repeats), source_id


@pytest.mark.parametrize("column", ["source_id", "url"])
def test_keys_and_addresses_of_sources_are_unique(column):
    values = [row[column] for name in CITING for row in rows_of(name) if row[column]]
    assert len(values) == len(set(values))


def test_the_tweet_has_no_clock_time():
    tweet = [row for row in rows_of("timeline") if row["event"] == "tweet"]
    assert tweet
    for row in tweet:
        assert not any(row[column] for column in TIMES), row
        assert row["note"].startswith("No source read gives the minute.")
        assert not re.search(r"\d:\d\d|\d [ap]\.?m\b", row["what"] + row["note"], re.IGNORECASE)


def test_precision_fits_the_columns():
    for row in rows_of("timeline"):
        if row["precision"] in ("minute", "about"):
            assert row["printed"], row
        if row["precision"] in ("day", "part-of-day", "relative"):
            assert not row["printed"], row
        if row["precision"] == "day":
            assert re.search(r"\d+ (September|November|January)", row["what"]), row
        assert bool(row["minutes_after_tweet"]) <= (row["precision"] == "relative"), row
        assert bool(row["printed_to"]) <= (row["precision"] == "range"), row
        assert bool(row["zone"]) <= bool(row["printed"]), row
        assert row["evidence"] != "inferred" or "nferred" in row["note"], row


def test_deletion_is_reported_at_20_30_and_60_minutes():
    sources = data.load_sources().set_index("source_id")
    deletion = data.load_timeline().query("event == 'deletion'")
    alone = deletion[deletion["source_id"].map(sources["repeats"]).isna()]
    assert sorted(alone["minutes_after_tweet"].dropna()) == [20, 30, 30, 60, 60]
    assert alone["minutes_after_tweet"].isna().sum() == 1
    assert "not the deletion" in deletion.set_index("source_id")["note"]["uproxx"]


def test_the_lesson_finds_what_it_needs():
    timeline = data.load_timeline()
    clock = timeline[timeline["precision"].isin(["minute", "about"])]
    night = clock[clock["local"].between("2011-11-09 18:00", "2011-11-10 05:00")]
    assert len(night) >= 6 and night["zone"].nunique() >= 2
    assert clock["zone"].nunique() >= 3
    assert clock["zone"].isna().any()
    dated = clock.dropna(subset=["utc"])
    assert not dated.sort_values("printed")["utc"].is_monotonic_increasing
    joined = timeline.merge(data.load_sources(), on="source_id")
    independent = joined[joined["repeats"].isna()].groupby("event")["source_id"].nunique()
    assert (independent == 1).sum() >= 3 and (independent >= 2).sum() >= 3


def test_coverage_agrees_with_sources():
    sources = {row["source_id"]: row for row in rows_of("sources")}
    pages = rows_of("coverage")
    outlets = {page["outlet"] for page in pages}
    assert len(outlets) < len(pages)
    for page in pages:
        assert not page["repeats"] or page["repeats"] in outlets, page
        if page["source_id"]:
            source = sources[page["source_id"]]
            for column in ("outlet", "kind", "url", "published"):
                assert page[column] == source[column], page


def test_an_outlet_is_of_one_kind():
    pages = [row for name in ("sources", "coverage", "brand_sources") for row in rows_of(name)]
    kinds = pd.DataFrame(pages).groupby("outlet")["kind"].nunique()
    assert kinds.max() == 1, kinds[kinds > 1]


def test_follower_dates_are_in_order():
    counts = data.load_followers()
    dated = counts[counts["date_from"] == counts["date_to"]]
    exact = dated[dated["kind"] == "exact"].sort_values("date_from")
    assert len(exact) >= 10
    assert exact["followers"].is_monotonic_increasing


@pytest.mark.parametrize("name", ["followers", "brand_cases"])
def test_a_printed_clock_is_of_the_day(name):
    frame = LOADERS[name]()
    assert (frame["date_from"] <= frame["date_to"]).all()
    for row in frame.dropna(subset=["clock"]).itertuples():
        clock = pd.to_datetime(row.clock, format="%d %b %Y %I:%M %p")
        assert clock.normalize() == row.date_from == row.date_to
    assert frame.loc[frame["clock"].isna(), "zone"].isna().all()


def test_event_week_arithmetic():
    counts = data.load_followers().query("kind == 'exact'").set_index("date_from")["followers"]
    assert counts["2011-11-10"] - counts["2011-10-14"] == 337_255
    assert counts["2011-11-18"] - counts["2011-11-10"] == 126_651


def figures(case, event, measure, day):
    """What each source gives for one measure of one event up to a day."""
    asked = [case, event, measure, day]
    columns = ["case", "event", "measure", "date_to"]
    rows = [row for row in rows_of("brand_cases") if [row[key] for key in columns] == asked]
    return {row["source_id"]: float(row["value"]) for row in rows}


def test_no_two_figures_are_the_same():
    columns = ["case", "event", "measure", "value", "date_from", "source_id"]
    assert not data.load_brand_cases().duplicated(columns).any()


def test_figures_have_a_unit_and_events_have_none():
    cases = data.load_brand_cases()
    filled = cases[["measure", "value", "unit", "kind"]].notna()
    assert filled.nunique(axis="columns").eq(1).all()
    assert cases.groupby("measure")["unit"].nunique().eq(1).all()
    assert set(cases["measure"].dropna()) == set(cases["measure"].cat.categories)
    inferred = cases.query("evidence == 'inferred'")
    assert inferred["note"].str.contains("nferred").all()


def test_every_case_has_figures_events_and_a_beginning():
    cases = data.load_brand_cases()
    assert list(cases["case"].unique()) == list(cases["case"].cat.categories)
    for case, rows in cases.groupby("case"):
        assert rows["measure"].isna().sum() >= 2 and rows["measure"].notna().sum() >= 5, case
        assert rows["note"].str.startswith("The first event of the case.").sum() == 1, case
        assert rows["note"].str.contains("Conflicts with").any(), case
        assert rows["source_id"].nunique() >= 5, case


def test_a_note_on_a_conflict_names_an_outlet_of_its_case():
    cases = data.load_brand_cases().merge(data.load_brand_sources(), on="source_id")
    outlets = cases.groupby("case")["outlet"].agg(set)
    for row in cases[cases["note_x"].str.contains("Conflicts with", na=False)].itertuples():
        for named in re.findall(r"\(([^)]*)\)", row.note_x):
            for outlet in named.split(", "):
                assert outlet in outlets[row.case], (row.figure_id, outlet)


@pytest.mark.parametrize(
    ("case", "event", "measure", "day", "least"),
    [
        ("netflix", "price-rise", "facebook-comments", "2011-07-13", 3),
        ("netflix", "results", "share-price-fall", "2011-10-25", 3),
        ("dominos", "videos-posted", "video-views", "2009-04-14", 3),
        ("ap", "false-tweet", "retweets", "2013-04-23", 5),
        ("ap", "market-low", "index-fall", "2013-04-23", 6),
        ("kenneth-cole", "deletion", "delay", "2011-02-03", 3),
        ("kitchenaid", "tweet", "retweets", "2012-10-03", 2),
        ("united", "video-posted", "video-views", "2009-07-12", 2),
    ],
)
def test_conflicts_are_kept(case, event, measure, day, least):
    assert len(set(figures(case, event, measure, day).values())) >= least


def test_conflicts_have_the_published_values():
    retweets = figures("ap", "false-tweet", "retweets", "2013-04-23")
    assert retweets["ria-novosti"] == 1800 and retweets["denver-channel"] == 5000
    falls = figures("ap", "market-low", "index-fall", "2013-04-23")
    assert {125, 143, 145, 150} <= set(falls.values())
    results = figures("netflix", "results", "share-price-fall", "2011-10-25")
    assert results["rainbownewsline"] == 27 and results["christian-post-netflix"] == 36
    tweets = [row for row in rows_of("brand_cases") if row["event"] == "false-tweet"]
    clocks = {row["source_id"]: row["clock"] for row in tweets if row["clock"]}
    assert clocks["ria-novosti"].endswith(" 1:07 PM") and clocks["xinhua"].endswith(" 12:07 PM")


def test_netflix_arithmetic():
    june = figures("netflix", "results", "subscribers", "2011-06-30")["ibtimes"]
    september = figures("netflix", "results", "subscribers", "2011-09-30")["ibtimes"]
    lost = figures("netflix", "results", "subscribers-lost", "2011-10-24")["ibtimes"]
    share = figures("netflix", "results", "subscribers-lost-share", "2011-09-30")["ibtimes"]
    assert (june, september, lost) == (24.6e6, 23.8e6, june - september)
    assert round(100 * lost / june, 1) == share

    before = figures("netflix", "price-before", "price", "2011-07-12")["clickz"]
    after = figures("netflix", "price-after", "price", "2011-07-12")["pr-news"]
    assert round(100 * (after / before - 1)) == 60

    monday = figures("netflix", "results", "share-price", "2011-10-24")
    tuesday = figures("netflix", "results", "share-price", "2011-10-25")
    falls = figures("netflix", "results", "share-price-fall", "2011-10-25")
    assert round(100 * (1 - monday["deadline-results"] / monday["ibtimes"])) == 27
    assert round(100 * (1 - tuesday["abc-netflix"] / monday["ibtimes"])) == falls["ibtimes"] == 35


def test_index_arithmetic():
    (before,) = figures("ap", "day-before", "index-level", "2013-04-22").values()
    posted = figures("ap", "false-tweet", "index-level", "2013-04-23")["ria-novosti"]
    low = figures("ap", "market-low", "index-level", "2013-04-23")
    falls = figures("ap", "market-low", "index-fall", "2013-04-23")
    close = figures("ap", "market-close", "index-level", "2013-04-23")["irish-examiner"]
    assert posted - low["ria-novosti"] == falls["ria-novosti"]
    assert round(before - 13) == low["cnn-money"]
    assert round(close - before, 2) == 152.29


def test_the_claim_about_united_does_not_fit_its_share_price():
    opened = figures("united", "shares", "share-price", "2009-07-06")["frugaltip"]
    lowest = figures("united", "shares", "share-price", "2009-07-10")["frugaltip"]
    claimed = figures("united", "shares", "share-price-fall", "2009-07-10")["times-london"]
    assert round(100 * (1 - lowest / opened)) == 7 and claimed == 10
    shares = [row for row in rows_of("brand_cases") if row["event"] == "shares"]
    assert all(row["confidence"] != "high" for row in shares)


def test_exact_views_only_grow():
    views = data.load_brand_cases().query("measure == 'video-views' and kind == 'exact'")
    assert len(views) >= 4
    assert views.sort_values("date_from")["value"].is_monotonic_increasing


@pytest.mark.parametrize("name", TABLES)
def test_only_his_own_handle_appears(name):
    text = text_of(name)
    allowed = set() if name.startswith("brand") else {"@aplusk"}
    assert set(re.findall(r"@\w+", text)) <= allowed
    assert "#" not in text


# The loader


@pytest.mark.parametrize("name", TABLES)
def test_frames_carry_badge_source_and_licence(name, package):
    frame = LOADERS[name]()
    badges = {resource["name"]: resource["badge"] for resource in package["resources"]}
    assert len(frame) == len(rows_of(name))
    assert set(frame.attrs) == {"title", "badge", "citation", "licence"}
    assert frame.attrs["badge"] == badges[name] and frame.attrs["licence"] == "CC-BY-4.0"


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_the_types_of_the_schema(name, package):
    frame = LOADERS[name]()
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for field in schemas[name]["fields"]:
        dtype = frame[field["name"]].dtype
        vocabulary = field.get("constraints", {}).get("enum")
        if vocabulary and field["type"] == "string":
            assert list(dtype.categories) == vocabulary
        elif field["type"] == "integer":
            required = field.get("constraints", {}).get("required")
            assert dtype == ("int64" if required else "Int64")
        elif field["type"] == "number":
            assert dtype == "float64"
        elif field["type"] == "datetime":
            assert str(dtype) == "datetime64[us, UTC]"
        elif field["type"] == "date":
            assert dtype.kind == "M"
        else:
            assert dtype == "str"
        filled = [row[field["name"]] != "" for row in rows_of(name)]
        assert frame[field["name"]].notna().tolist() == filled, field["name"]


def test_every_printed_clock_is_parsed():
    timeline = data.load_timeline()
    assert timeline["local"].notna().equals(timeline["printed"].notna())
    stated = timeline["printed"].notna() & timeline["zone"].notna()
    assert timeline["utc"].notna().equals(stated)
    assert str(timeline["utc"].dt.tz) == "UTC" and str(timeline["utc_to"].dt.tz) == "UTC"


@pytest.mark.parametrize(
    ("source_id", "utc"),
    [
        ("pennlive-2018", "2011-11-10 03:10"),
        ("arizona-sports", "2011-11-10 03:18"),
        ("huffpost-uk", "2011-11-18 06:26"),
        ("aplusk-tweet-2012", "2012-03-20 22:40"),
    ],
)
def test_each_zone_becomes_utc(source_id, utc):
    timeline = data.load_timeline().set_index("source_id")
    assert timeline["utc"][source_id] == pd.Timestamp(utc, tz="UTC")


def test_tweet_id_holds_the_printed_minute():
    note = data.load_sources().set_index("source_id")["note"]["aplusk-tweet-2012"]
    tweet_id = int(re.search(r"Tweet (\d+)", note).group(1))
    posted = pd.Timestamp((tweet_id >> 22) + 1288834974657, unit="ms", tz="UTC")
    assert posted.floor("s") == pd.Timestamp("2012-03-20 22:40:14", tz="UTC")
    timeline = data.load_timeline().set_index("source_id")
    assert timeline["utc"]["aplusk-tweet-2012"] == posted.floor("min")


def test_raw_timeline_is_the_text_of_the_file():
    raw = data.load_timeline(raw=True)
    rows = rows_of("timeline")
    assert list(raw.columns) == list(rows[0])
    for column in raw.columns.drop("minutes_after_tweet"):
        assert raw[column].dtype == "str"
        assert raw[column].tolist() == [row[column] for row in rows]
    assert pd.api.types.is_numeric_dtype(raw["minutes_after_tweet"])
    assert raw.attrs == data.load_timeline().attrs


def test_a_changed_frame_does_not_change_the_next():
    first = data.load_timeline()
    first["what"] = ""
    first.attrs["badge"] = "assumed"
    second = data.load_timeline()
    assert second["what"].ne("").all() and second.attrs["badge"] == "real"


def test_describe_says_what_a_table_is(capsys):
    data.describe("followers")
    shown = capsys.readouterr()
    assert shown.err == ""
    for part in ("[real]", "Rows: 33", "Source: ", "Licence: CC-BY-4.0"):
        assert part in shown.out


@pytest.mark.parametrize("name", ["tweets", "timeline.csv", "../README", "", None, []])
@pytest.mark.parametrize("call", [data.path, data.describe])
def test_unknown_table_is_refused_in_one_sentence(call, name):
    with pytest.raises(ValueError) as caught:
        call(name)
    known = ", ".join(TABLES)
    assert str(caught.value) == f"There is no table called {name!r}: choose one of {known}."


USE = f"""
from backlash import data
for name in {[name for name in TABLES if "-" not in name]}:
    assert len(getattr(data, "load_" + name)()), name
data.load_reactions(deleted_after=20), data.load_reactions(deleted_after=60)
data.load_timeline(raw=True)
data.describe("timeline")
print(data.path("timeline"))
"""


def installed(folder):
    """Lay the package out as the wheel does: the tables inside it."""
    cached = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "course" / "backlash", folder / "backlash", ignore=cached)
    (folder / "backlash" / "tables").mkdir()
    for file in [*DATA.glob("*.csv*"), DATA / "datapackage.json"]:
        shutil.copy(file, folder / "backlash" / "tables")
    return folder


def test_works_from_any_folder_without_a_warning(tmp_path):
    result = python(USE, tmp_path, ROOT / "course")
    assert result.returncode == 0 and result.stderr == ""
    assert Path(result.stdout.splitlines()[-1]) == DATA / "timeline.csv"


def test_works_when_installed(tmp_path):
    site = installed(tmp_path / "site")
    result = python(USE, tmp_path, site)
    assert result.returncode == 0 and result.stderr == ""
    assert Path(result.stdout.splitlines()[-1]) == site / "backlash" / "tables" / "timeline.csv"


@pytest.mark.parametrize(
    ("file", "call", "sentence"),
    [
        ("timeline.csv", "load_timeline()", "The file timeline.csv of the course is missing: "),
        ("follows.csv.gz", "load_follows()", "The file follows.csv.gz of the course is missing: "),
        (
            "datapackage.json",
            "load_posts()",
            "The file datapackage.json of the course is missing: ",
        ),
        (None, "describe('tweets')", "There is no table called 'tweets': "),
        (None, "load_reactions(45)", "deleted_after is 45: "),
    ],
)
def test_a_notebook_shows_one_sentence_and_no_traceback(tmp_path, file, call, sentence):
    site = installed(tmp_path / "site")
    if file:
        (site / "backlash" / "tables" / file).unlink()
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        f'InteractiveShell.instance().run_cell("from backlash import data; data.{call}")'
    )
    result = python(code, tmp_path, site)
    (line,) = result.stdout.splitlines()
    assert line.startswith(sentence) and result.stderr == ""


def damages():
    packed = gzip.compress(b"follower,followed\n1,2\n")
    yield "follows.csv.gz", "load_follows()", lambda content: content[: len(content) // 2]
    yield "follows.csv.gz", "load_follows()", lambda content: packed
    yield "reactions.csv", "load_reactions()", lambda content: content[:-1]
    yield (
        "reactions.csv",
        "load_reactions()",
        lambda content: content.replace(b"quote", b"reply", 1),
    )
    yield "reactions.csv", "load_reactions()", lambda content: b""
    yield "timeline.csv", "load_timeline()", lambda content: content[:5_000]
    yield "datapackage.json", "load_timeline()", lambda content: content[:5_000]
    yield "timeline.csv", "load_timeline(raw=True)", lambda content: b"\xff\xfe" + content


@pytest.mark.parametrize(("file", "call", "damage"), [*damages()])
def test_a_damaged_table_is_told_in_one_sentence(tmp_path, file, call, damage):
    site = installed(tmp_path / "site")
    path = site / "backlash" / "tables" / file
    path.write_bytes(damage(path.read_bytes()))
    result = python(f"from backlash import data; data.{call}", tmp_path, site)
    assert result.stderr.splitlines()[-1] == (
        f"backlash.data.TableError: The file {file} is not the one that the course published: it "
        "is damaged or was changed. Install the course again, or put the file back."
    )


def test_importing_the_package_alone_is_light(tmp_path):
    code = "import sys, backlash; print('pandas' in sys.modules, backlash.__version__)"
    result = python(code, tmp_path, ROOT / "course")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert result.stdout.split() == ["False", project["version"]]
