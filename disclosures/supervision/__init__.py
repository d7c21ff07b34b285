"""整改台账: what inspections, assessments and reports found wanting, and what became of it."""
