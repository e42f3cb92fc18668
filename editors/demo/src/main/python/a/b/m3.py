"""An implicit relative import: c.m is a.b.c.m, since a.b is tried first."""
import c.m

print repr(c.m)
