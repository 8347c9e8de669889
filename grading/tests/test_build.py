"""A lesson becomes the same notebooks every time, with ids that speak."""

import nbformat
import pytest

from grading import build as b
from grading.course import COURSE, SOLUTIONS, units


def test_a_rebuild_changes_no_byte(built):
    committed, made = built
    assert committed == made


@pytest.mark.parametrize("unit", units())
def test_ids_are_grade_ids_or_tell_the_place(unit):
    nb = b.source_notebook(unit)
    ids = [cell.id for cell in nb.cells]
    assert len(set(ids)) == len(ids)
    assert ids[0] == f"{unit}_1"
    assert [cell.id for cell in b.source_notebook(unit).cells] == ids


@pytest.mark.parametrize("unit", units())
def test_notebooks_carry_no_trace_of_the_machine(unit, built):
    for path in (COURSE / unit / f"{unit}.ipynb", SOLUTIONS / f"{unit}.ipynb"):
        nb = nbformat.read(path, as_version=4)
        assert nb.metadata == b.METADATA
        text = path.read_text(encoding="utf-8")
        assert "ipykernel_" not in text and "/home/" not in text
        assert "site-packages" not in text


def test_a_change_of_the_text_or_the_data_asks_for_a_build(built, tmp_path, monkeypatch):
    unit = units()[0]
    assert b.is_built(unit)
    monkeypatch.setattr(b, "MADE_FROM", [*b.MADE_FROM, "README.md"])
    assert not b.is_built(unit)


def test_config_is_the_one_students_and_graders_see():
    config = b.nbgrader_config()
    assert config.ClearSolutions.code_stub["python"] == "..."
    assert config.CourseDirectory.release_directory == str(COURSE)
