"""The paragraphs of the annual report: their numbers in words, and what is wrong with them."""
