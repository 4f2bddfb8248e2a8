"""What a run got over the wire, byte for byte: WARC files (WARC/1.1) and their CDXJ indexes."""
