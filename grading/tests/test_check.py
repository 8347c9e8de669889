"""The checks: every sensible answer is accepted, every other one gets three plain parts."""

import math
import traceback
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import matplotlib.pyplot as plt
import nbclient
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.dates import DateFormatter
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from backlash import check
from backlash.check import notebook
from backlash.check.plain import cause, describe, equal, kind

NIGHT = pd.Timestamp("2011-11-09 22:10", tz="America/New_York")
EMPTY = [None, ..., [], "", float("nan"), pd.DataFrame(), nx.DiGraph(), pd.NaT, pd.NA, {}, [[]]]
EMPTY += [np.array([]), np.array(0), np.zeros((2, 2)), np.datetime64("NaT"), pd.Series(dtype=float)]
EMPTY += [True, False, 10**400, math.inf, 1j, object(), print, plt.Figure, [np.array([1, 2])]]
EMPTY += [np.datetime64("99999"), datetime.max, {"a": 1}, {pd.NaT, 1}, pd.MultiIndex([[]], [[]])]


def parts(call, *args, **options):
    """The three parts of a refusal."""
    with pytest.raises(check.NotYet) as refusal:
        call(*args, **options)
    assert len(refusal.value.args) == 3
    assert all(isinstance(part, str) and len(part) > 5 for part in refusal.value.args)
    return refusal.value.args


# --- comparing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (Fraction(3, 2), 1.5),
        (0.1 + 0.2, 0.3),
        (np.str_("a"), "a"),
        ([20, 60], (20, 60)),
        (np.array([20, 60]), (20, 60)),
        (pd.Series([20, 60], index=[7, 8]), (20, 60)),
        (pd.array([20, 60]), (20, 60)),
        ({"b", "a"}, {"a", "b"}),
        (["b", "a"], {"a", "b"}),
        (pd.Index(["b", "a"]), {"a", "b"}),
        ([], set()),
        (datetime(2011, 11, 10, 3, 10, tzinfo=UTC), NIGHT.tz_convert("UTC")),
        (datetime(2011, 11, 9, 22, 10, tzinfo=ZoneInfo("America/New_York")), NIGHT),
        (np.datetime64("2011-11-09T22:10"), pd.Timestamp("2011-11-09 22:10")),
    ],
)
def test_every_sensible_type_is_the_same_answer(seen, expected):
    assert equal(seen, expected)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (True, 1),
        (np.True_, 1),
        ("3", 3),
        ([3], 3),
        (np.array([3]), 3),
        (3.0001, 3),
        (math.nan, 3),
        ([], (20, 60)),
        ([20], (20, 60)),
        ([60, 20], (20, 60)),
        ([20, math.nan], (20, 60)),
        (["a", "a"], {"a", "b"}),
        (["a", "b", "b"], {"a", "b"}),
        ("ab", {"a", "b"}),
        (NIGHT, NIGHT.tz_convert("UTC")),
        (NIGHT.tz_localize(None), NIGHT),
        (NIGHT + pd.Timedelta(seconds=1), NIGHT),
        (timedelta(minutes=3), 3),
        ({15, 45}, (15, 45)),
        ({1, 2}, (1, 2)),  # a set that happens to be in order
        (True, False),
        (timedelta(minutes=3), timedelta(minutes=4)),
        (pd.NaT, NIGHT),
        ({}, {"a"}),
    ],
)
def test_another_answer_is_not_the_same(seen, expected):
    assert not equal(seen, expected)


@pytest.mark.parametrize("expected", [0, 1, "a", (1, 2), {"a"}, NIGHT])
@pytest.mark.parametrize("seen", EMPTY, ids=lambda value: type(value).__name__)
def test_no_empty_answer_passes_or_breaks_a_check(seen, expected):
    parts(check.same, "`x` is", seen, expected)


