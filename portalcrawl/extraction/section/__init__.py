"""Where an article is filed: breadcrumbs and categories."""
