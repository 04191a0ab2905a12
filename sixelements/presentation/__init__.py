"""What each page shows and allows, in words; pure Python that no toolkit is needed for."""
