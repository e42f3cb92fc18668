"""Relative imports that fail."""
from .c import nothing
from .d import anything
from .... import too_far
