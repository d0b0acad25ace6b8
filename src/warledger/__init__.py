"""Warledger keeps the record of an armed conflict from the reports about it."""

__version__ = "0.1.0"
