"""The package that the notebooks of the Kutcher Case import.

``backlash.data`` loads the tables of the case, each with its badge and its source.
``backlash.check`` says what is wrong with an answer, and what usually causes it.
``backlash.plot`` draws the figures of the course in one style.
"""

__version__ = "0.1.0"
