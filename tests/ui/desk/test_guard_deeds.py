"""Actions of guard rules fit a rule in force or a lifted one, and nothing else."""

from __future__ import annotations

import pytest

from tests.rooms import busy_room
from tests.screens import Screens, form_of, shown
from ui.actions import BY_ID, possible
from warroom.domain.rules.guards import LiftGuard, SetGuard

pytestmark = pytest.mark.both


@pytest.mark.parametrize(
    ("lifted", "fits", "title"), [(False, "guard.lift", "Lift G1"), (True, "guard.restore", "G1 holds again")]
)
def test_what_fits_a_rule(lifted: bool, fits: str, title: str, screens: Screens) -> None:
    bench = busy_room()
    stream = bench.submit(SetGuard(text="Nobody touches line 3"))[0].stream
    if lifted:
        bench.submit(LiftGuard(stream=stream, reason="Whole"))
    desk = screens.desk(bench)
    desk.open_stream(stream)
    assert [name for name in ("guard.lift", "guard.restore") if possible(BY_ID[name], desk)] == [fits]
    desk.do_by_id(fits)
    assert title in shown(form_of(desk))
