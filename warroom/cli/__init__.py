"""The command line: what can be asked and done without a window."""
