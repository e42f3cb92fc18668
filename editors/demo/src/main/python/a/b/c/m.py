"""The module at the end of the path."""


class Meter(object):
    """Counts."""

    def __init__(self):
        self.count = 0

    def tick(self):
        self.count += 1
        return self.count
