"""The command line of instructors and maintainers: python -m grading COMMAND."""

import argparse
import os
import sys
from pathlib import Path

from grading.course import Stop, show, unit, units


def commands() -> argparse.ArgumentParser:
    """The command line's grammar."""
    parser = argparse.ArgumentParser(
        prog="python -m grading",
        description="Build, grade and report the units of the course.",
        epilog="The class graded is grading/class, or the folder named by KUTCHER_CLASS.",
    )
    add = parser.add_subparsers(dest="command", required=True, metavar="COMMAND").add_parser
    one = argparse.ArgumentParser(add_help=False)
    one.add_argument("unit", help='a unit: "01-the-case" or "01"')
    some = argparse.ArgumentParser(add_help=False)
    some.add_argument("units", nargs="*", metavar="UNIT", help="units; all by default")
    who = argparse.ArgumentParser(add_help=False)
    who.add_argument("--student", metavar="ID", help="only this student")

    add("build", parents=[some], help="make the notebooks of units from their text")
    add("check", parents=[some], help="hold units to the gates, without changing anything")
    grading = add("autograde", parents=[one, who], help="grade what a class handed in")
    grading.add_argument("--force", action="store_true", help="grade again what was graded")
    add("feedback", parents=[one, who], help="write the pages that students get back")
    add("report", parents=[one], help="print the class and write its report page")
    export = add("export", parents=[some], help="write the table of grades")
    export.add_argument("--to", default="grades.csv", metavar="FILE", help="grades.csv by default")
    add("demo", help="grade an example class of six and show where to look")
    lab = add("lab", help="open JupyterLab on the course, with Formgrader and Validate")
    lab.add_argument("options", nargs="*", help="options for jupyter lab, after --")
    return parser


def build(args: argparse.Namespace) -> None:
    """Build the units asked for."""
    from grading.build import build as build_unit

    for name in named(args.units):
        print(f"Building {name} (its solution is run once, about 10 s) ...", flush=True)
        build_unit(name)


def check(args: argparse.Namespace) -> None:
    """Hold the units asked for to the gates."""
    from grading.gates import check as check_unit

    faults = 0
    for name in named(args.units):
        print(f"Checking {name} ...", flush=True)
        for fault in check_unit(name, say=print):
            faults += 1
            print(f"  {fault}")
    if faults:
        raise Stop(f"{faults} faults; mend the lesson's text in solutions/ and build again.")
    print("All gates passed.")


def autograde(args: argparse.Namespace) -> None:
    """Grade a class, a line a student."""
    from grading.autograde import autograde_aloud

    autograde_aloud(unit(args.unit), args.student, args.force)
    report(args)


def feedback(args: argparse.Namespace) -> None:
    """Write feedback pages, a line a page."""
    from grading.autograde import feedback as write

    for student, page in write(unit(args.unit), args.student):
        print(f"  {student}  {show(page)}", flush=True)


def report(args: argparse.Namespace) -> None:
    """Print the class and write its page."""
    from grading import report as reports

    name = unit(args.unit)
    print(reports.short_table(name))
    print(f"Report: {show(reports.report(name))}")


def export(args: argparse.Namespace) -> None:
    """Write the table of grades."""
    from grading.autograde import export as write

    print(f"Grades: {show(write(named(args.units), Path(args.to).resolve()))}")


def demo(args: argparse.Namespace) -> None:
    """Grade the example class, in a folder of its own."""
    os.environ["KUTCHER_CLASS"] = "demo"
    from grading.demo import demo as show_demo

    show_demo()


def lab(args: argparse.Namespace) -> None:
    """Open JupyterLab."""
    from grading.lab import lab as open_lab

    open_lab(args.options)


def named(names: list[str]) -> list[str]:
    """Full names of the units asked for, or all."""
    return [unit(name) for name in names] or units()


def main(words: list[str] | None = None) -> int:
    """Run one command; a fault of the caller's is one sentence and status 1."""
    args = commands().parse_args(words)
    try:
        globals()[args.command](args)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except PermissionError as error:
        place = error.filename or "a file"
        print(f"Cannot use {place}: give yourself permission for it.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What is graded so far is kept; the same command goes on.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
