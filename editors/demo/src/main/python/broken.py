"""What does not work: one error a line."""
import nosuch
import a.b.d
from a.b.c import n5
from java.util import ArrayLst
import java.utl
from java.lang.Math import TAU
from .a import NAME
from jpkg.j import Missing
