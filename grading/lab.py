"""Open JupyterLab on the course, with Formgrader and Validate set up for the chosen class."""

import os
import sys

from grading.autograde import prepare
from grading.course import COURSE, GRADING, ROOT, class_folder, show, units


def environment() -> dict[str, str]:
    """The environment in which Jupyter finds the course's nbgrader configuration."""
    paths = [str(GRADING), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}


def command(options: list[str]) -> list[str]:
    """The command that starts JupyterLab on the checkout, in the course's folder."""
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{COURSE.name}",
        *options,
    ]


def lab(options: list[str]) -> None:
    """Enter the units into the class's gradebook and become JupyterLab."""
    print("Preparing the units ...", flush=True)
    for unit in units():
        prepare(unit)
    print(
        f"Class: {show(class_folder())}. Formgrader is in the menu Nbgrader. Stop with Ctrl-C.",
        flush=True,
    )
    os.execve(sys.executable, command(options), environment())
