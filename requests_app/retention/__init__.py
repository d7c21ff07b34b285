"""What becomes of applicants' data years after a case is closed: archived, then erased."""
