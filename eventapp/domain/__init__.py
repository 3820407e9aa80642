"""Frozen values and pure rules. Knows no library but the standard one."""
