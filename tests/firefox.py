"""A real Firefox for the tests, driven by WebDriver BiDi: the machine's own, else Debian's package."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from programs import installed
from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
# No request leaves the browser by itself.
PREFERENCES = {
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.numbers = socket, itertools.count(1)
        self.seen: list[str] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])
        self.window = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (told := json.loads(self.socket.recv(60))).get("id") != number:
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.seen.append(told["params"]["text"])
        assert told["type"] == "success", told
        return told["result"]

    def go(self, address: str) -> None:
        self.call("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def ask(self, expression: str) -> Any:
        """The value of an expression of text, number or nothing; waits for a promise."""
        done = self.call("script.evaluate", expression=expression, target={"context": self.window}, awaitPromise=True)
        assert done["type"] == "success", done
        return done["result"].get("value")

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file in a control, as if from the folder."""
        expression, target = f"document.querySelector({json.dumps(selector)})", {"context": self.window}
        found = self.call("script.evaluate", expression=expression, target=target, awaitPromise=False)
        self.call(
            "input.setFiles", context=self.window, element={"sharedId": found["result"]["sharedId"]}, files=[str(file)]
        )

    def wait(self, expression: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not self.ask(f"Boolean({expression})"):
            assert time.monotonic() < end, f"waited in vain for {expression}"
            time.sleep(0.05)

    def errors(self) -> list[str]:
        return self.seen


@contextmanager
def opened() -> Iterator[Firefox]:
    """A Firefox with a fresh profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        with open(f"{profile}/user.js", "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        command = [
            installed("firefox-esr", *NAMES),
            "--headless",
            "--no-remote",
            "--profile",
            profile,
            "--remote-debugging-port",
            "0",
        ]
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert running.stderr
            address = next(found[0] for line in running.stderr if (found := re.search(r"ws://\S+", line)))
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            running.terminate()
            running.wait(20)
