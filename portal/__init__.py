"""The roof: pages that need every room (home, search, annual report), settings and addresses."""
