"""咨询答复: what people ask or complain about, by when it is answered, and the public answers."""
