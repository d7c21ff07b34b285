"""The content of the demonstration year: plain records, no database, no clock, always the same."""
