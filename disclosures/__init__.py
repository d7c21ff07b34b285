"""What a public body discloses: the reading rooms and the ground floor that they share."""
