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
from nbformat.v4 import new_code_cell, new_notebook

from backlash import check
from backlash.plain import cause, describe, equal, kind

NIGHT = pd.Timestamp("2011-11-09 22:10", tz="America/New_York")
EMPTY = [None, ..., [], "", float("nan"), pd.DataFrame(), nx.DiGraph(), pd.NaT, pd.NA, {}, [[]]]
EMPTY += [np.array([]), np.array(0), np.zeros((2, 2)), np.datetime64("NaT"), pd.Series(dtype=float)]
EMPTY += [True, False, 10**400, math.inf, 1j, object(), print]


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
    parts(check.timeline, "x", seen, [NIGHT], clock="UTC")
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
    ],
)
def test_the_usual_cause_is_named(seen, expected, fragment):
    assert fragment in cause(seen, expected)


def test_an_unanswered_question_is_recognised():
    assert "still three dots" in parts(check.same, "`n` is", ..., 3)[0]
    assert "three dots" in parts(check.gives, lambda: None, [], 3)[2]
    assert "`return`" in parts(check.gives, lambda: None, [], 3)[2]


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
    check.passed("q01-1-order")
    assert "q01-1-order: right." in capsys.readouterr().out


# --- tables -------------------------------------------------------------------------------------

DUE = pd.DataFrame({"key": ["a", "b", "c"], "when": pd.to_datetime(["2011", "2012", "2012"])})


def test_rows_that_tie_may_stand_in_any_order():
    check.table("t", DUE.iloc[[0, 2, 1]].assign(more=1), DUE, by="when")


@pytest.mark.parametrize(
    ("seen", "fragment"),
    [
        (DUE[["key"]], "no column called when"),
        (DUE[:2], "2 rows"),
        (DUE.assign(when=["2011", "2012", "2012"]), "it is text"),
        (DUE[::-1], "The latest stands first."),
        (DUE.assign(key=["b", "a", "c"]), "row a has changed"),
        (DUE.assign(key=["a", "a", "c"]), "has changed"),
        (DUE.set_index("key"), "no column called key"),
        (DUE["when"], "A table keeps all its columns."),
    ],
)
def test_a_wrong_table_is_refused_with_its_mistake(seen, fragment):
    usual = {tuple(DUE["when"])[::-1]: "The latest stands first."}
    assert fragment in " ".join(parts(check.table, "t", seen, DUE, by="when", usual=usual))


# --- figures and their descriptions -------------------------------------------------------------

TIMES = pd.Series([NIGHT, NIGHT, NIGHT + pd.Timedelta(minutes=8)]).dt.tz_convert("UTC")
NAMES = ["announced, one", "announced, two", "alert"]


def drawn(how, label="time in UTC"):
    figure, axes = plt.subplots()
    how(axes)
    axes.set_xlabel(label)
    plt.close(figure)
    return figure


def one_by_one(axes):
    for time, name in zip(TIMES, NAMES, strict=True):
        axes.plot([time], [name], "o")


@pytest.mark.parametrize(
    "how",
    [
        lambda axes: axes.plot(TIMES, NAMES, "o"),
        lambda axes: axes.plot(TIMES.dt.tz_localize(None), NAMES),
        lambda axes: axes.scatter(TIMES, NAMES),
        lambda axes: axes.hlines(NAMES, TIMES, TIMES + pd.Timedelta(minutes=1)),
        one_by_one,
    ],
    ids=["plot", "plot without zone", "scatter", "hlines", "one by one"],
)
def test_a_timeline_may_be_drawn_in_several_ways(how):
    check.timeline("fig", drawn(how), TIMES, clock="UTC")


@pytest.mark.parametrize(
    ("figure", "fragment"),
    [
        (drawn(lambda axes: None), "0 marks"),
        (drawn(lambda axes: axes.plot(TIMES[1:], NAMES[1:], "o")), "2 marks"),
        (drawn(lambda axes: axes.plot(TIMES.astype(str), NAMES, "o")), "not their text"),
        (
            drawn(lambda axes: axes.plot(TIMES.dt.tz_convert("Asia/Kolkata"), NAMES)),
            "another clock",
        ),
        (drawn(lambda axes: axes.plot(TIMES, NAMES, "o"), label=""), "no label"),
        (drawn(lambda axes: axes.plot(TIMES, NAMES, "o"), label="time"), "name the clock"),
        (drawn(lambda axes: axes.plot(TIMES, [1, 2, 3], "o")), "no words"),
    ],
)
def test_a_wrong_timeline_is_refused_with_its_mistake(figure, fragment):
    assert fragment in " ".join(parts(check.timeline, "fig", figure, TIMES, clock="UTC"))


def test_alt_text_has_bounds_a_beginning_and_a_fixed_point():
    good = (
        "Three reports in UTC: two of the announcement at 03:10 and, eight minutes later, an alert"
    )
    check.alt_text("alt", good, "[0-9]:[0-9]", "a time")
    for wrong, fragment in [
        ("Three reports at 03:10", "has 4 words"),
        (good * 10, "words"),
        ("An image of " + good, "begins with"),
        (good.replace("03:10", "night"), "does not give a time"),
    ]:
        assert fragment in parts(check.alt_text, "alt", wrong, "[0-9]:[0-9]", "a time")[0]


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
