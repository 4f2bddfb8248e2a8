"""What an article shows besides words: pictures, files, players; articles that have nothing else."""
