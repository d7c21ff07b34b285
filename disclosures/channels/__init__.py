"""Where else a record was carried: newspapers, broadcasts, accounts, boards (条例第二十三条)."""
