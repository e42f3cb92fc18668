"""A Python package that also holds Java classes."""
