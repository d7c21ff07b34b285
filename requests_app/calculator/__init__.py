"""期限计算: anybody may follow the clock of an application day by day."""
