"""What verbs show of archives and profiles on a terminal."""
