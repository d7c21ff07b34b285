"""A signed report as files: PDF, DOCX, XLSX, each made once from the frozen form and kept."""
