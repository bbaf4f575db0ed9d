"""The forms of an English word: want, wants, wanted, wanting. Enough for rules, not a dictionary."""

VOWELS = "aeiou"
# base: past, participle; the other forms are regular
IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    be was been|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught
    choose chose chosen|come came|cut cut|deal dealt|do did done|draw drew drawn|drive drove driven
    eat ate eaten|fall fell fallen|feel felt|fight fought|find found|forget forgot forgotten
    freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|have had
    hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|know knew known|lead led|leave left
    lend lent|let let|lose lost|make made|mean meant|meet met|pay paid|put put|quit quit|read read
    ride rode ridden|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|set set
    shake shook shaken|show showed shown|shut shut|sit sat|sleep slept|slide slid|speak spoke spoken
    spend spent|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|take took taken
    teach taught|tell told|think thought|throw threw thrown|understand understood|overcome overcame
    undertake undertook undertaken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written
    rewrite rewrote rewritten|overlook overlooked|cost cost|split split|spread spread|shed shed|mislead misled
    ring rang rung|sing sang sung|sink sank sunk|swim swam swum|shoot shot|weave wove woven|bear bore born
    beat beat beaten|bend bent|blow blew blown|cling clung|creep crept|dig dug|feed fed|flee fled|fling flung
    fly flew flown|forgive forgave forgiven|kneel knelt|lay laid|leap leapt|light lit|sweep swept|swing swung
    tear tore torn|redraw redrew redrawn|reset reset|rerun reran|overrun overran|overtake overtook overtaken
    upset upset|wake woke woken|weep wept|rethink rethought|retell retold
    overhear overheard|oversleep overslept|oversee oversaw overseen
    foresee foresaw foreseen|undo undid undone|redo redid redone|rebuild rebuilt
    """.replace("\n", "|").split("|")
    if line.strip()
}
DOUBLED = {
    "plan", "stop", "drop", "admit", "commit", "refer", "ship", "step", "snap", "skip", "slip", "flag", "chat",
    "rob", "grab", "prefer", "occur", "nod", "brag", "nag", "drag", "wrap", "chip", "control", "travel",
    "cancel", "model", "label", "debug", "map", "pin", "log", "tag", "sit", "set", "run", "cut", "put", "get",
    "win", "begin", "forget", "let", "quit", "hit", "shut", "permit", "regret", "swap", "trim", "fit", "bet",
    "shrug", "pop", "spot", "blab", "swim", "hum", "tap", "split", "submit",
    "skim", "slam", "slap", "trap", "tip", "dip", "rub", "jam", "hug", "clap", "mop", "scan", "clip",
    "ban", "bar", "bat", "beg", "chop", "cram", "crop", "drip", "flip", "fib", "grin", "grip", "hop", "jab", "jog",
    "jot", "knit", "lap", "lob", "mug", "pad", "pat", "pot", "plug", "prop", "ram", "rev", "rig", "scrap", "scrub",
    "shop", "shred", "sip", "skid", "slot", "snip", "sob", "stab", "stir", "strap", "strip", "sum", "thin", "top",
    "tug", "unplug", "vet", "whip", "zip",
    "dim", "drum", "trip", "rip", "total", "signal", "compel", "upset", "patrol", "equal", "pedal", "dial",
}  # fmt: skip


def forms(base: str) -> set[str]:
    """Every form of a verb, itself included."""
    if base == "be":
        return {"be", "is", "are", "was", "were", "been", "being", "am"}
    past = set(IRREGULAR.get(base, (_with(base, "ed"),)))
    return {base, third(base), _with(base, "ing"), *past}


def pasts(base: str) -> set[str]:
    return set(IRREGULAR.get(base, (_with(base, "ed"),)))


def third(base: str) -> str:
    """He wants, she goes, it tries."""
    if base in {"have", "be"}:
        return {"have": "has", "be": "is"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with(base: str, ending: str) -> str:
    if base in DOUBLED:
        return base + base[-1] + ending
    if base.endswith("ie") and ending == "ing":
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + ending
    if base.endswith(("ee", "oe", "ye")) and ending == "ed":
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS and ending == "ed":
        return base[:-1] + "ied"
    return base + ending
