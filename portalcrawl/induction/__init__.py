"""Induction: a portal's profile from sample pages, by what list rows say of articles and by what repeats."""
