"""The screens: desk, dialogs and pictures, on Qt Widgets."""
