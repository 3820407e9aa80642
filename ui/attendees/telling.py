"""What the attendees' page says happened."""

from collections.abc import Sequence

from ui.language import _, ngettext


def registered_text(name: str, place: int) -> str:
    """Who was registered, or where they stand on the waiting list."""
    if not place:
        return _("Registered %(name)s") % {"name": name}
    said = _("All places are taken: %(name)s is no. %(place)d on the waiting list")
    return said % {"name": name, "place": place}


def deleted_text(names: Sequence[str]) -> str:
    """Whom, or how many, a deletion took away."""
    if len(names) == 1:
        return _("Deleted %(name)s") % {"name": names[0]}
    return _("Deleted %(n)d attendees") % {"n": len(names)}


def changed_text(count: int) -> str:
    """How many were changed at once."""
    said = ngettext("Changed %(n)d attendee", "Changed %(n)d attendees", count)
    return said % {"n": count}


def move_up_text(count: int) -> str:
    """How many could get a place."""
    return ngettext("Move %(n)d up", "Move %(n)d up", count) % {"n": count}


def moved_up_text(count: int) -> str:
    """How many got a place."""
    said = ngettext(
        "Moved %(n)d up from the waiting list", "Moved %(n)d up from the waiting list", count
    )
    return said % {"n": count}
