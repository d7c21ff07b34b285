"""建议提案办理: suggestions of people's deputies and CPPCC proposals, how they were answered."""
