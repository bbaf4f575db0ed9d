"""Home: today's page, the frame around every page, people search, the person page, *Who can see what*.

It composes what the rooms below offer, and holds no models.
"""
