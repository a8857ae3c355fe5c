"""Short ways to say claims, for tests of what follows from them."""

from geoties.model import Claim, Role
from geoties.records import with_id
from geoties.resolve.actors import shown_actor
from geoties.resolve.filing import Filed, file_claim

PERSONS = {"gantz": "ISR", "lapid": "ISR", "bayoudh": "MAR"}


def source(actor: str) -> Role:
    """The role of who did it."""
    return Role(role="SOURCE_OF", actor=actor)


def target(actor: str) -> Role:
    """The role of whom it was done to."""
    return Role(role="TARGET_OF", actor=actor)


def party(actor: str) -> Role:
    """The role of an equal side."""
    return Role(role="PARTY_TO", actor=actor)


def claim(kind: str, roles: list[Role], date: str | None = None, *, document: str = "doc/1", **fields: object) -> Claim:
    """A claim with the id of its content; `text` tells two claims of one document apart."""
    text = str(fields.pop("text", "words"))
    said = Claim(
        id="",
        document=document,
        type=str(fields.pop("type", "CONSULT")),
        kind=kind,
        roles=tuple(roles),
        date=date,
        quote=text,
        start=0,
        end=len(text),
        **fields,  # type: ignore[arg-type]
    )
    return with_id(said)


def filed(said: Claim, *, outlet: str | None = None) -> Filed:
    """A claim in its place; the persons of PERSONS speak for their states."""
    from geoties.model import Actor

    def look_up(actor: str) -> Actor | None:
        if country := PERSONS.get(actor):
            return Actor(id=actor, kind="Person", name=actor.title(), country=country)
        return shown_actor(actor, ())

    return file_claim(said, look_up=look_up, outlet=outlet)


def visit(date: str | None = None, *, by: str = "ISR", document: str = "doc/1", **fields: object) -> Filed:
    """A visit to Morocco."""
    return filed(claim("visit", [source(by), target("MAR")], date, document=document, **fields))
