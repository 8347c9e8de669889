"""The figures: shown once, in one style, with a description that survives in the notebook file."""

import base64

import matplotlib.pyplot as plt
import nbclient
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from backlash import plot


@pytest.fixture
def figure():
    with plt.rc_context():
        plot.use_style()
        fig, ax = plt.subplots()
        ax.plot([1, 2], [3, 4])
        yield fig
        plt.close(fig)


@pytest.fixture(scope="module")
def outputs():
    """What a notebook holds after a figure was shown in it."""
    source = "\n".join(
        [
            "import matplotlib.pyplot as plt",
            "from backlash import plot",
            "plot.use_style()",
            "fig, ax = plt.subplots()",
            "ax.plot([1, 2], [3, 4])",
            "plot.badge(fig, 'real', 'a source')",
            "plot.show(fig, alt='A line <rises>\\n from 3 to 4.')",
        ]
    )
    nb = new_notebook(cells=[new_code_cell(source), new_code_cell("plot.show(fig, alt='')")])
    nbclient.NotebookClient(nb, allow_errors=True, kernel_name="python3").execute()
    return [cell.outputs for cell in nb.cells]


def test_a_figure_is_shown_once_with_its_alt_text_and_nothing_on_stderr(outputs):
    image, words = outputs[0]
    assert image.metadata["image/png"]["alt"] == "A line <rises> from 3 to 4."
    assert "A line &lt;rises&gt; from 3 to 4." in words.data["text/html"]


def test_a_figure_is_small_enough_for_a_page(outputs):
    data = base64.b64decode(outputs[0][0].data["image/png"])
    width, height = (int.from_bytes(data[n : n + 4]) for n in (16, 20))
    assert (width, height) == (750, 400)
    assert len(data) < 100_000


def test_a_notebook_shows_a_refusal_in_one_sentence(outputs):
    (refusal,) = outputs[1]
    assert refusal.traceback == [
        "A figure needs its description: plot.show(fig, alt='What it shows ...')."
    ]


@pytest.mark.parametrize("alt", ["", "  ", None, 3])
def test_no_figure_without_its_description(figure, alt):
    with pytest.raises(plot.FigureError, match="needs its description"):
        plot.show(figure, alt=alt)


def test_a_figure_waits_while_its_description_is_three_dots(figure, capsys):
    plot.show(figure, alt=...)
    assert "waits" in capsys.readouterr().out
    assert not plt.fignum_exists(figure.number)


def test_what_is_no_figure_is_said():
    with pytest.raises(plot.FigureError, match=r"plt\.subplots"):
        plot.show(3, alt="A line.")


def test_a_badge_says_what_the_data_are_and_who_says_so(figure):
    plot.badge(figure, "assumed", "the minute of the tweet, " * 10)
    text = figure.get_supxlabel()
    assert text.startswith("[assumed] the minute")
    assert max(map(len, text.splitlines())) < 110
    with pytest.raises(plot.FigureError, match="real, simulated, assumed"):
        plot.badge(figure, "true", "me")


def test_a_badge_lies_below_the_label_and_inside_the_figure(figure):
    axes = figure.axes[0]
    axes.set_xlabel("time in UTC")
    plot.badge(figure, "real", "a source, " * 20)
    figure.canvas.draw()
    badge, label = figure._supxlabel.get_window_extent(), axes.xaxis.label.get_window_extent()
    assert badge.y0 >= 0 and badge.y1 <= label.y0
    assert badge.x1 <= figure.bbox.x1


def test_lines_differ_in_more_than_colour(figure):
    cycle = plt.rcParams["axes.prop_cycle"].by_key()
    assert len(set(cycle["color"])) == len(set(map(str, cycle["linestyle"]))) >= 6


def test_colours_are_dark_enough_on_white():
    for colour in plot.COLOURS[:4]:
        assert contrast_with_white(colour) >= 3, colour


def contrast_with_white(colour):
    """Contrast by WCAG 2; 3 is asked of lines and marks."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)
