"""A script: its own directory is on sys.path, the sources' root is put there by hand."""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(__file__), '..', 'src', 'main', 'python'))

import settings
from a.b.c import m

print settings.LIMIT, m
