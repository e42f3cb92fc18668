"""The JDK."""
import java.util
from java.util import ArrayList, HashMap as Map
from java.util.Map import Entry
from java.lang.Math import PI, max as larger
from javax.swing import JFrame
import java.lang.Thread.State

print java.util.Date(), ArrayList(), Map(), Entry, PI, larger(1, 2), JFrame, java.lang.Thread.State
