"""Built-in modules: Java classes that Jython registers as modules."""
import exceptions
import sys
import math
from time import sleep
from exceptions import ImportError as Failure

print sys.version, math.pi, sleep, Failure, exceptions
