"""The package in which the modules m3 to m6 import."""
