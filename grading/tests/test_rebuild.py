"""A submission is rebuilt on the release, honest work is kept, and every repair is told."""

import copy
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grading import rebuild as rb
from grading.tests.notebooks import cell, get, names, release


@pytest.fixture
def handed_in():
    nb = release()
    get(nb, "q09-1-one").source = "one = 1"
    get(nb, "q09-2-two").source = "def two(x):\n    return 2 * x"
    get(nb, "q09-w").source = "My brief."
    return nb


def rebuilt(nb):
    return rb.rebuild(release(), nb)


def test_answers_are_taken_and_nothing_is_repaired(handed_in):
    made = rebuilt(handed_in)
    assert made.repairs == []
    assert names(made.notebook) == names(release())
    assert get(made.notebook, "q09-1-one").source == "one = 1"
    assert get(made.notebook, "q09-w").source == "My brief."


def test_nothing_but_source_is_taken(handed_in):
    for each in handed_in.cells:
        each.metadata["tags"] = ["skip-execution"]
        each.metadata.setdefault("nbgrader", {})["points"] = 1000
    handed_in.metadata["kernelspec"] = {"name": "evil", "display_name": "evil"}
    made = rebuilt(handed_in).notebook
    assert [each.metadata for each in made.cells] == [each.metadata for each in release().cells]
    assert made.metadata == release().metadata


def test_changed_check_is_put_back_and_told(handed_in):
    get(handed_in, "q09-1-one-check").source = "pass"
    made = rebuilt(handed_in)
    assert "assert one == 1" in get(made.notebook, "q09-1-one-check").source
    assert made.repairs == ["The course's cell q09-1-one-check had been changed; it was put back."]


def test_deleted_check_and_setup_are_put_back_in_their_place(handed_in):
    handed_in.cells = [
        each for each in handed_in.cells if each.id not in ("q09-1-one-check", "q09-setup")
    ]
    made = rebuilt(handed_in)
    assert names(made.notebook) == names(release())
    assert len(made.repairs) == 2


def test_copied_check_is_taken_out(handed_in):
    copied = copy.deepcopy(get(handed_in, "q09-1-one-check"))
    copied.id = "pasted"
    handed_in.cells.insert(4, copied)
    made = rebuilt(handed_in)
    assert names(made.notebook) == names(release())
    assert made.repairs == ["A copy of the course's cell q09-1-one-check was taken out."]


def test_moved_cells_go_back_to_their_place(handed_in):
    handed_in.cells = handed_in.cells[::-1]
    assert names(rebuilt(handed_in).notebook) == names(release())


def test_a_students_own_cell_stays_where_it_helps(handed_in):
    handed_in.cells.insert(5, new_code_cell("def double(x):\n    return 2 * x"))
    get(handed_in, "q09-2-two").source = "def two(x):\n    return double(x)"
    made = rebuilt(handed_in).notebook
    sources = [each.source for each in made.cells]
    assert sources.index("def double(x):\n    return 2 * x") == 5


def test_a_changed_example_is_kept(handed_in):
    get(handed_in, "p2").source = "example = 11"
    assert get(rebuilt(handed_in).notebook, "p2").source == "example = 11"


def test_an_answer_in_a_new_cell_survives_the_deleted_answer_cell(handed_in):
    at = names(handed_in).index("q09-1-one")
    handed_in.cells[at] = new_code_cell("one = 1")
    made = rebuilt(handed_in).notebook
    space = {}
    for each in made.cells[: names(made).index("q09-1-one-check") + 1]:
        if each.cell_type == "code":
            exec(each.source, space)
    assert space["one"] == 1


@pytest.mark.parametrize("kept_first", [True, False])
def test_a_written_answer_pasted_twice_is_the_one_written_in(handed_in, kept_first):
    other = cell("q09-w", "*Write here*", kind="text", grade=True, solution=True, points=6)
    other.id = "pasted"
    handed_in.cells.insert(len(handed_in.cells) - (0 if kept_first else 1), other)
    assert get(rebuilt(handed_in).notebook, "q09-w").source == "My brief."


def test_an_answer_turned_into_text_is_code_again(handed_in):
    at = names(handed_in).index("q09-1-one")
    meta = handed_in.cells[at].metadata
    handed_in.cells[at] = new_markdown_cell("one = 1", metadata=meta)
    assert get(rebuilt(handed_in).notebook, "q09-1-one").cell_type == "code"


