"""Profiles: what is known of one portal's layout, learned or declared, as data that a person can read and mend."""