@pytest.mark.parametrize("seen", EMPTY, ids=lambda value: type(value).__name__)
def test_no_empty_answer_is_a_table_a_figure_or_a_text(seen):
    parts(check.table, "x", seen, pd.DataFrame({"key": ["a"], "n": [1]}), by="n")
    parts(check.timeline, "x", seen, pd.Series([NIGHT], index=["one"]), clock="UTC")
    parts(check.alt_text, "x", seen, "[0-9]", "a number")


# --- saying -------------------------------------------------------------------------------------


def test_a_refusal_says_what_it_saw_what_it_expected_and_why():
    saw, expected, why = parts(check.same, "`n` is", 24.05, 1443, {24.05: "Those are hours."})
    assert (saw, expected, why) == ("`n` is 24.05.", "I expected 1443.", "Those are hours.")


def test_the_expected_value_can_be_kept_back():
    _, expected, _ = parts(check.same, "`n` is", 2, 31, say="the minutes between the two")
    assert expected == "I expected the minutes between the two."


def test_a_named_mistake_is_found_on_any_clock():
    called_utc = {pd.Timestamp("2011-11-09 22:10", tz="UTC"): "The digits were only called UTC."}
    seen = pd.Timestamp("2011-11-09 22:10", tz="UTC").tz_convert("America/New_York")
    assert "only called UTC" in parts(check.same, "`t` is", seen, NIGHT, called_utc)[2]


@pytest.mark.parametrize(
    ("seen", "expected", "fragment"),
    [
        (math.nan, 3, "missing value"),
        ([math.nan, 3], (1, 3), "missing value"),
        (timedelta(minutes=3), 3, "total_seconds"),
        (NIGHT.tz_localize(None), NIGHT, "no zone"),
        (NIGHT.tz_convert("UTC"), NIGHT, "another clock"),
        ([3, 2], {"a", "b"}, ".index"),
        (["a", "a"], {"a"}, "more than once"),
        ([1, 2, 3], (1, 3), "3, and 2 are wanted"),
        ([1], set(), "1, and 0 are wanted"),
        (["a", "a"], {"a", "b"}, "Work the small example"),
        ({15, 45}, (15, 45), "A set has no order. `return low, high` keeps one."),
        ([min, max], (15, 45), "Brackets are missing"),
        ({}, 3, "A number is wanted."),
        (3, NIGHT, "A time is wanted."),
        (timedelta(1), {"a"}, "A list is wanted."),
    ],
)
def test_the_usual_cause_is_named(seen, expected, fragment):
    assert fragment in cause(seen, expected)


def test_an_unanswered_question_is_recognised():
    assert "still three dots" in parts(check.same, "`n` is", ..., 3)[0]
    assert "three dots" in parts(check.gives, lambda: None, [], 3)[2]
    assert "`return`" in parts(check.gives, lambda: None, [], 3)[2]


@pytest.mark.parametrize("what", [pd.NaT, None, ..., True, timedelta(1), NIGHT, [pd.NA, 1]])
def test_a_value_is_the_same_as_itself(what):
    assert equal(what, what)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "True"),
        (np.False_, "False"),
        ((15, 45), "(15, 45)"),
        ([15, 45], "[15, 45]"),
        ({45, 15, 30, 7}, "[7, 15, 30, 45]"),
        ({"b", 1, "a"}, "[1, 'a', 'b']"),
        ({}, "a dictionary"),
        (np.zeros((2, 2)), "an array of 2 dimensions"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "rows in groups"),
        (nx.DiGraph(), "a value of another kind (DiGraph)"),
        (list(range(9)), "[0, 1, 2, 3, 4, 5, 6, 7, 8]"),
        ([NIGHT] * 6, "[" + "9 Nov 2011 22:10 America/New_York, " * 5 + "…]"),
    ],
)
def test_a_value_is_described_in_plain_words(value, words):
    assert describe(value).startswith(words)


def test_an_expected_set_is_shown_in_order_and_a_pair_in_round_brackets():
    expected = set("hgfedcba")
    shown = "I expected ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']."
    assert parts(check.same, "`x` is", ["a"], expected)[1] == shown
    assert parts(check.same, "`x` is", ["a"], frozenset(expected))[1] == shown
    assert parts(check.same, "`x` is", [15], (15, 45))[1] == "I expected (15, 45)."