def test_lost_cell_ids_do_not_double_the_examples(handed_in):
    for each in handed_in.cells:
        del each["id"]
    assert names(rebuilt(handed_in).notebook) == names(release())


def test_another_courses_notebook_is_refused():
    with pytest.raises(rb.Unreadable, match="none of the unit's questions"):
        rebuilt(new_notebook(cells=[new_code_cell("1 + 1")]))


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"cells": 3}',
        '{"cells": []}'.encode("utf-16"),
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [null]}',
        b'{"nbformat": 99, "nbformat_minor": 5, "metadata": {}, "cells": []}',
    ],
)
def test_a_damaged_file_gets_one_sentence(tmp_path, content):
    path = tmp_path / "09-x.ipynb"
    path.write_bytes(content)
    with pytest.raises(rb.Unreadable, match="damaged|none of the unit"):
        rb.rebuild(release(), rb.read(path))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_broken_link_among_other_names_is_passed_over(tmp_path, monkeypatch, handed_in):
    monkeypatch.setattr(rb, "released", lambda unit: release())
    nbformat.write(handed_in, tmp_path / "homework.ipynb")
    (tmp_path / "a.ipynb").symlink_to(tmp_path / "nowhere")
    assert rb.find(tmp_path, "09-x")[0].name == "homework.ipynb"


@pytest.mark.parametrize(
    "odd",
    [
        {"metadata": []},
        {"metadata": None},
        {"metadata": {"nbgrader": []}},
        {"metadata": {"nbgrader": {"grade_id": ["q09-1-one"]}}},
        {"id": ["a"]},
        {"cell_type": ["code"]},
    ],
)
def test_odd_cells_beside_honest_work_do_not_stop_it(handed_in, odd):
    cell = {"cell_type": "code", "metadata": {}, "source": "1", "outputs": []}
    handed_in.cells.append(nbformat.from_dict(cell | odd))
    assert get(rebuilt(handed_in).notebook, "q09-1-one").source == "one = 1"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_link_and_a_pipe_are_not_opened(tmp_path):
    secret = tmp_path / "solution.ipynb"
    nbformat.write(release(), secret)
    link = tmp_path / "link.ipynb"
    link.symlink_to(secret)
    pipe = tmp_path / "pipe.ipynb"
    os.mkfifo(pipe)
    for path in (link, pipe):
        with pytest.raises(rb.Unreadable, match="not a notebook"):
            rb.read(path)


def test_lone_surrogates_do_not_stop_grading(tmp_path, handed_in):
    text = nbformat.writes(handed_in).replace("My brief.", "My \\ud800 brief.")
    path = tmp_path / "09-x.ipynb"
    path.write_text(text, encoding="utf-8")
    source = get(rb.rebuild(release(), rb.read(path)).notebook, "q09-w").source
    assert source.encode("utf-8") == b"My ? brief."


def test_old_formats_are_read(tmp_path, handed_in):
    handed_in.nbformat_minor = 2
    for each in handed_in.cells:
        del each["id"]
    path = tmp_path / "old.ipynb"
    path.write_text(nbformat.writes(handed_in), encoding="utf-8")
    assert rb.rebuild(release(), rb.read(path)).repairs == []


def test_the_right_name_wins_and_others_are_told(tmp_path, monkeypatch, handed_in):
    monkeypatch.setattr(rb, "released", lambda unit: release())
    nbformat.write(handed_in, tmp_path / "09-x.ipynb")
    nbformat.write(release(), tmp_path / "09-x-Copy1.ipynb")
    path, told = rb.find(tmp_path, "09-x")
    assert path.name == "09-x.ipynb"
    assert told == ["There was a second notebook, 09-x-Copy1.ipynb; it was left out."]


def test_among_other_names_the_one_with_the_questions_wins(tmp_path, monkeypatch, handed_in):
    monkeypatch.setattr(rb, "released", lambda unit: release())
    nbformat.write(handed_in, tmp_path / "homework (1).ipynb")
    (tmp_path / "a.ipynb").write_text("{")
    path, told = rb.find(tmp_path, "09-x")
    assert path.name == "homework (1).ipynb"
    assert len(told) == 2


def test_a_folder_without_a_notebook_is_unreadable(tmp_path):
    with pytest.raises(rb.Unreadable, match="no notebook"):
        rb.find(tmp_path, "09-x")
