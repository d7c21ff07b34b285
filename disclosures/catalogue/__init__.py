"""主动公开基本目录: what is to be disclosed, by whom, by when, and how often it is renewed."""
