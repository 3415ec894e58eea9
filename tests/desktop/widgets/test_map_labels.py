from PySide6.QtCore import QPointF, QRectF

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.map_labels import Wanted, placed_labels

BOUNDS = QRectF(0, 0, 400, 200)


def wanted(x: float, y: float, text: str, *, is_due: bool = False) -> Wanted:
    return Wanted(QPointF(x, y), 5, text, FontRole.CAPTION, is_due)


def test_that_no_name_covers_another_or_leaves_the_map(theme: Theme) -> None:
    crowd = [wanted(100 + 3 * n, 100 + 2 * n, f"Place {n}") for n in range(20)]
    edge = wanted(396, 50, "At the edge")
    labels = placed_labels([*crowd, edge], [], BOUNDS, 30)
    boxes = [label.box for label in labels]
    assert len(boxes) >= 4
    assert all(BOUNDS.contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert any(label.wanted is edge and label.box.right() < 396 for label in labels)


def test_that_names_stay_out_of_what_is_taken_and_within_their_number(theme: Theme) -> None:
    taken = QRectF(0, 0, 400, 120)
    far = [wanted(20 + 90 * n, 60 + 60 * (n % 2), f"P{n}") for n in range(4)]
    labels = placed_labels(far, [taken], BOUNDS, 4)
    assert all(not label.box.intersects(taken) for label in labels)
    due = [wanted(50, 150, "Due", is_due=True), wanted(200, 150, "Other"), wanted(300, 150, "No")]
    found = placed_labels(due, [], BOUNDS, 1)
    assert [label.wanted.text for label in found] == ["Due"]
