"""A flood of entries from a process of its own, at a steady rate, as many stations at once would write."""

from __future__ import annotations

import sys
import threading
from time import monotonic

from warroom.domain.rules.timeline import Log
from warroom.services.session import Session
from warroom.store.store import Store

WORDS = "Operator {number} of the north says that it works again, after the second try and a long wait"


def main(url: str, incident: str, rate: int, seconds: float) -> None:
    """Append entries until the time is over; says how many at the end."""
    store = Store(url)
    session = Session(store, incident, "flood", "FLOOD")
    pause = threading.Event()
    start, number = monotonic(), 0
    while (now := monotonic() - start) < seconds:
        due = int(now * rate)
        while number < due:
            session.submit(Log(text=WORDS.format(number=number)))
            number += 1
        pause.wait(max(0.0, (number + 1) / rate - (monotonic() - start)))
    store.close()
    sys.stdout.write(f"{number}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