def test_a_long_list_is_described_by_its_beginning():
    assert describe(list(range(100))) == "[0, 1, 2, 3, 4, …]"
    assert len(describe("word " * 100)) < 80
    assert kind(10**400) != "number"


# --- calling ------------------------------------------------------------------------------------


def test_a_function_gets_copies_and_is_silenced(capsys):
    given = pd.DataFrame({"n": [1, 2]})

    def careless(table):
        print("a line of the student's")
        table["n"] = 0
        return np.array([1]) / 0  # warns

    check.call(careless, given)
    assert list(given["n"]) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_an_error_in_a_function_says_which_call_which_error_and_where():
    def wrong(number):
        half = number / 2
        return half + missing_name  # noqa: F821

    saw, _, where = parts(check.gives, wrong, [4], 2)
    assert saw.startswith("`wrong(4)` stopped with an error: NameError")
    assert "return half + missing_name" in where


@pytest.mark.parametrize("error", [ValueError("no"), RecursionError(), SystemExit(0)])
def test_no_error_of_a_function_leaves_the_check(error):
    def failing():
        raise error

    assert type(error).__name__ in parts(check.gives, failing, [], 1)[0]


def test_an_interrupt_is_not_held_back():
    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check.call(stopped)


def test_what_is_no_function_is_said():
    assert "Where a function should be, I found 3." in parts(check.gives, 3, [], 1)


def test_a_right_answer_is_told(capsys):
    assert check.gives(max, [3, 4], 4) == 4
    check.passed("q01-1-order", hidden=False)
    assert capsys.readouterr().out == "q01-1-order: right.\n"
    check.passed("q01-2-utc")
    assert capsys.readouterr().out == "q01-2-utc: right. More checks run when you hand in.\n"


SMALL = pd.DataFrame({"event": ["parade", "storm"], "outlet": ["Gazette", None]}, dtype=object)
LOCAL, AWARE = pd.Timestamp("2011-11-09 22:10"), pd.Timestamp("2011-11-09 22:10", tz="UTC")


def lookup(table):
    return {"a": 1}[table["event"][0]]


def one(start):
    return start


@pytest.mark.parametrize(
    ("function", "args", "fragments"),
    [
        (
            lambda table: table["kind"],
            [SMALL],
            ["KeyError: 'kind'", "This table has no column called 'kind'. It has: event, outlet."],
        ),
        (lambda table: table[["event", "x"]], [SMALL], ["column called 'x'"]),
        (lambda table: table.dropna(subset=["x"]), [SMALL], ["column called 'x'"]),
        (lambda table: table.groupby("x"), [SMALL], ["column called 'x'"]),
        (lambda column: column["x"], [SMALL["event"]], ["One column was given", "row called 'x'"]),
        (lambda column: column.min / 2, [SMALL["event"]], ["'method' and 'int'", "with `()`"]),
        (lambda column: column.unique[0], [SMALL["event"]], ["Brackets are missing: a method"]),
        (lambda items: items.append[0], [[]], ["builtin_function_or_method", "Brackets are miss"]),
        (max, [pd.Series([pd.NA, 1])], ["NA is ambiguous", "A missing value came through."]),
        (one, [1, 2], ["takes 1 value (start), but the task gives it 2 values."]),
        (lambda: 1, [1], ["takes no value, but the task gives it 1 value."]),
        (
            lambda local, zone: local.tz_localize("zone"),
            [LOCAL, "UTC"],
            ["ZoneInfoNotFoundError", "No zone is called 'zone'. If you meant", "in `zone`, leave"],
        ),
        (lambda local: local.tz_localize("York"), [LOCAL], ["called 'York'", "'Europe/London'"]),
        (lambda time: time.tz_convert("UTC"), [LOCAL], ["tz-naive", "with `.tz_localize`"]),
        (lambda time: time.tz_localize("UTC"), [AWARE], ["tz-aware", "This time has a zone alr"]),
        (lambda a, b: a - b, [AWARE, LOCAL], ["One time has a zone and the other has none."]),
        (lambda a, b: a < b.to_pydatetime(), [LOCAL, AWARE], ["has a zone and the other has no"]),
    ],
)
def test_an_error_is_said_in_plain_words_beside_pythons_own(function, args, fragments):
    told = " ".join(parts(check.call, function, *args))
    assert all(fragment in told for fragment in fragments), told
    assert "<lambda>" not in told.partition("Look at")[0]


