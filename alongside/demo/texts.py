"""What people in the demo company talk about. Written for it; nobody said it."""

POINTS = (
    ("The handover on Mondays", ""),
    ("Two people want the guide on paper", "idea"),
    ("Who answers when both of us are out", "decision"),
    ("Learning the new booking screen", ""),
    ("Swapping the shift on Thursday", "decision"),
    ("The supplier who answers after a week", "worry"),
    ("Our first month without the old forms", "news"),
    ("Reading time for the new contract rules", ""),
    ("Three customers asked for the same thing", "idea"),
    ("How the audit went", "news"),
    ("Calls that start before I am ready", "worry"),
    ("Showing the new colleague the ropes", ""),
    ("What to leave out before the holidays", "decision"),
    ("A quieter place for long calls", "idea"),
    ("The numbers that arrive too late", "worry"),
    ("Half a day for the stock count", "decision"),
    ("Trying the checklist with the night shift", "idea"),
    ("What I learned at the supplier’s", "news"),
)

NOTES = (
    "It went better since we put the open cases at the top of the list.",
    "I lost an hour on Tuesday because nobody knew who had the key.",
    "I’d like to try it for two weeks and then look at it together.",
    "What helped was that you said what the customer needed before saying what we could not do.",
    "On Friday three cases came back after the second letter.",
    "I can do it if the Thursday call moves to the afternoon.",
    "The new colleague asked the same question twice, so we wrote the answer down.",
    "I was not sure whether I may decide that alone. I would have liked to ask you.",
    "We agreed with purchasing that they write before they call.",
    "It takes me twenty minutes now. In March it took an hour.",
    "I noticed you asked Kofi for his view before giving yours. He stayed in the talk.",
    "The list is right, but it comes at four, when the lorries have left.",
    "I’d rather learn it from somebody than from the manual.",
    "Two of the five suppliers sent their papers in time.",
)

STRENGTHS = (
    "In the October meeting you let two people disagree for ten minutes, then summed up both. We left with one plan.",
    "You wrote the night shift’s question down and came back with an answer the same day.",
    "You said early that the date would not hold. We could still move the lorry.",
    "I kept asking until I understood what the customer had expected.",
    "You showed the new colleague three real cases instead of the manual.",
    "I found out why the count was wrong, and it took one afternoon.",
)

EDGES = (
    "In the September handover two urgent cases stood at the end. Next time they come first.",
    "I answered before she had finished. I want to wait for the question.",
    "The plan was in my head. On 12 September nobody could find it.",
)

PROMISES = (
    "Ask purchasing who owns the second letter",
    "Bring three real cases to the next talk",
    "Find cover for the late shift on Thursday",
    "Write the handover on one page",
    "Book half a day with the warehouse",
    "Read the draft and answer in writing",
    "Try the checklist with two people",
    "Introduce the new colleague to Quality",
    "Ask about the workshop budget",
    "Send the list before three o’clock",
    "Put the urgent cases first in the handover",
    "Sit in on one call and say what I noticed",
    "Move the Thursday call to the afternoon",
    "Ask finance for the figures by Monday",
)

THANKS = (
    "You stayed on the line with the angry customer and turned it into a plan.",
    "You told me kindly that my summary was unclear, and showed me yours.",
    "You took the early shift in the week my daughter was ill.",
    "You wrote the guide nobody had asked for. Three people use it.",
)

HEARD = (
    "What you need is time before the call, not a shorter call.",
    "It is less the amount than that it comes all at once.",
    "You would like to decide that alone from now on.",
    "You can help two days a week, from January.",
)

JUST_TALKED = (
    "How night cases are handed over.",
    "The supplier’s letter, and what we answer.",
    "Two sick colleagues this week: who takes which calls.",
    "A word on the stairs about the stock count.",
)

REASONS = (
    "A customer call took the time.",
    "One of us was ill.",
    "The stock count came first.",
    "The train was cancelled.",
)
