"""One presenter a page: it decides words, order and what is enabled; a widget only shows it."""
