"""Files of any record: known by their content, exactly as visible as the record."""
