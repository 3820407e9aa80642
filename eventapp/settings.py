"""What the program remembers about its user on this computer, as one small JSON file."""

import contextlib
import json
import os
import types
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeVar

from eventapp.domain.kinds import Language
from eventapp.domain.mail import MailServer, Security
from eventapp.paths import config_dir

Value = TypeVar("Value")
LARGEST_SHIFT = 20_000
"""Micrometres: a printer that is further off has other troubles."""

RECENT_KEPT = 8


class Theme(StrEnum):
    """Which of the two looks the window takes; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered between two starts. Workspaces hold their own settings.

    ``desk_volume`` is in percent; ``camera`` is the id of the camera last chosen, and
    ``camera_mirror`` says whether its picture is shown as a mirror shows it;
    after ``lock_minutes`` without a key or a scan the screen is locked, 0 is never, and with
    ``lock_at_desk_only`` in desk mode alone; ``badge_printer`` prints badges at check-in onto
    the ``badge_card``, empty is none;
    ``mail`` is the server that tickets are sent through, without its password;
    ``calibration`` maps a sheet's name to how far this computer's printer is off on it, in
    micrometres to the right and down;
    ``column_widths`` maps a table's key to its columns' widths in logical pixels,
    ``shown_columns`` to which of its columns somebody chose to show or to hide;
    ``geometry`` is Qt's own description of the window's place, in Base64;
    ``programme_view`` is how the programme is shown, as a table or as a timetable;
    ``timetable_zoom`` is in percent, ``timetable_tray`` says whether its tray is open;
    ``unfolded`` names the sections of side panels that stand open.
    """

    language: Language = Language.KOREAN
    theme: Theme = Theme.SYSTEM
    desk_name: str = ""
    desk_sound: bool = True
    desk_volume: int = 80
    camera: str = ""
    camera_mirror: bool = True
    lock_minutes: int = 10
    lock_at_desk_only: bool = True
    badge_printer: str = ""
    badge_card: str = "90x60"
    mail: MailServer = field(default_factory=MailServer)
    recent: tuple[str, ...] = ()
    rail_collapsed: bool = False
    geometry: str = ""
    programme_view: str = ""
    timetable_zoom: int = 100
    timetable_tray: bool = True
    unfolded: tuple[str, ...] = ()
    calibration: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    column_widths: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shown_columns: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    def with_recent(self, workspace: Path) -> Self:
        """The same settings with a workspace at the head of the recent ones."""
        path = str(workspace)
        kept = (path, *(other for other in self.recent if other != path))
        return replace(self, recent=kept[:RECENT_KEPT])


class SettingsFile:
    """The settings and the file that keeps them.

    A file that cannot be understood is set aside as ``settings.broken.json`` and the
    defaults are used; a disk that refuses to keep them never stops the program.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_dir() / "settings.json"
        self.value = self._read()

    def change(self, **new: Any) -> Settings:  # noqa: ANN401 - the fields of Settings, checked by it
        """Remember new values of some fields and write the file whole."""
        return self.keep(replace(self.value, **new))

    def keep(self, settings: Settings) -> Settings:
        """Remember these settings and write the file whole."""
        if settings != self.value:
            self.value = settings
            with contextlib.suppress(OSError):
                self._write()
        return settings

    def _read(self) -> Settings:
        try:
            return _from_json(json.loads(self.path.read_text("utf-8")))
        except OSError:
            return Settings()
        except (ValueError, TypeError, AttributeError):
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".broken.json"))
            return Settings()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            json.dump(_to_json(self.value), out, ensure_ascii=False, indent=2)
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.path)


def _to_json(settings: Settings) -> dict[str, Any]:
    # Not asdict: it copies what it finds, and a read-only mapping cannot be copied.
    kept = {entry.name: getattr(settings, entry.name) for entry in fields(Settings)}
    tables = {
        name: {table: dict(columns) for table, columns in kept[name].items()}
        for name in ("column_widths", "shown_columns")
    }
    shifts = {"calibration": {sheet: list(by) for sheet, by in settings.calibration.items()}}
    return kept | tables | shifts | {"mail": asdict(settings.mail)}


def _from_json(kept: Any) -> Settings:  # noqa: ANN401 - whatever the file held
    known = {entry.name for entry in fields(Settings)}
    values = {name: value for name, value in kept.items() if name in known}
    return Settings(
        language=Language(values.get("language", Language.KOREAN)),
        theme=Theme(values.get("theme", Theme.SYSTEM)),
        desk_name=str(values.get("desk_name", "")),
        desk_sound=bool(values.get("desk_sound", True)),
        desk_volume=min(max(int(values.get("desk_volume", 80)), 0), 100),
        camera=str(values.get("camera", "")),
        camera_mirror=bool(values.get("camera_mirror", True)),
        lock_minutes=int(values.get("lock_minutes", 10)),
        lock_at_desk_only=bool(values.get("lock_at_desk_only", True)),
        badge_printer=str(values.get("badge_printer", "")),
        badge_card=str(values.get("badge_card", "90x60")),
        mail=_mail(values.get("mail", {})),
        recent=tuple(str(path) for path in values.get("recent", ())),
        rail_collapsed=bool(values.get("rail_collapsed", False)),
        geometry=str(values.get("geometry", "")),
        programme_view=str(values.get("programme_view", "")),
        timetable_zoom=int(values.get("timetable_zoom", 100)),
        timetable_tray=bool(values.get("timetable_tray", True)),
        unfolded=tuple(str(section) for section in values.get("unfolded", ())),
        calibration=_calibration(values.get("calibration", {})),
        column_widths=_by_column(values.get("column_widths", {}), int),
        shown_columns=_by_column(values.get("shown_columns", {}), bool),
    )


def _by_column(kept: Any, read: Callable[[Any], Value]) -> Mapping[str, Mapping[str, Value]]:  # noqa: ANN401 - whatever the file held
    return {
        str(table): types.MappingProxyType(
            {str(key): read(value) for key, value in columns.items()}
        )
        for table, columns in kept.items()
    }


def _calibration(kept: Any) -> Mapping[str, tuple[int, int]]:  # noqa: ANN401 - whatever the file held
    return types.MappingProxyType(
        {str(sheet): (_shift(right), _shift(down)) for sheet, (right, down) in kept.items()}
    )


def _shift(micrometres: Any) -> int:  # noqa: ANN401 - whatever the file held
    return min(max(int(micrometres), -LARGEST_SHIFT), LARGEST_SHIFT)


def _mail(kept: Any) -> MailServer:  # noqa: ANN401 - whatever the file held
    usual = MailServer()
    return MailServer(
        host=str(kept.get("host", "")),
        port=int(kept.get("port", usual.port)),
        security=Security(kept.get("security", usual.security)),
        user=str(kept.get("user", "")),
        sender_name=str(kept.get("sender_name", "")),
        sender_address=str(kept.get("sender_address", "")),
        per_minute=max(1, int(kept.get("per_minute", usual.per_minute))),
    )
