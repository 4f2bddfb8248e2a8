"""Reports: what a run did, how far an archive covers its portal."""
