"""What of an attendee is shown in full only on purpose, by the names the window knows it."""

from eventapp.domain.masking import mask_email, mask_name, mask_phone

__all__ = ["mask_email", "mask_name", "mask_phone"]
