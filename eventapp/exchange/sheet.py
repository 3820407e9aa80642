"""The programme sheet: an XLSX workbook, written and read.

Sheets of our own come back as they were; those of an organiser who never saw one are read as
far as they can be understood, and the rest is reported.
"""

from eventapp.exchange.sheet_reading import read_sheet
from eventapp.exchange.sheet_writing import write_sheet

__all__ = ["read_sheet", "write_sheet"]
