import json
from pathlib import Path

from eventapp.domain.kinds import Language
from eventapp.domain.mail import MailServer, Security
from eventapp.settings import RECENT_KEPT, Settings, SettingsFile, Theme


def test_settings_are_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    first = SettingsFile(path)

    first.change(language=Language.ENGLISH, theme=Theme.DARK, desk_name="창구 1")
    first.change(column_widths={"people": {"name": 160}}, recent=("a.eventapp",))

    again = SettingsFile(path).value
    assert again == Settings(
        language=Language.ENGLISH,
        theme=Theme.DARK,
        desk_name="창구 1",
        recent=("a.eventapp",),
        column_widths={"people": {"name": 160}},
    )
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_settings_that_were_read_can_be_changed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(column_widths={"people": {"name": 200}})

    SettingsFile(path).change(theme=Theme.DARK)

    again = SettingsFile(path).value
    assert again == Settings(theme=Theme.DARK, column_widths={"people": {"name": 200}})
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


def test_a_broken_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for broken in ("{", "[]", '{"theme": "pink"}', '{"column_widths": 3}', '"x"'):
        path.write_text(broken, "utf-8")

        assert SettingsFile(path).value == Settings()
        assert not path.exists()
        assert path.with_suffix(".broken.json").read_text("utf-8") == broken


def test_a_setting_of_a_newer_program_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"desk_name": "1", "hologram": True}), "utf-8")

    assert SettingsFile(path).value == Settings(desk_name="1")


def test_a_disk_that_refuses_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    settings = SettingsFile(tmp_path / "file" / "settings.json")

    assert settings.change(desk_name="2").desk_name == "2"


def test_recent_workspaces_are_few_and_the_newest_is_first(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(RECENT_KEPT + 3):
        settings = settings.with_recent(tmp_path / str(number))
    settings = settings.with_recent(tmp_path / "5")

    assert settings.recent[0] == str(tmp_path / "5")
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_KEPT


def test_the_mail_server_is_kept_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    server = MailServer("smtp.example.org", 465, Security.TLS, "desk", "접수", "d@example.org", 12)

    SettingsFile(path).change(mail=server)

    assert SettingsFile(path).value.mail == server
    assert "password" not in path.read_text("utf-8")
