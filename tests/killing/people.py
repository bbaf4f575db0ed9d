"""Who writes: two pairs with a check-in each, signed in. Run as the owner in the home of the house; prints JSON."""

import json

from alongside.config.at_hand import with_database


def main() -> None:
    with with_database("owner"):
        print(json.dumps(_writers()))  # noqa: T201  the answer


def _writers() -> list[dict[str, str]]:
    from alongside.conversations.testing import a_conversation
    from alongside.people.testing import a_person, signed_in

    found = []
    for guest, host in (("Amira Haddad", "Jonas Weber"), ("Otto Lind", "Noor Aziz")):
        leader = a_person(host)
        led = a_person(guest, manager=leader)
        talk = a_conversation(led, leader)
        here, pair = talk.get_absolute_url(), f"/pairs/{talk.relationship_id}/"
        for person in (led, leader):
            places = {"note": f"{here}notes/", "draft": f"{here}draft/", "point": f"{pair}points/"}
            places |= {"promise": f"{pair}promises/", "offer": f"{pair}promises/"}
            found.append({"name": person.short_name, "session": signed_in(person).cookies["alongside"].value, **places})
    return found


if __name__ == "__main__":
    main()
