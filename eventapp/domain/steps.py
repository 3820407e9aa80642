"""The names of the changes a person would name and undo."""

from enum import StrEnum


class Step(StrEnum):
    """One undoable change; the value is what the journal keeps."""

    CREATE_EVENT = "create_event"
    EDIT_EVENT = "edit_event"
    DELETE_EVENT = "delete_event"
    ADD_DAY = "add_day"
    EDIT_DAY = "edit_day"
    DELETE_DAY = "delete_day"
    ADD_ROOM = "add_room"
    EDIT_ROOM = "edit_room"
    DELETE_ROOM = "delete_room"
    ADD_SESSION = "add_session"
    EDIT_SESSION = "edit_session"
    MOVE_SESSION = "move_session"
    REORDER_SESSION = "reorder_session"
    DELETE_SESSION = "delete_session"
    ADD_APPEARANCE = "add_appearance"
    EDIT_APPEARANCE = "edit_appearance"
    REORDER_APPEARANCE = "reorder_appearance"
    DELETE_APPEARANCE = "delete_appearance"
    ADD_PERSON = "add_person"
    EDIT_PERSON = "edit_person"
    DELETE_PERSON = "delete_person"
    ADD_ORGANISATION = "add_organisation"
    EDIT_ORGANISATION = "edit_organisation"
    DELETE_ORGANISATION = "delete_organisation"
    ADD_ENGAGEMENT = "add_engagement"
    EDIT_ENGAGEMENT = "edit_engagement"
    REORDER_ENGAGEMENT = "reorder_engagement"
    DELETE_ENGAGEMENT = "delete_engagement"
    ADD_CATEGORY = "add_category"
    EDIT_CATEGORY = "edit_category"
    DELETE_CATEGORY = "delete_category"
    ADD_ATTENDEE = "add_attendee"
    EDIT_ATTENDEE = "edit_attendee"
    DELETE_ATTENDEE = "delete_attendee"
    REISSUE_TICKET = "reissue_ticket"
    IMPORT_ATTENDEES = "import_attendees"


class Fact(StrEnum):
    """Append-only happenings: recorded, shown, but never in the undo list."""

    SCAN = "scan"
    CANCEL_ADMISSION = "cancel_admission"
    KEEP_PICTURE = "keep_picture"


class Restep(StrEnum):
    """The origins of changes that undo and redo publish."""

    UNDO = "undo"
    REDO = "redo"
