"""How often one address may ask or send: counted in the database, so across all processes."""
