"""What the reading rooms have in common: record, form, list, page, spreadsheet, admin.

A room says what is its own: fields, words, order of things. Documents are the first of them.
"""
