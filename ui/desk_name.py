"""The name of this computer's desk, which every scan made here carries."""

from eventapp.settings import SettingsFile
from ui.language import _


def desk_name(settings: SettingsFile) -> str:
    """What somebody called the desk, else a first name which is remembered from now on.

    The log is compared by it: it must not change with the language.
    """
    return settings.value.desk_name or settings.change(desk_name=_("Desk 1")).desk_name
