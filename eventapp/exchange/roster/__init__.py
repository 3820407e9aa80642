"""Lists of attendees from other programs, read into values. Knows no store.

In the order they are called::

    reading.read_tables(path) -> tuple[ReadTable, ...]        # raises CannotRead
    reading.read_pasted(text) -> ReadTable                    # raises CannotRead
    headings.with_heading(table, row) -> ReadTable            # a person chose another row
    guessing.guess_columns(table, remembered) -> tuple[ColumnGuess, ...]
    values.read_roster(table, columns, zone=…, progress=…) -> Roster
    report.write_report(out, plan, language=…)

Between the last two, ``eventapp.services``: ``roster_columns.remembered_columns(store,
headings)`` and ``remember_columns(store, columns)``; ``roster_import.known_attendees(store,
event_id)``, ``roster_import.plan_roster(known, roster, as_new=…)``, which needs no store and
may run in a thread (``plan_import(store, event_id, roster, as_new=…)`` is both at once), and
``roster_import.apply_import(store, event_id, plan)``. ``as_new`` are the numbers of rows that
a person decided to add although they were held back.
"""