def test_an_error_that_is_not_the_tables_does_not_blame_it():
    assert "no column" not in parts(check.call, lookup, SMALL)[2]


def test_only_the_first_line_of_pythons_message_is_shown():
    def failing():
        raise ValueError("first\nsecond")

    saw = parts(check.call, failing)[0]
    assert saw.endswith("ValueError: first")


@pytest.mark.parametrize("answer", ["lambda table: 3", "lambda table: None", "lambda table: 1 / 0"])
def test_a_small_table_is_shown_with_what_the_function_gave(answer):
    saw, expected, _ = parts(check.gives, eval(answer), [SMALL], 2)
    assert saw.startswith("`your function(a table)` ")
    assert saw.endswith(" event  outlet\nparade Gazette\n storm     NaN\n")
    assert expected.startswith("I expected")
    large = pd.concat([SMALL] * 5)
    assert "parade" not in parts(check.gives, eval(answer), [large], 2)[0]


# --- tables -------------------------------------------------------------------------------------

DUE = pd.DataFrame({"key": ["a", "b", "c"], "when": pd.to_datetime(["2011", "2012", "2012"])})


def test_rows_that_tie_may_stand_in_any_order():
    check.table("t", DUE.iloc[[0, 2, 1]].assign(more=1), DUE, by="when")


@pytest.mark.parametrize(
    ("seen", "fragment"),
    [
        (DUE[["key"]], "no column called when"),
        (DUE[["key"]], "makes a new column"),
        (
            DUE[["when"]],
            "no column called key. I expected the columns key, when. A column was lost",
        ),
        (DUE.rename(columns={"key": "when", "when": "x"}), "A column was lost or renamed"),
        (DUE[:2], "2 rows"),
        (DUE[:0], "0 rows"),
        (DUE.assign(key=["x", "y", "z"]), "This is another table than the one you were given."),
        (DUE.assign(when=["2011", "2012", "2012"]), "it is text"),
        (DUE.assign(when=pd.NaT), "A missing value came."),
        (DUE[::-1], "The latest stands first."),
        (DUE.assign(key=["b", "a", "c"]), "In the row a of `t`, `when` is 1 Jan 2012 00:00"),
        (DUE.assign(key=["b", "a", "c"]), "never one column by itself"),
        (DUE.assign(key=["a", "a", "c"]), "no row b"),
        (DUE.assign(key=["a", ["b"], ("c", [])]), "no row b"),
        (DUE.set_index("key"), "no column called key"),
        (DUE["when"], "A table keeps all its columns."),
    ],
)
def test_a_wrong_table_is_refused_with_its_mistake(seen, fragment):
    usual = {tuple(DUE["when"])[::-1]: "The latest stands first."}
    assert fragment in " ".join(parts(check.table, "t", seen, DUE, by="when", usual=usual))


EVENING = pd.DataFrame({"key": ["r1", "r2", "r3"], "printed": ["10:10 PM", "8:18 PM", "9:00 PM"]})
EVENING["local"] = pd.to_datetime("3 Nov 2011 " + EVENING["printed"], format="%d %b %Y %I:%M %p")
HALF_A_DAY = pd.Timedelta(hours=12)


