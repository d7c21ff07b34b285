"""月度通报: what each section published, had sent back, left waiting and answered in one month."""
