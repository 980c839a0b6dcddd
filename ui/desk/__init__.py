"""The desk: the window of the lead and of each department."""
