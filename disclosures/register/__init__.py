"""发文登记簿: the office's register of outgoing documents, and what of it is not yet public."""
