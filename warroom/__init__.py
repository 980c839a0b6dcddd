"""The room itself: log, rules, store and papers, without Qt."""

__version__ = "0.3.0"
