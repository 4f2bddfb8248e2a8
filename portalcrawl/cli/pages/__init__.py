"""Single pages without their portal: fetched, read, explained."""
