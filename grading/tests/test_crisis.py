"""Holds every student's own crisis to its promise: one id, one crisis, everywhere, for ever."""

import hashlib
import subprocess
import sys

import pandas as pd
import pytest

from backlash import data
from backlash.world import WorldError
from backlash.world.crisis import crisis_world, seed_of

TABLES = ["accounts", "follows", "posts", "reactions", "export"]
# What these students have been given. Never change a sum: it would change a student's data in the
# middle of a course. If the generator must change, change SALT with it, between two courses.
GIVEN = {
    "student": "beb08d6ed50e5f3454da86e86538d366ee8df9a82e48724e036ebb906df0d3c9",
    "2468": "795d41068b060ffd3817bdf967bc3ac22ae2e40ee339922ff3de10eb6a8143c2",
    "Zoë Ångström": "7e1c7d4bafb56cdd1790c52161f2de6dcb3a227530f7e00bc5e3d3198e132def",
}
FINGERPRINT = """
import hashlib, sys
from backlash import data
crisis = data.my_crisis(sys.argv[1])
text = crisis.story + "".join(
    getattr(crisis, name).to_csv(index=False, lineterminator="\\n")
    for name in ("accounts", "follows", "posts", "reactions", "export")
)
print(hashlib.sha256(text.encode("utf-8")).hexdigest())
"""


def fingerprint(student_id):
    crisis = data.my_crisis(student_id)
    text = crisis.story + "".join(
        getattr(crisis, name).to_csv(index=False, lineterminator="\n") for name in TABLES
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("student_id", GIVEN)
def test_an_id_has_the_crisis_it_always_had(student_id):
    assert fingerprint(student_id) == GIVEN[student_id]


def test_another_process_with_another_hash_seed_makes_the_same(tmp_path):
    for seed in ("1", "2"):
        result = subprocess.run(
            [sys.executable, "-W", "error", "-c", FINGERPRINT, "2468"],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        )
        assert result.stdout.strip() == GIVEN["2468"], result.stderr


@pytest.mark.parametrize("other", ["STUDENT", " student\n", "ｓｔｕｄｅｎｔ"])
def test_how_an_id_is_typed_makes_no_difference(other):
    assert seed_of(other) == seed_of("student")


def test_a_number_is_the_text_of_it():
    assert seed_of(2468) == seed_of("2468")


@pytest.mark.parametrize("bad", ["", "  ", None, True, 2.5, b"student", ["student"]])
def test_what_is_no_id_is_refused_in_one_sentence(bad):
    with pytest.raises(WorldError, match=r"^(A s|The s)tudent's id [^\n]+\.$"):
        data.my_crisis(bad)


def test_no_two_students_share_figures():
    figures = set()
    for number in range(40):
        crisis = data.my_crisis(f"student-{number}")
        reactions = crisis.reactions
        peak = reactions.set_index("time").resample("1min").size().max()
        shares = reactions["stance"].value_counts(normalize=True)
        figures.add((len(reactions), peak, shares["critical"], crisis.followers, crisis.story))
    assert len({figure[:1] for figure in figures}) > 35
    assert len(figures) == 40


def test_every_id_makes_a_crisis_that_can_be_taught():
    for number in range(25):
        crisis = data.my_crisis(f"teach-{number}")
        assert 1_000 < len(crisis.reactions) < 8_000
        assert list(crisis.posts["post"]) == ["post", "explanation", "apology", "measure"]
        assert crisis.posts["time"].is_monotonic_increasing
        deleted = crisis.posts["deleted"].iloc[0]
        own = crisis.reactions.query("kind == 'retweet' and about == 1")
        assert len(own) > 10 and own["time"].max() < deleted
        assert set(crisis.reactions["stance"]) == {"supportive", "neutral", "critical"}


def test_parameters_of_any_seed_are_in_range():
    """Building the dataclasses checks them; a seed out of range would fail for one student only."""
    import numpy as np

    for number in range(2_000):
        seed = seed_of(number)
        crisis_world(seed, np.random.RandomState([*seed, 0]))


def test_tables_say_what_they_are():
    crisis = data.my_crisis("student")
    for name in TABLES:
        table = getattr(crisis, name)
        assert isinstance(table, pd.DataFrame)
        assert table.attrs["badge"] == "simulated" and name in table.attrs["title"]
    followers = (crisis.follows["followed"] == 0).sum()
    assert followers == pytest.approx(crisis.followers * crisis.reading * crisis.in_file, abs=1)
