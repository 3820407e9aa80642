"""Typed row numbers: a session's id is not an event's, though both are integers."""

from typing import Final, NewType

EventId = NewType("EventId", int)
DayId = NewType("DayId", int)
RoomId = NewType("RoomId", int)
TrackId = NewType("TrackId", int)
SessionId = NewType("SessionId", int)
AppearanceId = NewType("AppearanceId", int)
MaterialId = NewType("MaterialId", int)
QuestionId = NewType("QuestionId", int)
PersonId = NewType("PersonId", int)
UnavailabilityId = NewType("UnavailabilityId", int)
OrganisationId = NewType("OrganisationId", int)
EngagementId = NewType("EngagementId", int)
CategoryId = NewType("CategoryId", int)
AttendeeId = NewType("AttendeeId", int)
GateId = NewType("GateId", int)
OwnFieldId = NewType("OwnFieldId", int)
SavedFilterId = NewType("SavedFilterId", int)
NoticeId = NewType("NoticeId", int)
BadgePrintId = NewType("BadgePrintId", int)
BadgeLayoutId = NewType("BadgeLayoutId", int)
LabelSheetId = NewType("LabelSheetId", int)
CueId = NewType("CueId", int)
PaperRunId = NewType("PaperRunId", int)
CertificateId = NewType("CertificateId", int)
MailingId = NewType("MailingId", int)
MailId = NewType("MailId", int)
StepId = NewType("StepId", int)

NO_CATEGORY: Final = CategoryId(0)
"""What stands among a gate's categories for attendees who have none."""

AssetHash = NewType("AssetHash", str)
"""SHA-256 of a file's bytes, in lower-case hexadecimal."""

TicketCode = NewType("TicketCode", str)
"""26 characters of the ticket alphabet (see :mod:`eventapp.domain.tickets`)."""
