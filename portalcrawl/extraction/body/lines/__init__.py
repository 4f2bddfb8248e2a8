"""What one line is by itself: a caption, a file, a time and place, a note of the system."""
