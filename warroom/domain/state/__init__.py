"""One module per feature: what the log says about it, without rules."""
