"""The clause reader: tokens, sentences, names, and who a clause is about."""

import pytest

from ..clauses import Clause, Sentence, language_named, sentences

ENGLISH = language_named("en")


def read(text: str) -> Sentence:
    return sentences(text, ENGLISH)[0]


def clause_with(text: str, word: str) -> Clause:
    sentence = read(text)
    return sentence.clause_at(sentence.words.index(word))


def test_contractions_are_taken_apart_and_keep_their_place() -> None:
    sentence = read("You don’t listen.")
    assert sentence.words == ["you", "do", "not", "listen", "."]
    assert sentence.span(1, 3) == (4, 9)


def test_hyphens_part_words() -> None:
    assert read("a tone-deaf reply").words == ["a", "tone", "deaf", "reply"]


@pytest.mark.parametrize(
    "quoted", ['"you are lazy"', "“you are lazy”", "«you are lazy»", "`you.are_lazy`", "'you are lazy'"]
)
def test_what_somebody_said_is_one_token(quoted: str) -> None:
    assert "lazy" not in read(f"She wrote {quoted} in the ticket.").words


def test_sentences_end_at_stops_and_bullets_and_not_in_abbreviations() -> None:
    texts = [" ".join(s.words) for s in sentences("He left, e.g. at 5. She stayed!\n- One\n- two more", ENGLISH)]
    assert len(texts) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Priya is late.", True),
        ("I asked Wanjiru about it.", True),
        ("Xochitl never answers.", False),
        ("Xochitl is late.", True),
        ("On Monday it rained.", False),
        ("The Berlin office is cold.", False),
        ("Communication is hard.", False),
        ("Jenkins is red.", False),
    ],
)
def test_names_are_found(text: str, name: bool) -> None:
    assert bool(read(text).names) is name


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("You are late.", "late", "you"),
        ("I think Priya is late.", "late", "person"),
        ("Our new trainee is late.", "late", "person"),
        ("The quality of your work is poor.", "poor", "thing"),
        ("The deadline was aggressive but we met it.", "aggressive", "thing"),
        ("She joined early and always leaves late.", "always", "person"),
        ("Priya's report is late.", "late", "thing"),
        ("Priya's stubborn.", "stubborn", "person"),
        ("Are you late?", "late", "you"),
        ("Everyone is late.", "late", "crowd"),
        ("Always late.", "late", "implied"),
        ("The manager who hired you is late.", "hired", "person"),
        ("Your attitude is poor.", "poor", "attribute"),
    ],
)
def test_who_a_clause_is_about(text: str, word: str, subject: str) -> None:
    assert clause_with(text, word).subject == subject


def test_a_quality_goes_on_and_a_deed_begins_a_clause() -> None:
    assert len(read("She is organised and focused.").clauses) == 1
    assert len(read("She was late and missed the demo.").clauses) == 2


def test_tense_negation_and_mood() -> None:
    clause = clause_with("You were not late.", "late")
    assert (clause.is_past, clause.is_negated) == (True, True)
    assert clause_with("Were you late?", "late").is_asked
    assert clause_with("If you are late, call.", "late").is_supposed
