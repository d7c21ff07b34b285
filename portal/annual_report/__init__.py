"""The annual report: editions as data, figures as named questions, text, pages."""
