"""Applications for information (依申请公开): the upper floor, which knows disclosures only."""
