"""文书: what leaves the office about an application, drafted, numbered, sealed and delivered."""
