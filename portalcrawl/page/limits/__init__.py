"""How much one page may take: its size, its time, its memory."""
