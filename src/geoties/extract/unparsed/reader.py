"""Spanish, German and Arabic documents to readings, a sentence at a time; see the package for what that is worth."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from geoties import ontology
from geoties.extract import when
from geoties.extract.explanation import Explained, Left, Told
from geoties.extract.explanation import Filled as FilledRole
from geoties.extract.explanation import Named as NamedWords
from geoties.extract.unparsed.frames import WordFrame, WordGrammar, found_at, stands_in, word_grammar
from geoties.extract.unparsed.gazetteer import Named, named
from geoties.extract.unparsed.roles import Filled, assign
from geoties.extract.unparsed.text import Line, lines
from geoties.model import Claim, Document, Mention, Role
from geoties.records import Reading, with_id

EXTRACTOR = "rules"
_SURE = 0.6
"""Confidence of a claim: about the share that was right in texts of our own (tests/extract/unparsed)."""
_FUTURES = ("ará", "erá", "irá", "arán", "erán", "irán")


def read(document: Document) -> Reading:
    """What a document states; it needs `text`, and `language` es, de or ar."""
    text, language = document.text or "", document.language or ""
    mentions: list[Mention] = []
    claims: dict[str, Claim] = {}
    for line in lines(text, language):
        found = list(named(line, language))
        mentions += [
            Mention(
                document=document.id,
                actor=one.actor,
                named=text[one.start : one.end],
                form=one.form,
                start=one.start,
                end=one.end,
            )
            for one in found
        ]
        for claim in _claims(line, found, document, text, language):
            claims.setdefault(claim.id, claim)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(
        document=replace(document, sha256=digest), actors=(), mentions=tuple(mentions), stated=tuple(claims.values())
    )


def explain(document: Document) -> list[Explained]:
    """How each sentence of a document was read: names, claims by the order of the words, and the words that told none."""
    text, language = document.text or "", document.language or ""
    out = []
    for line in lines(text, language):
        found = list(named(line, language))
        left: list[Left] = []
        told = list(_claims(line, found, document, text, language, left=left))
        named_ = tuple(
            NamedWords(text[one.start : one.end], one.start, one.end, one.form, (one.actor,), 1.0) for one in found
        )
        out.append(
            Explained(
                text[line.start : line.end],
                line.start,
                line.end,
                named_,
                tuple(_told(claim, text) for claim in told),
                tuple(dict.fromkeys(one for one in left if not told)),
            )
        )
    return out


def _told(claim: Claim, text: str) -> Told:
    roles = tuple(
        FilledRole(role.role, role.actor, role.named or "", "by the order of the words", _SURE) for role in claim.roles
    )
    return Told(
        claim.id,
        claim.kind,
        claim.status,
        claim.date,
        claim.date_text,
        claim.rule or "",
        claim.confidence or 0.0,
        text[claim.trigger_start : claim.trigger_end],
        roles,
    )


def _claims(
    line: Line, found: list[Named], document: Document, text: str, language: str, *, left: list[Left] | None = None
) -> Iterator[Claim]:
    """The claims of a sentence; `left` takes the words that could have told one."""
    words = word_grammar(language)
    told: set[frozenset[str]] = set()
    # A mediation is told for itself only where the sentence tells no other event that it could have brought about.
    for i, last in ((i, last) for last in (False, True) for i in range(len(line.tokens))):
        if any(name.first <= i < name.stop for name in found):
            continue
        for frame in words.frames:
            length = found_at(frame.forms, line.tokens, i)
            if not length or (frame.kind == "mediation") != last or not _holds(frame, line, i):
                continue
            passive = _is_passive(line, i, language, words)
            filled = assign(line, found, frame.kind, i, i + length, words, passive=passive)
            if filled is None:
                if left is not None:
                    said = text[line.tokens[i].start : line.tokens[i + length - 1].end]
                    left.append(Left(said, f"{language}.words.{frame.kind}", "its sides are not plain without a parse"))
                continue
            claim = _claim(line, frame, i, i + length, filled, document, text, language)
            # Of two words of one sentence that tell the same actors of two things the second is what the first is about.
            actors = frozenset(role.actor for role in claim.roles)
            if not any(actors <= other for other in told):
                told.add(actors)
                yield claim
            break


def _holds(frame: WordFrame, line: Line, i: int) -> bool:
    if stands_in(frame.against, line, i - 2, i + 3) or stands_in(frame.without, line):
        return False
    return not frame.beside or stands_in(frame.beside, line)


def _is_passive(line: Line, at: int, language: str, words: WordGrammar) -> bool:
    """Whether a helping verb of the passive stands before the trigger; a German noun has a capital and none."""
    if language == "de":
        return line.tokens[at].text[:1].islower() and stands_in(words.phrases["passive"], line, 0, at + 3)
    return stands_in(words.phrases["passive"], line, at - 3, at)


def _claim(
    line: Line, frame: WordFrame, at: int, stop: int, filled: Filled, document: Document, text: str, language: str
) -> Claim:
    status = _status(line, at, language, word_grammar(language))
    quote = text[line.start : line.end]
    phrases = when.phrases(quote, offset=line.start, language=language)
    trigger = line.tokens[at].start
    nearest = min(phrases, key=lambda phrase: abs(phrase.start - trigger), default=None)
    date = when.value(nearest, published=document.published, ahead=status == "planned") if nearest else None
    return with_id(
        Claim(
            id="",
            document=document.id,
            type=ontology.kinds()[frame.kind].type,
            kind=frame.kind,
            status=status,
            roles=tuple(
                Role(role=role, actor=name.actor, named=text[name.start : name.end], start=name.start, end=name.end)
                for role, side in filled.items()
                for name in side
            ),
            date=date,
            date_text=text[nearest.start : nearest.end].strip() if nearest and date else None,
            quote=quote,
            start=line.start,
            end=line.end,
            trigger_start=trigger,
            trigger_end=line.tokens[stop - 1].end,
            extractor=EXTRACTOR,
            rule=f"{language}.words.{frame.kind}",
            confidence=_SURE if status == "asserted" else _SURE - 0.1,
        )
    )


def _status(line: Line, at: int, language: str, words: WordGrammar) -> str:
    """By the words before the trigger (in German, where the verb may stand last, around it)."""
    said = words.phrases
    after = at + 8 if language == "de" else at
    if stands_in(said["negation"], line, at - (8 if language == "de" else 3), after):
        return "denied"
    if stands_in(said["alleged"], line, at - 3, at + 4):
        return "alleged"
    if stands_in(said["conditional"], line, at - 4, after):
        return "conditional"
    future = line.tokens[at].key.endswith(_FUTURES) and language == "es"
    if future or stands_in(said["planned"], line, at - 4, after):
        return "planned"
    return "asserted"
