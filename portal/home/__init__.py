"""The home page and the addresses that machines ask for health."""
