"""行政决定公示: licences, penalties, coercion and inspections with their results (双公示)."""
