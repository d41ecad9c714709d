"""A Bot API server as a process of its own: the emulator, with what a black-box test needs.

On top of the emulator it gives getMe a username, keeps every request with its result, takes
any update (malformed ones too), and fails a method a number of times when told to, for all
chats or for one; what was refused, by a fault or by the emulator itself, is kept as well. Loopback
only. Run as `python -m tests.e2e.peer`; it prints its port.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import signal
import time
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator

USERNAME = "counteroffer_test_bot"
Json = dict[str, Any]


class Peer(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, observed and steered through /__test/… endpoints."""

    def __init__(self) -> None:
        super().__init__(max_assets=100_000)
        self.seen: list[Json] = []
        self.refused: list[Json] = []
        self.faults: dict[str, list[Json]] = {}
        self.doom: Json = {}

    def app(self) -> web.Application:
        app: web.Application = super().app()
        app.router.add_post("/__test/push", self.push)
        app.router.add_post("/__test/fault", self.fault)
        app.router.add_post("/__test/doom", self.condemn)
        app.router.add_post("/__test/upload/{file}", self.upload)
        app.router.add_get("/__test/seen", self.tell)
        return app

    async def handle(self, request: web.Request) -> web.Response:
        response: web.Response = await super().handle(request)
        self.strike(request.match_info["method"], response)
        return response

    def strike(self, method: str, response: web.Response) -> None:
        """Kills the condemned process; its request is done, the answer may not have reached it."""
        if method == self.doom.get("method") and json.loads(response.text or "{}").get("result"):
            loop = asyncio.get_running_loop()
            loop.call_later(self.doom["delay"], os.kill, self.doom["pid"], signal.SIGKILL)
            self.doom = {}

    def validate(self, method: str, fields: Json, uploads: Json) -> Any:
        entry: Json = {"method": method, "fields": dict(fields), "files": _files(uploads)}
        entry["at"] = time.monotonic()
        try:
            self.fail_if_told(method, fields)
            result = super().validate(method, fields, uploads)
        except ApiRefusal as refusal:
            told = {"status": refusal.status, "description": refusal.description}
            self.refused.append({**entry, **told})
            raise
        if method == "getMe":
            result = {**result, "username": USERNAME}
        if method != "getUpdates":
            self.seen.append({**entry, "result": result})
        return result

    def fail_if_told(self, method: str, fields: Json) -> None:
        """Spends the first fault that waits for this method in this chat."""
        waiting = self.faults.get(method, [])
        for fault in waiting:
            if str(fault.get("chat", fields.get("chat_id"))) == str(fields.get("chat_id")):
                waiting.remove(fault)
                raise ApiRefusal(fault["description"], fault["status"], fault.get("parameters"))

    async def push(self, request: web.Request) -> web.Response:
        """Queues updates as they are, with ids that go up."""
        body = await request.json()
        state = self._update_queues._state(body["token"])
        numbered: list[int] = []
        async with state.condition:
            for update in body["updates"]:
                numbered.append(state.next_id)
                state.updates.append({"update_id": state.next_id, **update})
                state.next_id += 1
            state.condition.notify_all()
        return web.json_response({"update_ids": numbered})

    async def fault(self, request: web.Request) -> web.Response:
        """The next `times` requests of a method are refused."""
        body = await request.json()
        waiting = self.faults.setdefault(body["method"], [])
        waiting.extend([body["fault"]] * body.get("times", 1))
        return web.json_response({})

    async def condemn(self, request: web.Request) -> web.Response:
        """Names a process to kill, the method whose next result starts its clock, and a delay."""
        self.doom = await request.json()
        return web.json_response({})

    async def upload(self, request: web.Request) -> web.Response:
        """Keeps a file that a person is about to send, under the id that names it."""
        self.assets[request.match_info["file"]] = {"data": await request.read()}
        return web.json_response({})

    async def tell(self, request: web.Request) -> web.Response:
        """Every request taken after the first `after` ones, and all that were refused."""
        after = int(request.query.get("after", "0"))
        return web.json_response({"seen": self.seen[after:], "refused": self.refused})


def _files(uploads: Json) -> Json:
    return {
        name: {"name": file["filename"], "data": base64.b64encode(file["data"]).decode()}
        for name, file in uploads.items()
    }


async def _main() -> None:
    runner = web.AppRunner(Peer().app(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
