"""Imports whose failure the program expects."""
try:
    import simplejson as json
except ImportError:
    import json

print json
