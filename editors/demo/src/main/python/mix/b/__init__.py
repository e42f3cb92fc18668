"""The same, one level down."""
