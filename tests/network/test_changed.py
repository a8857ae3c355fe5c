"""The network of what changed."""

from geoties.network import changed_ties
from geoties.store.bolt import Connection
from geoties.store.sight import Sight
from worked_example import GANTZ


def test_what_changed_as_a_graph_with_its_sentences(example: Connection) -> None:
    example.write(
        lambda transaction: transaction.run(
            "MATCH (e:Event {id: 'event/12'}) SET e.ended = '2021-11-22', e.date = '2020-08-13/2021-11-22' RETURN e.id AS id"
        )
    )
    graph = changed_ties(example, Sight(as_of="2020-12-30"), Sight(as_of="2021-11-23"))
    assert {tuple(sorted((a, b))): edge["change"] for a, b, edge in graph.edges(data=True)} == {
        ("ARE", "ISR"): "more",
        ("BHR", "ISR"): "new",
        ("DZA", "MAR"): "new",
        ("ISR", "MAR"): "new",
        ("ISR", "SDN"): "new",
        ("ISR", "doc/fr1#force/forces-armees-royales"): "new",
        ("MAR", GANTZ): "new",
    }
    assert graph.nodes["ISR"]["name"] == "Israel"
    assert [item["event"] for item in graph.edges["MAR", "ISR"]["evidence"]] == ["event/02", "event/05"] + [
        "event/01"
    ] * 2
    assert (graph.graph["as_of"], graph.graph["undated"]) == ("2021-11-23", 1)
    assert len(changed_ties(example, Sight(as_of="2020"), Sight(as_of="2020"))) == 0


def test_a_tie_that_ended_shows_what_it_was(example: Connection) -> None:
    example.write(
        lambda transaction: transaction.run(
            "MATCH (e:Event {id: 'event/13'}) SET e.ended = '2022-12-31' RETURN e.id AS id"
        )
    )
    graph = changed_ties(example, Sight(as_of="2022-12-31"), Sight(as_of="2023-01-01"))
    ((a, b, edge),) = graph.edges(data=True)
    assert ({a, b}, edge["change"], edge["events"]) == ({"MAR", "doc/en1#company/sky-works"}, "ended", 1)
    assert [item["event"] for item in edge["evidence"]] == ["event/13"]
