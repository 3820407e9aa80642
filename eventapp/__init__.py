"""Run a workshop from first plan to last paper, offline.

Everything but window and paper lives here; this package imports neither Qt nor ReportLab.
"""


def __getattr__(name: str) -> str:
    """``__version__``, looked up when asked for: the metadata would cost each start 30 ms."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 30 ms

    try:
        return version("eventapp")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0.0.0"
