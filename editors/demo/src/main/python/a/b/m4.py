"""An absolute import: a.b has no sys, so the second attempt finds the built-in one."""
import sys

print repr(sys)
