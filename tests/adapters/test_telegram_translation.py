"""From raw updates to events, and from replies to requests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.adapters.telegram.admission import admit
from bot.adapters.telegram.callbacks import STALE, UnusableAction, pack, unpack
from bot.adapters.telegram.requests import EDIT, PHOTO, SEND, UPLOAD, encode
from bot.adapters.telegram.updates import decode
from bot.scripts.page import Page
from bot.service import Incoming, Presence
from bot.talk.events import Command, Event, Said, Sent, Tapped, Unreadable
from bot.talk.replies import Button, Card, Document, Erase, File, Keep, Picture, Reply

ADA = {"id": 42, "is_bot": False, "first_name": "Ada"}
PRIVATE = {"id": 42, "type": "private"}
GROUP = {"id": -7, "type": "supergroup", "title": "Salaries"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1, "from": ADA, "chat": chat, **content}


def tap(data: object, **content: Any) -> dict[str, Any]:
    return {"callback_query": {"id": "q", "from": ADA, "data": data, **content}}


def read(update: dict[str, Any]) -> Incoming | Presence | None:
    return decode(json.dumps({"update_id": 1, **update}))


@pytest.mark.parametrize(
    ("content", "event"),
    [
        ({"text": "They said 210k"}, Said("They said 210k")),
        ({"text": "/start"}, Command("start")),
        ({"text": "/Start@Coach_bot  offer_7 \n x"}, Command("start", "offer_7 \n x")),
        ({"text": "/etc/hosts is a file"}, Said("/etc/hosts is a file")),
        ({"text": "/"}, Said("/")),
        ({"text": "/café"}, Said("/café")),
        ({"sticker": {}}, Sent(Unreadable.STICKER)),
        ({"photo": [], "caption": "my offer"}, Sent(Unreadable.PHOTO)),
        ({"voice": {}}, Sent(Unreadable.VOICE)),
        ({"document": {}}, Sent(Unreadable.DOCUMENT)),
        ({"text": "x", "forward_origin": {}}, Sent(Unreadable.FORWARDED)),
        ({"location": {}}, Sent(Unreadable.OTHER)),
    ],
)
def test_messages(content: dict[str, Any], event: Event) -> None:
    assert read({"message": message(**content)}) == Incoming("telegram:42", 42, event)


def test_an_edited_message_is_not_taken_for_a_new_answer() -> None:
    edited = read({"edited_message": message(text="220k")})
    assert edited == Incoming("telegram:42", 42, Sent(Unreadable.EDITED))


def test_notes_by_telegram_itself_mean_nothing() -> None:
    assert read({"message": message(pinned_message={})}) is None
    assert read({"channel_post": message(text="x")}) is None


@pytest.mark.parametrize(
    ("status", "reachable"), [("kicked", False), ("left", False), ("member", True)]
)
def test_blocking_and_coming_back(status: str, reachable: bool) -> None:
    change = {"from": ADA, "chat": PRIVATE, "date": 1, "new_chat_member": {"status": status}}
    assert read({"my_chat_member": change}) == Presence("telegram:42", 42, reachable)


def test_a_tap_knows_its_card() -> None:
    tapped = Tapped("offer.base", 17)
    assert read(tap("v1:17:offer.base", message=message())) == Incoming(
        "telegram:42", 42, tapped, card=5
    )
    assert read(tap("v1:17:offer.base")) == Incoming("telegram:42", 42, tapped)


@pytest.mark.parametrize(
    "data",
    [None, 7, "", "v1:", "v1:1:", "v2:1:go", "v1:-1:go", "v1:x:go", "v1:1:é", "v1:1:a b",
     "v1:1:" + "a" * 49, "v1:٣:go", "v1:1:go\n"],
)  # fmt: skip
def test_a_button_we_cannot_read_is_stale(data: object) -> None:
    assert unpack(data) == STALE


def test_a_button_carries_what_it_is_given() -> None:
    longest = "a" * 48
    assert unpack(pack(longest, 123456)) == Tapped(longest, 123456)
    for action in ("", "é", "a" * 49, "two words"):
        with pytest.raises(UnusableAction):
            pack(action, 1)


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="my secret")},
        {"edited_message": message(text="my secret")},
        tap("v1:1:go", message=message()),
        tap("v1:1:go"),
        {"my_chat_member": {"from": ADA, "chat": PRIVATE, "new_chat_member": {}}},
    ],
)
def test_private_updates_are_kept_whole(update: dict[str, Any]) -> None:
    arrival = admit({"update_id": 9, **update}, "coach_bot")
    assert (arrival.update_id, arrival.person) == (9, "telegram:42")
    assert json.loads(arrival.body) == {"update_id": 9, **update}


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(GROUP, text="my secret")},
        {"message": message(GROUP, text="/start@another_bot")},
        {"message": message(GROUP, text="see /start")},
        {"message": message(GROUP, photo=[], caption="/start")},
        {"edited_message": message(GROUP, text="/start")},
        tap("v1:1:go", message=message(GROUP)),
        {"my_chat_member": {"from": ADA, "chat": GROUP, "new_chat_member": {}}},
        {"channel_post": message({"id": -9, "type": "channel"}, text="/start")},
        {"message": message({"id": -9, "type": "channel"}, text="/start")},
        {"poll": {}},
    ],
)
def test_of_all_else_only_the_id_is_kept(update: dict[str, Any]) -> None:
    arrival = admit({"update_id": 9, **update}, "coach_bot")
    assert (arrival.update_id, arrival.person, arrival.body, arrival.notice) == (9, None, "", None)


@pytest.mark.parametrize("text", ["/start", "/offer@Coach_Bot my secret", "/help\nmy secret"])
def test_a_command_in_a_group_is_shown_the_way(text: str) -> None:
    arrival = admit({"update_id": 9, "message": message(GROUP, text=text)}, "coach_bot")
    assert (arrival.person, arrival.body) == (None, "")
    assert arrival.notice is not None
    assert arrival.notice.chat == -7
    assert "https://t.me/coach_bot" in arrival.notice.payload
    assert "secret" not in arrival.notice.payload


CARD = Card("<b>Base?</b>", ((Button("Skip", "skip"), Button("Back", "back")),), 3)
SAID = Incoming("telegram:42", 42, Said("x"))
TAPPED = Incoming("telegram:42", 42, Tapped("go", 2), card=5)


def requests(incoming: Incoming, *replies: Reply) -> list[tuple[str, dict[str, Any]]]:
    return [(each.kind, json.loads(each.payload)) for each in encode(incoming, replies)]


def test_a_card_after_a_text_is_a_new_message_with_buttons() -> None:
    ((kind, payload),) = requests(SAID, CARD)
    assert (kind, payload["chat_id"], payload["text"]) == (SEND, 42, "<b>Base?</b>")
    assert payload["parse_mode"] == "HTML"
    assert json.loads(payload["reply_markup"]) == {
        "inline_keyboard": [
            [
                {"text": "Skip", "callback_data": "v1:3:skip"},
                {"text": "Back", "callback_data": "v1:3:back"},
            ]
        ]
    }


def test_only_the_first_card_after_a_tap_takes_its_place() -> None:
    sent = requests(TAPPED, Keep("draft"), CARD, CARD)
    assert [(kind, payload.get("message_id")) for kind, payload in sent] == [
        (SEND, None),
        (EDIT, 5),
        (SEND, None),
    ]


def test_the_last_word_takes_the_buttons_away() -> None:
    ((kind, payload),) = requests(TAPPED, Erase("Gone."))
    assert (kind, payload["message_id"], payload["text"]) == (EDIT, 5, "Gone.")
    assert "reply_markup" not in payload


def test_a_document_is_a_text_file() -> None:
    sent = requests(SAID, Document("letter", "Dear …"), Document("plan.txt", "1."))
    assert [(kind, payload["document"]["name"]) for kind, payload in sent] == [
        (UPLOAD, "letter.txt"),
        (UPLOAD, "plan.txt"),
    ]


def test_a_picture_waits_as_svg_and_leaves_the_tapped_card_to_the_next_card() -> None:
    picture = Picture("stand.png", "<svg/>", "<b>Where</b>", "Where", "●")
    (kind, payload), (_, card) = requests(TAPPED, picture, CARD)
    assert (kind, payload["photo"]) == (PHOTO, {"name": "stand.png", "svg": "<svg/>"})
    assert (payload["caption"], payload["parse_mode"]) == ("<b>Where</b>", "HTML")
    assert "message_id" not in payload and card["message_id"] == 5


def test_a_file_that_was_asked_for_keeps_its_name_and_says_what_it_is() -> None:
    page = Page(title="T", under="u", sections=(), foot="f", unprintable="□")
    draft, sheet = requests(
        TAPPED, File("a.eml", "X-Unsent: 1\r\n", "A draft."), File("b.pdf", page, "A sheet.")
    )
    assert draft == (
        UPLOAD,
        {"chat_id": 42, "caption": "A draft.",
         "document": {"name": "a.eml", "content": "X-Unsent: 1\r\n"}},
    )  # fmt: skip
    assert sheet[1]["document"]["name"] == "b.pdf"
    assert Page.model_validate(sheet[1]["document"]["page"]) == page
