"""Markdown: the words without the marks, and the front matter."""

import pytest

from geoties.readers import About
from geoties.readers.markdown import article

NOTE = """---
title: Un accord à Rabat
date: 2021-11-24
source: https://courrier.example/rabat
site: Le Courrier
lang: fr-FR
tags: [maroc, espagne]
---

# Un accord à Rabat

Le **Maroc** et l'[Espagne](https://example.org/es) ont signé
*mardi* un accord[^1].

> « Nous en sommes satisfaits », a dit le ministre.

- Le Maroc vend.
- L'Espagne `achète`.

| Pays | Tonnes |
| --- | --- |
| Maroc | 80 000 |

![Une photo](photo.png)

```
DROP TABLE x
```

<script>alert(1)</script>
"""


def test_the_words_and_what_the_front_matter_says() -> None:
    text, told = article(NOTE, About())
    assert told == About(
        title="Un accord à Rabat",
        published="2021-11-24",
        publisher="Le Courrier",
        url="https://courrier.example/rabat",
        language="fr",
    )
    assert text.split("\n\n") == [
        "Un accord à Rabat",
        "Le Maroc et l'Espagne ont signé\nmardi un accord[^1].",
        "« Nous en sommes satisfaits », a dit le ministre.",
        "Le Maroc vend.",
        "L'Espagne achète.",
        "Pays Tonnes",
        "Maroc 80 000",
    ]


def test_what_the_user_says_counts_more() -> None:
    _, told = article(NOTE, About(published="2021", language="en"))
    assert (told.published, told.language, told.title) == ("2021", "en", "Un accord à Rabat")


@pytest.mark.parametrize(
    "front",
    ["---\ntitle: [unclosed\n---\n", "---\n- a list\n---\n", "---\nno end: of it\n"],
)
def test_front_matter_that_is_none_is_text(front: str) -> None:
    text, told = article(front + "\nThe words.", About())
    assert told == About()
    assert text.endswith("The words.")


def test_values_that_do_not_fit_are_left_out() -> None:
    _, told = article("---\ndate: soon\nlang: xx\nurl: not an address\ntitle: A\n---\nWords.", About())
    assert told == About(title="A")
