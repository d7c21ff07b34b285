"""机构职能: what the body does, who holds which post, where information can be read."""
