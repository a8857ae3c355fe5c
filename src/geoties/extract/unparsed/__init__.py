"""Spanish, German and Arabic, read without a parser: names by a gazetteer, events by word forms, roles by order and preposition.

Modest on purpose: a claim needs both its sides in one sentence, carries little confidence, and says by its rule that no parse
was used (`es.words.visit`).
"""

LANGUAGES = ("es", "de", "ar")
"""ISO 639-1 codes of the languages that are read so."""
