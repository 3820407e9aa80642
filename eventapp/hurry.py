"""Making a hundred thousand rows without being looked over again and again meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hurrying() -> Iterator[None]:
    """Keep Python from looking for garbage: many new rows make it look often, and none is.

    That was a quarter of the time a long list took.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