@pytest.mark.parametrize(
    ("local", "fragment"),
    [
        (EVENING["local"] - HALF_A_DAY, "`%I` with `%p`"),
        (EVENING["local"].dt.tz_localize("America/Phoenix"), "These times carry a zone."),
        (EVENING["local"] + pd.Timedelta(days=127), "compare"),
        (EVENING["local"].map(lambda time: time.replace(day=11, month=3)), "Day and month"),
    ],
)
def test_a_wrong_value_in_a_row_is_named_before_the_order(local, fragment):
    seen = EVENING.assign(local=local)
    saw, expected, why = parts(check.table, "t", seen, EVENING, by="local")
    assert saw.startswith("In the row r1 of `t`, `local` is ")
    assert expected == "I expected 3 Nov 2011 22:10 (no zone) in that row."
    assert fragment.lower() in why.lower()


def test_the_order_is_named_where_only_the_order_is_wrong():
    saw, expected, _ = parts(check.table, "t", EVENING, EVENING, by="local")
    assert saw.startswith("The column `local` of `t`, from top to bottom, is [3 Nov 2011 22:10")
    assert expected == "I expected the earliest first and the latest last."


def test_another_column_that_changed_is_named():
    seen = EVENING.assign(printed="x").sort_values("local")
    saw, expected, _ = parts(check.table, "t", seen, EVENING, by="local")
    assert "in the row r1 the column `printed` has changed: it is the text 'x'." in saw
    assert "'10:10 PM'" in expected


def test_columns_with_missing_values_can_be_compared():
    due = DUE.assign(note=[None, 1.5, np.nan])
    check.table("t", due, due, by="when")


# --- figures and their descriptions -------------------------------------------------------------

NAMES = ["announced, one", "announced, two", "alert, phone-in", "alert, phone", "end, five"]
AFTER = pd.to_timedelta([0, 0, 8, 20, 65], unit="min")
TIMES = pd.Series(
    (NIGHT + AFTER).tz_convert("UTC"), index=["one", "two", "phone-in", "phone", "five"]
)
LOCAL_TIMES = TIMES - pd.Timedelta(hours=5)
MINUTE = pd.Timedelta(minutes=1)
HEIGHTS = np.arange(5)


def drawn(how, label="time in UTC"):
    figure, axes = plt.subplots()
    how(axes)
    axes.set_xlabel(label)
    plt.close(figure)
    return figure


def one_by_one(axes):
    for time, name in zip(TIMES, NAMES, strict=True):
        axes.plot([time], [name], "o")


def right(axes):
    axes.plot(TIMES, NAMES, "o")


def with_ticks(how):
    def draw(axes):
        how(axes)
        axes.set_yticks(HEIGHTS, NAMES)

    return draw


def right_and(more):
    def draw(axes):
        right(axes)
        more(axes)

    return draw


