"""The workspace file: one SQLite store behind one connection.

Nothing above ``eventapp.services`` imports this; mapped classes never leave it.
"""
