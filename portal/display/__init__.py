"""How a reader wants the pages shown: size of text, contrast, elder mode; kept in a cookie."""
