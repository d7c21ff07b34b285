"""What operators watch the portal with: logs, request ids, the maintenance notice."""