WAYS = {
    "plot": right,
    "marks and a line": lambda axes: axes.plot(TIMES, NAMES, "o-"),
    "without zone": lambda axes: axes.plot(TIMES.dt.tz_localize(None), NAMES, "o"),
    "scatter": lambda axes: axes.scatter(TIMES, NAMES),
    "hlines": lambda axes: axes.hlines(NAMES, TIMES, TIMES + MINUTE),
    "vlines": with_ticks(lambda axes: axes.vlines(TIMES, HEIGHTS - 0.4, HEIGHTS + 0.4)),
    "stem": with_ticks(lambda axes: axes.stem(TIMES, HEIGHTS)),
    "stem aside": with_ticks(
        lambda axes: axes.hlines(HEIGHTS, TIMES.min(), TIMES) and axes.plot(TIMES, HEIGHTS, "o")
    ),
    "eventplot": with_ticks(
        lambda axes: axes.eventplot(
            [[time] for time in TIMES.dt.tz_localize(None)], lineoffsets=HEIGHTS, linelengths=0.8
        )
    ),
    "errorbar": lambda axes: axes.errorbar(TIMES, NAMES, xerr=MINUTE * 5, fmt="o", capsize=3),
    "errorbar without marks": lambda axes: axes.errorbar(TIMES, NAMES, xerr=MINUTE, fmt="none"),
    "bars": lambda axes: axes.barh(NAMES, [MINUTE] * 5, left=TIMES, height=0.3),
    "bars on an area": lambda axes: (
        axes.barh(NAMES, [MINUTE] * 5, left=TIMES) and axes.axvspan(TIMES.iloc[1], TIMES.iloc[2])
    ),
    "pandas": with_ticks(
        lambda axes: pd.Series(HEIGHTS, index=TIMES.array).plot(style="o", ax=axes)
    ),
    "pandas table": with_ticks(
        lambda axes: pd.DataFrame({"utc": TIMES, "y": HEIGHTS}).plot(
            x="utc", y="y", style="s", ax=axes, xlabel="UTC"
        )
    ),
    "one by one": one_by_one,
    "numbers": with_ticks(lambda axes: axes.plot(TIMES, HEIGHTS, "o")),
    "upside down": right_and(lambda axes: axes.invert_yaxis()),
    "sorted otherwise": lambda axes: axes.plot(TIMES[::-1], NAMES[::-1], "o"),
    "legend": right_and(lambda axes: axes.plot([], [], "s", label="x") and axes.legend()),
    "upright line": right_and(lambda axes: axes.axvline(TIMES.iloc[4], marker="x")),
    "level line": right_and(lambda axes: axes.axhline(2)),
    "area": right_and(lambda axes: axes.axvspan(TIMES.iloc[0], TIMES.iloc[2])),
    "guides": right_and(lambda axes: axes.hlines(NAMES, TIMES.min(), TIMES.max())),
    "joined": right_and(lambda axes: axes.plot(TIMES, NAMES)),
    "drawn twice in one place": right_and(right),
    "one mark stressed": right_and(lambda axes: axes.plot(TIMES[2:3], NAMES[2:3], "s")),
}


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS)
def test_a_timeline_may_be_drawn_in_several_ways(how):
    check.timeline("fig", drawn(how), TIMES, clock="UTC")


@pytest.mark.parametrize(
    "label",
    ["UTC", "Hour (utc)", "U.T.C.", "Coordinated Universal Time", "hour_utc", "universal time"],
)
def test_a_clock_may_be_named_in_several_ways(label):
    check.timeline("fig", drawn(right, label), TIMES, clock="UTC")


