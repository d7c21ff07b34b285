"""Finding every public record by any piece of its text: index, query, page, API."""
