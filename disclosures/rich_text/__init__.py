"""Rich text: cleaning what was typed or pasted, the field that stores it, its editor."""
