"""Whether the records, files, index and history still agree with each other; see everything.py."""
