"""Run a workshop from first plan to last paper, offline.

Everything but window and paper lives here; this package imports neither Qt nor ReportLab.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("eventapp")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0.0.0"
