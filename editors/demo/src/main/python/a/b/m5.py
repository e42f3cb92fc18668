"""A from-import: m is a submodule, n1 and n2 are attributes of the package."""
from a.b.c import m, n1, n2

print repr(m)
print n1, n2
