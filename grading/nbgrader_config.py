"""The one nbgrader configuration: our commands, stock nbgrader and the Formgrader all read it."""

import os
import sysconfig

from grading.course import COURSE, SOURCE, class_folder

c = get_config()  # noqa: F821  (nbgrader gives this name to a configuration file)

# nbgrader finds alembic through PATH, wherever this Python was called from.
scripts = sysconfig.get_path("scripts")
if scripts not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")

# Where things are. The class (submissions, grades, feedback) never lies in what git tracks.
folder = class_folder()
folder.mkdir(parents=True, exist_ok=True)
c.CourseDirectory.root = str(folder)
c.CourseDirectory.course_id = "kutcher-case"
c.CourseDirectory.source_directory = str(SOURCE)
c.CourseDirectory.release_directory = str(COURSE)
c.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"

# What a student sees in place of an answer.
c.ClearSolutions.code_stub = {"python": "..."}
c.ClearSolutions.text_stub = "*Write your answer here, in place of this line.*"
# Rubrics with their sample answers stand above the written answer, for graders only.
c.ClearMarkScheme.enforce_metadata = False

# Grading: the released notebook is rebuilt with the student's own cells, run, and recorded.
c.Autograde.pre_convert_hook = "grading.rebuild.one_notebook"
c.Autograde.exporter_class = "grading.rebuild.SubmissionExporter"
c.Autograde.autograde_preprocessors = [
    "grading.run.Run",
    "nbgrader.preprocessors.LimitOutput",
    "grading.record.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.ExportApp.plugin_class = "grading.record.ClassTable"

# Feedback: one page that needs no network and runs no script.
c.GenerateFeedback.exporter_class = "grading.feedback.FeedbackPage"
c.GenerateFeedback.preprocessors = [
    "grading.feedback.Grades",
    "grading.feedback.Readable",
]

# Executed solutions for readers.
c.GenerateSolution.preprocessors = [
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "grading.run.Quiet",
]
