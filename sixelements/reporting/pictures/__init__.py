"""Charts that leave the report as pictures of their own."""
