"""Each command's bad input gets one sentence that says what to do, and status 1."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grading.__main__ import commands, main
from grading.build import nbgrader_config
from grading.course import ROOT, Stop, unit


@pytest.fixture
def refused(tmp_path, monkeypatch, capsys):
    """A function that runs a command on an empty class, which must refuse with one sentence."""
    monkeypatch.setenv("KUTCHER_CLASS", str(tmp_path))

    def run(*words, says):
        assert main(list(words)) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert says in err
        assert len(err.strip().splitlines()) == 1

    return run


@pytest.mark.parametrize("command", ["autograde", "feedback", "report", "build", "check", "export"])
def test_an_unknown_unit(refused, command):
    refused(command, "77-none", says="There is no unit called '77-none'")


def test_a_class_without_submissions(refused):
    refused("autograde", "01", says="There are no submissions to read")


def test_nobody_handed_in(refused, tmp_path):
    (tmp_path / "submitted" / "ada" / "02-other").mkdir(parents=True)
    refused("autograde", "01", says="Nobody has handed in 01-the-case")


def test_an_unknown_student(refused, tmp_path):
    (tmp_path / "submitted" / "ada" / "01-the-case").mkdir(parents=True)
    says = "bob has not handed in 01-the-case; these have: ada."
    refused("autograde", "01", "--student", "bob", says=says)


def test_nothing_graded_yet(refused):
    refused("report", "01", says="Nothing is graded yet")
    refused("export", says="Nothing is graded yet")


def test_a_unit_that_the_gradebook_does_not_know(refused, tmp_path):
    nbgrader_config()  # it puts alembic, which a new gradebook needs, on the path
    Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}").close()
    refused("report", "01", says="Nothing is graded yet")


def test_a_class_folder_that_is_a_file(refused, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KUTCHER_CLASS", str(tmp_path / "file"))
    refused("autograde", "01", says="There are no submissions to read")


def test_a_file_without_permission(refused, monkeypatch):
    def forbidden(*_):
        raise PermissionError(13, "Permission denied", "grades.csv")

    monkeypatch.setattr("grading.autograde.wanted", forbidden)
    refused("feedback", "01", says="Cannot use grades.csv: give yourself permission for it.")


def test_the_command_line_as_typed():
    done = subprocess.run(
        [sys.executable, "-m", "grading", "build", "77"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 1
    assert done.stderr.startswith("There is no unit called '77'; choose one of: 01-the-case")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have other permissions")
def test_a_folder_without_write_permission(tmp_path, monkeypatch):
    from grading import course

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(Stop, match="Cannot write to .*: Permission denied"):
        course.make_folder(tmp_path)


def test_units_by_number_and_by_name():
    assert unit("01") == unit("01-the-case") == "01-the-case"


def test_help_names_every_command():
    shown = commands().format_help()
    for word in ("build", "check", "autograde", "feedback", "report", "export", "demo", "lab"):
        assert word in shown


def test_a_lesson_that_cannot_be_built_leaves_everything(tmp_path, monkeypatch):
    from grading import build as b

    for name in ("SOLUTIONS", "COURSE", "BUILD", "SOURCE", "RELEASE"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(b, name, tmp_path / name)
    meta = '{"grade": false, "grade_id": "q01-1-a", "locked": false, "solution": true'
    meta += ', "schema_version": 3, "task": false}'
    text = f"# %% nbgrader={meta}\n### BEGIN SOLUTION\na = 1\n"
    (tmp_path / "SOLUTIONS" / "01-the-case.py").write_text(text)
    with pytest.raises(Stop, match="could not be built"):
        b.build("01-the-case")
    assert list((tmp_path / "COURSE").iterdir()) == []
    assert [path.suffix for path in (tmp_path / "SOLUTIONS").iterdir()] == [".py"]


def test_work_saved_in_the_course_is_kept(tmp_path, monkeypatch, capsys):
    from grading import build as b

    monkeypatch.setattr(b, "COURSE", tmp_path)
    made, place = tmp_path / "made.ipynb", tmp_path / "01-x" / "01-x.ipynb"
    place.parent.mkdir()
    cell = {"cell_type": "code", "source": "1", "metadata": {}, "id": "a", "outputs": []}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    made.write_text(json.dumps(notebook | {"cells": [cell | {"execution_count": None}]}))
    worked = json.dumps(notebook | {"cells": [cell | {"execution_count": 3}]})
    place.write_text(worked)
    b.publish(made, place)
    assert (place.parent / "01-x.saved-1.ipynb").read_text() == worked
    assert place.read_bytes() == made.read_bytes()
    assert "was kept as 01-x.saved-1.ipynb" in capsys.readouterr().out
