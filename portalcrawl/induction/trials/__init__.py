"""Rules on trial: before they are kept, and while a run obeys them."""
