"""Invented reports without contradictions, any number of them, with the truth of each; see corpus/README.md."""
