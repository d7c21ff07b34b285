"""更正 (条例第四十一条): somebody asks that a record about himself be put right."""
