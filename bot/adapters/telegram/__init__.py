"""The coach in Telegram: polls, translates, sends. Decides nothing and keeps nothing in memory.

An update is on disk before it is confirmed, and a reply before it is sent, so a kill loses none.
Logs carry event names, counts, error ids and exception names, never a text, a name or a token.

Import `bot.adapters.telegram.runtime` for the bot itself; it takes most of a second to load.
"""
