"""Channels in random companies: connected by anybody, chosen by some."""

from alongside.people.testing_companies import Company

from .models import Channel, ChannelAccess, ChannelChoice


def channels(company: Company) -> None:
    for kind, reach in (("slack", "shared"), ("mattermost", "direct")):
        by = company.one_of(company.people)
        channel = company.add(Channel, name=company.words("Channel"), kind=kind, reach=reach, connected_by=by)
        company.add(ChannelAccess, channel=channel, address=company.words("Address"), secret=company.words("Secret"))
        for person in company.people:
            if company.happens(0.4):
                company.add(ChannelChoice, person=person, channel=channel, kinds=["promise.offered"])
