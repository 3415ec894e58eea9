from planner.desktop.session.plan_session import PlanSession
from planner.quantities.identifiers import PlaceId


def test_that_pages_hear_once_of_the_place_one_looks_at(session: PlanSession) -> None:
    heard: list[str] = []
    session.looked_at.place_selected.connect(heard.append)
    session.looked_at.select(PlaceId("pl-krakow"))
    session.looked_at.select(PlaceId("pl-krakow"))
    assert session.looked_at.place_id == "pl-krakow"
    session.looked_at.select(None)
    assert heard == ["pl-krakow", ""]
