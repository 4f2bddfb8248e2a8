"""What others read of archives: every event once (`tail`), or records in other formats (`export`)."""
