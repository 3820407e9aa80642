"""Who works with the workspace: an organiser, or the desk, and what the desk may change."""

from enum import StrEnum
from typing import Final

from eventapp.domain.steps import Restep, Step


class Role(StrEnum):
    """For whom the workspace is open."""

    ORGANISER = "organiser"
    DESK = "desk"


AT_THE_DESK: Final = frozenset({Step.WALK_IN})
"""The only steps of the desk. Its check-ins are facts, which everybody may record."""


def may(role: Role, step: Step | Restep) -> bool:
    """Whether somebody in this role may take a step, or take one back."""
    return role is Role.ORGANISER or step in AT_THE_DESK
