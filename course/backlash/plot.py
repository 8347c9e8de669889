"""Show figures and tables in one style, each with its badge; figures with their description."""

import html
import io
import textwrap
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from cycler import cycler
from IPython import get_ipython
from IPython.display import HTML, Image, display

BADGES = ("real", "simulated", "assumed")

# Okabe and Ito's colours, without the yellow that paper loses; the line styles carry the same
# difference for readers and printers without colour.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#000000", "#CC79A7", "#E69F00"]
LINES = ["-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1))]

STYLE = {
    "figure.figsize": (7.5, 4.0),
    "figure.constrained_layout.use": True,
    "savefig.dpi": 100,
    "axes.prop_cycle": cycler(color=COLOURS) + cycler(linestyle=LINES),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.titlelocation": "left",
    "grid.color": "#DDDDDD",
    "font.size": 11,
    "lines.linewidth": 2,
    "lines.markersize": 8,
    "date.autoformatter.hour": "%d %b %H:%M",
    "date.autoformatter.minute": "%H:%M",
}


class FigureError(ValueError):
    """A figure that cannot be shown as asked. A notebook shows the sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def use_style() -> None:
    """Make every figure and table of this notebook look like the course's own."""
    plt.rcParams.update(STYLE)
    pd.set_option("display.max_colwidth", 80)
    if shell := get_ipython():
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, _table)


def badge(figure: plt.Figure, kind: str, source: str) -> None:
    """Write below a figure what its data are and where they come from.

    Parameters
    ----------
    kind
        "real", "simulated" or "assumed".
    source
        Who says so.
    """
    if kind not in BADGES:
        raise FigureError(f"A badge is one of {', '.join(BADGES)}; {kind!r} is none of them.")
    width = int(figure.get_figwidth() * 13)
    text = textwrap.fill(f"[{kind}] {source}", width)
    figure.supxlabel(text, x=0.01, ha="left", fontsize=9, color="#555555")


def show(figure: plt.Figure, alt: str) -> None:
    """Show a figure once, with a text that says the same in words.

    The text becomes the `alt` of the image in the notebook file and in pages made from it.
    JupyterLab and nbconvert's "lab" template do not pass it on, so it also stands below the
    figure, where everybody can read it.

    Parameters
    ----------
    alt
        What the figure shows, in one or two sentences. While it is still three dots, a line says
        that the figure waits for it.
    """
    if not isinstance(figure, plt.Figure):
        raise FigureError("plot.show needs a figure: fig, ax = plt.subplots() makes one.")
    if alt is ...:
        plt.close(figure)
        print("The figure waits for its description, which is still three dots.")
        return
    if not isinstance(alt, str) or not alt.strip():
        raise FigureError(
            "A figure needs its description: plot.show(fig, alt='What it shows ...')."
        )
    alt = " ".join(alt.split())
    plt.close(figure)  # or the notebook shows it a second time
    display(Image(_png(figure), alt=alt))
    display(HTML(f"<p><small>In words: {html.escape(alt)}</small></p>"))


def _table(frame: pd.DataFrame) -> str:
    """Write a table as HTML, with its badge below it if it has one."""
    shown = frame._repr_html_()
    if shown is None or "badge" not in frame.attrs:
        return shown
    what = html.escape(f"[{frame.attrs['badge']}] {frame.attrs['title']}")
    return f"{shown}<p><small>{what}</small></p>"


def _png(figure: Any) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
