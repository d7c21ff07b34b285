"""Refusals of the workflow; their text is the sentence that a clerk reads, on every surface."""


class NotAllowed(Exception):
    """The verb can't be done: not by this person, not in this state, or something is missing."""
