"""What goes on paper: the record as PDF, its timeline and its plain-text forms."""
