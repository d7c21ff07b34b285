"""The demonstration: texts and plain records, always the same, and what writes them as staff do."""