@pytest.mark.parametrize(
    ("figure", "fragment"),
    [
        (drawn(lambda axes: None), "0 marks"),
        (drawn(lambda axes: axes.plot(TIMES, NAMES)), "a line joins reports that have nothing"),
        (
            drawn(lambda axes: axes.plot(TIMES[3:], NAMES[3:], "o")),
            "`fig` has 2 marks. I expected 5",
        ),
        (drawn(lambda axes: axes.plot(TIMES.astype(str), NAMES, "o")), "not their text"),
        (drawn(lambda axes: axes.plot(NAMES, TIMES, "o")), "and times first"),
        (
            drawn(lambda axes: axes.plot(TIMES.dt.tz_convert("Asia/Kolkata"), NAMES, "o")),
            "another clock",
        ),
        (
            drawn(
                right_and(
                    lambda axes: axes.xaxis.set_major_formatter(DateFormatter("%H", "Asia/Kolkata"))
                )
            ),
            "another clock",
        ),
        (drawn(right, label=""), "no label"),
        (drawn(right, label="time"), "name the clock"),
        (drawn(right, label="time in Butch's zone"), "name the clock"),
        (drawn(lambda axes: axes.plot(TIMES, [1, 2, 3, 4, 5], "o")), "no words"),
        (
            drawn(lambda axes: axes.plot(TIMES, NAMES[::-1], "o")),
            "The marks stand at the right times, but beside other names: 'announced, one' stands "
            "at 04:15 instead of 03:10 UTC.",
        ),
        (
            drawn(
                lambda axes: (
                    axes.plot(TIMES, HEIGHTS, "o") and axes.set_yticks(HEIGHTS, NAMES[::-1])
                )
            ),
            "beside other names",
        ),
        (
            drawn(
                lambda axes: axes.plot(
                    [*TIMES[:3], TIMES.iloc[3] + 9 * MINUTE, TIMES.iloc[4]], NAMES, "o"
                )
            ),
            "There are 5 marks, but the one beside 'alert, phone' stands at 03:39 instead of 03:30",
        ),
        (drawn(lambda axes: axes.plot(LOCAL_TIMES, NAMES, "o")), "These are the printed clocks."),
        (
            drawn(lambda axes: axes.plot(TIMES + pd.Timedelta(days=1), NAMES, "o")),
            "at 11 Nov 03:10 instead of 10 Nov 03:10 UTC",
        ),
        (
            drawn(lambda axes: axes.plot(TIMES, [name.partition(",")[0] for name in NAMES], "o")),
            "No mark of `fig` stands beside a name with “one” in it.",
        ),
        (
            drawn(lambda axes: axes.plot(TIMES, [*NAMES[:4], "phone again"], "o")),
            "beside a name with “five” in it.",
        ),
        (
            drawn(lambda axes: axes.plot(TIMES, [*NAMES[:3], "alert, phones", NAMES[4]], "o")),
            "beside a name with “phone” in it.",
        ),
        (
            drawn(lambda axes: axes.plot(TIMES, ["one and two"] * 2 + NAMES[2:], "o")),
            "4 different names stand on the left",
        ),
        (drawn(right_and(lambda axes: axes.set_ylim(1.5, 9))), "lie outside"),
        (drawn(right_and(lambda axes: axes.set_xlim(TIMES.iloc[2], TIMES.iloc[4]))), "lie outside"),
        (
            drawn(right_and(lambda axes: axes.plot(LOCAL_TIMES, NAMES, "o"))),
            "`fig` has 10 marks; the one at 22:10 beside “announced, one” belongs to no report.",
        ),
    ],
)
def test_a_wrong_timeline_is_refused_with_its_mistake(figure, fragment):
    usual = {tuple(LOCAL_TIMES): "These are the printed clocks."}
    refusal = parts(check.timeline, "fig", figure, TIMES, clock="UTC", usual=usual)
    assert fragment in " ".join(refusal)


def test_no_number_of_marks_is_refused_by_the_same_number():
    for figure in [drawn(lambda axes: axes.plot(TIMES + MINUTE, NAMES, "o"))]:
        saw, expected, _ = parts(check.timeline, "fig", figure, TIMES, clock="UTC")
        assert "5 marks" in saw and "5" not in expected


def test_alt_text_has_bounds_a_beginning_and_a_fixed_point():
    good = (
        "Three reports in UTC: two of the announcement at 03:10 and, eight minutes later, an alert"
    )
    check.alt_text("alt", good, check.CLOCK_TIME, "a time")
    for wrong, fragment in [
        ("Three reports at 03:10", "has 4 words"),
        (good * 10, "words"),
        ("An image of " + good, "begins with"),
        (good.replace("03:10", "night"), "does not give a time"),
    ]:
        saw, expected, _ = parts(check.alt_text, "alt", wrong, check.CLOCK_TIME, "a time")
        assert fragment in saw
        assert "a time" not in expected


@pytest.mark.parametrize(
    ("seen", "fragment"),
    [
        (("a text", "and another"), "Two texts came; a comma between them does that. Leave it out"),
        (
            ["a"] * 3,
            "3 texts came; a comma between them does that. Leave it and the square brackets",
        ),
        (("one text",), "One text came in brackets; a comma"),
        ((1, 2), "A text stands in quotation marks."),
        (3, "A text stands in quotation marks."),
    ],
)
def test_a_text_that_fell_apart_is_recognised(seen, fragment):
    assert fragment in parts(check.alt_text, "alt", seen, check.CLOCK_TIME, "a time")[2]


