"""Item pipelines in their order: normalize, date filter, dedupe, write."""
