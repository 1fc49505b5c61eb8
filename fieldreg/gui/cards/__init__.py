"""Kartu: what waits for a card, the PDF, and the cards in hand."""
