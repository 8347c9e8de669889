"""Remember which cells of a notebook stopped, so that a check can say that its answer is old."""

import traceback
from typing import Any

from IPython import get_ipython

STALE = (
    "The cell above stopped with a red message when it was last run, so this may look at an older "
    "answer, or at none. Mend it, run it, then run this again."
)

_stopped: set[str] = set()  # ids of cells whose last run ended with an error
_running: list[str] = [""]


def stale() -> str:
    """A sentence for a check whose answer cell stopped when it was last run, else nothing.

    Needs cell ids that belong together, as the build makes them: q01-2-utc, q01-2-utc-check.
    """
    answer, is_check, _ = _running[0].partition("-check")
    return STALE if is_check and answer in _stopped else ""


def _before(info: Any) -> None:
    _running[0] = getattr(info, "cell_id", None) or ""


def _after(result: Any) -> None:
    cell = getattr(result.info, "cell_id", None) or ""
    (_stopped.discard if result.success else _stopped.add)(cell)


def _explain_name_error(
    shell: Any, cls: type, error: Any, trace: Any, tb_offset: Any = None
) -> None:
    if cls is NameError:
        hint = (
            f"`{error.name}` does not exist yet. Compare the spelling, "
            "or run the cell that makes it and then this one."
        )
        lines = [*traceback.format_exception_only(error), hint, stale()]
        error._render_traceback_ = lambda: [line.rstrip("\n") for line in lines if line]
    shell.showtraceback((cls, error, trace))


def listen(shell: Any) -> None:
    """Hear of every cell that is run from now on."""
    shell.set_custom_exc((NameError,), _explain_name_error)
    shell.events.register("pre_run_cell", _before)
    shell.events.register("post_run_cell", _after)


if get_ipython():
    listen(get_ipython())
