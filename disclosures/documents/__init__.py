"""The reading room of documents (文件与信息): metadata, list, page, import."""
