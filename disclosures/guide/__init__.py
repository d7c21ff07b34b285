"""政府信息公开指南 (条例第十二条): how information is arranged, and how to get it."""
