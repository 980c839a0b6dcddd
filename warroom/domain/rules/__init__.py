"""One module per feature: what may be done, and which entries it makes."""
