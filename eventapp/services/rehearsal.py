"""Rehearsing the desk (연습): everything works, and nothing of it stays.

The rehearsal is a copy of the workspace in memory. Whatever is scanned, registered or
printed there is real to the program and gone when the rehearsal ends, or when the
computer does.
"""

from eventapp.store.rehearsal import copy_in_memory
from eventapp.store.store import Store


def begin_rehearsal(store: Store) -> Store:
    """A copy of the workspace to rehearse in; close it to end the rehearsal."""
    copy = copy_in_memory(store)
    copy.role = store.role
    return copy
