"""A relative from-import: two dots are a."""
from ..b.c import m, n1, n2
from .c.m import Meter
from . import m5

print repr(m), n1, n2, Meter, m5
