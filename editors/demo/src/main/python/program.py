"""A Python module in a Python program."""
import a.b.c.m
import a.b.m3 as third
from a.b import m5

print a.b.c.m, third, m5
