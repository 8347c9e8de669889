"""Run a rebuilt notebook: a cell that hangs or kills Python costs its own question only."""

import copy
import subprocess
import time

from jupyter_core.utils import run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from traitlets import Integer

from grading.rebuild import KEY


class Quiet(Execute):
    """nbgrader's Execute step; what the kernel's own machinery prints stays out of the terminal."""

    async def async_start_new_kernel(self, **options: object) -> None:
        """Start a kernel without its stdout and stderr; cells' output comes by messages."""
        await super().async_start_new_kernel(
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
        )

    start_new_kernel = run_sync(async_start_new_kernel)


class Run(Quiet):
    """nbgrader's Execute step. A cell that stops the run is left out and the rest is run again.

    The notebook gets a state in its metadata: graded, unreadable, timed out or crashed. What could
    not be run within the notebook's budget is marked, so that it is left to a person and is no 0.
    """

    timeout = Integer(20, help="Seconds that one cell may take.").tag(config=True)
    budget = Integer(120, help="Seconds that one notebook may take, repeats included.").tag(
        config=True
    )

    interrupt_on_timeout = False
    error_on_timeout = None

    def preprocess(self, nb: NotebookNode, resources: dict, km: object = None) -> tuple:
        """Run all cells; see the class."""
        state = nb.metadata.get(KEY, {"state": "graded", "why": "", "repairs": []})
        if state["state"] == "unreadable":
            for cell in nb.cells:
                leave_to_a_person(cell)
            return nb, resources
        self.left_out: dict[int, str] = {}
        self.deadline = time.monotonic() + self.budget
        while True:
            self.at = -1
            attempt = copy.deepcopy(nb)
            try:
                attempt, resources = super().preprocess(attempt, resources, km)
                break
            except CellTimeoutError:
                if self.out_of_time():
                    state["state"] = "timed out"
                    state["why"] = f"The notebook was not done within {self.budget} seconds."
                    break
                self.left_out[self.at] = (
                    f"It ran for {self.timeout} seconds without coming to an end."
                )
            except DeadKernelError:
                if self.at < 0:  # no cell is to blame: Python does not start on this machine
                    raise
                self.left_out[self.at] = "It stopped Python itself."
        self.finish(attempt, state)
        return attempt, resources

    def out_of_time(self) -> bool:
        """Whether the notebook's budget is spent."""
        return time.monotonic() >= self.deadline

    def preprocess_cell(self, cell: NotebookNode, resources: dict, index: int) -> tuple:
        """Run one cell unless it was found to stop the run."""
        self.at = index
        if index in self.left_out:
            cell.outputs = [stopped(self.left_out[index])]
            return cell, resources
        if cell.cell_type == "code" and self.out_of_time():
            raise CellTimeoutError("The notebook's budget is spent.")
        return super().preprocess_cell(cell, resources, index)

    def finish(self, nb: NotebookNode, state: dict) -> None:
        """Write the state, and let a check's output say only right or wrong."""
        if state["state"] == "timed out":
            for cell in nb.cells[self.at :]:
                leave_to_a_person(cell)
        for cell in nb.cells:
            if is_grade(cell) and cell.cell_type == "code":
                cell.outputs = [out for out in cell.outputs if not costs_points_by_mistake(out)]
        if self.left_out:
            state["repairs"] = [
                *state["repairs"],
                *(
                    f"A cell was left out ({nb.cells[i].id}): {why}"
                    for i, why in self.left_out.items()
                ),
            ]
        nb.metadata[KEY] = state


def costs_points_by_mistake(output: NotebookNode) -> bool:
    """Whether nbgrader would take an output for a grade: a warning, a value shown."""
    return output.output_type == "execute_result" or output.get("name") == "stderr"


def leave_to_a_person(cell: NotebookNode) -> None:
    """Mark a graded cell as not graded."""
    if is_grade(cell):
        cell.metadata[KEY] = {"ungraded": True}


def stopped(why: str) -> NotebookNode:
    """The output shown for a cell that was left out."""
    text = (
        f"This cell was left out of the run. {why}\n"
        "I expected it to finish within a few seconds.\n"
        "This usually happens with a loop whose end is never reached."
    )
    return new_output("error", ename="Stopped", evalue=why, traceback=[text])
