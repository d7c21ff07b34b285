"""卷宗: everything of a case in order, for the archive and as evidence of a review."""
