"""The one workflow: states, verbs, who may, visibility, history, numbers, admin base."""
