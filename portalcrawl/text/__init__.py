"""Pure functions over strings: str in, str out; bytes are decoded once, in `charset`."""
