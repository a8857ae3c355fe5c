"""Questions in Cypher: found, described, asked.

Each question is one file of `cypher/questions`: a header that says what it takes and what it answers, and one statement
that gives the same rows on every engine. `questions()` reads them on first use, `ask()` checks and fills the parameters,
finds the actors that names mean, and runs the statement.
"""

from geoties.queries.asking import Rows, ask
from geoties.queries.files import Parameter, Question, question, questions

__all__ = ["Parameter", "Question", "Rows", "ask", "question", "questions"]
