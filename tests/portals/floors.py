"""What reading reaches on the demo portal in each style; less is a change for the worse."""

from scoring import FIGURES

SLACK = 0.005
"""Above the floor by more than this, a floor is to be raised."""
FLOORS = {style: dict.fromkeys(FIGURES, 1.0) for style in ("mainland", "taiwan", "english")}