@pytest.mark.parametrize(
    "time",
    ["03:10", "3.10", "0310 hours", "0310 UTC", "03h10", "3 AM", "3am", "3 a.m.", "3 o'clock"]
    + ["8:18 PM", "23:59", "03:10:15", "3.10."],
)
def test_a_clock_time_may_be_written_in_several_ways(time):
    check.alt_text("alt", f"At {time} " + "word " * 20, check.CLOCK_TIME, "a time")


@pytest.mark.parametrize(
    "other",
    ["25:99", "25:10", "3:99", "13 AM", "8.39 million", "10.11.2011", "2011", "0310", "3"]
    + ["3 amused", "2460 hours", "8.10 %"],
)
def test_another_number_is_no_clock_time(other):
    parts(check.alt_text, "alt", f"About {other} " + "word " * 20, check.CLOCK_TIME, "a time")


# --- in a notebook ------------------------------------------------------------------------------


def test_plain_python_shows_the_three_parts_too():
    error = check.NotYet("I saw a.", "I expected b.", "It was c.")
    assert "I saw a.\nI expected b.\nIt was c." in "".join(traceback.format_exception(error))


def test_a_notebook_shows_the_parts_and_no_traceback():
    sources = [
        "from backlash import check",
        "check.same('`n` is', 2, 3)",
        "check.same('`lead` is', lead, 3)",
        "1 / 0",
        "x = 1",
    ]
    nb = new_notebook(cells=[new_code_cell(source) for source in sources])
    nbclient.NotebookClient(nb, allow_errors=True, kernel_name="python3").execute()
    assert not nb.cells[0].outputs and not nb.cells[4].outputs
    (refused,), (unknown,), (other,) = (nb.cells[n].outputs for n in (1, 2, 3))
    assert refused.ename == "NotYet"
    assert len(refused.traceback) == 3
    assert refused.traceback[0] == "`n` is 2."
    assert unknown.ename == "NameError"
    assert unknown.traceback[0] == "NameError: name 'lead' is not defined"
    assert unknown.traceback[1].startswith("`lead` does not exist yet.")
    assert len(other.traceback) > 2  # other errors keep Python's own traceback


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """A shell of IPython that tells `check` about its cells."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    notebook.listen(shell)
    shell.run_cell("from backlash import check", cell_id="q01-setup")
    yield shell
    notebook._stopped.clear()
    notebook._running[0] = ""
    shell.events.unregister("pre_run_cell", notebook._before)
    shell.events.unregister("post_run_cell", notebook._after)
    InteractiveShell.clear_instance()


LOOK = "check.same('`lead` is', lead, 3); check.passed('q01-2-lead')"


@pytest.mark.parametrize("broken", ["lead = = 3", "1 / 0", "  lead = 3\n lead"])
def test_a_check_says_that_its_answer_is_old(shell, capsys, broken):
    def told(source, cell):
        shell.run_cell(source, cell_id=cell)
        return capsys.readouterr().out

    check_cell = "q01-2-lead-check"
    told(broken, "q01-2-lead")
    unknown = told(LOOK, check_cell)
    assert "`lead` does not exist yet." in unknown and notebook.STALE in unknown
    told("lead = 2", "q01-2-lead")
    assert notebook.STALE not in told(LOOK, check_cell)
    told(broken, "q01-2-lead")
    refused = told(LOOK, check_cell)
    assert "`lead` is 2." in refused and notebook.STALE in refused
    assert notebook.STALE not in told(LOOK, "q01-3-other-check")
    told("lead = 3", "q01-2-lead")
    told(broken, "q01-2-lead")
    assert told(LOOK, check_cell).endswith(f"in.\n{notebook.STALE}\n")
    told("lead = 3", "q01-2-lead")
    assert notebook.STALE not in told(LOOK, check_cell)


def test_cells_without_an_id_are_left_alone(shell, capsys):
    shell.run_cell("1 / 0")
    shell.run_cell("check.same('`x` is', 2, 3)")
    assert notebook.STALE not in capsys.readouterr().out
