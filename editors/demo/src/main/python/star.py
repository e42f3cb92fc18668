"""Star imports."""
from a.b.c import *
from java.util.concurrent import *

print n3, TimeUnit
