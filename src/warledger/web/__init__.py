"""The web: pages for people, an API for programs, over one record."""
