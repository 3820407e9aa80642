"""What a user can do, a module a subject.

Functions take the workspace first, return frozen records or the
:class:`~eventapp.domain.changes.Changes` of one step, and speak no language.
"""
