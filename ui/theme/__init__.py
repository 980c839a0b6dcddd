"""The look: colour tokens, fonts by role, the style sheet, plain-text labels."""
