"""Invented names, from many places. Any likeness is chance."""

FIRST = (
    "Aaliyah Adam Adaeze Agnieszka Ahmed Aiko Alejandro Alina Amara Anders Andrea Anika Antonio Arjun Astrid Aylin Beatriz "
    "Bogdan Camille Carlos Chiara Chinedu Clara Daniela Dariusz David Deepa Dimitra Elena Elif Emeka Emil Emma Esra Fatima "
    "Felix Filip Florian Francesca Gabriel Giulia Goran Grace Hana Hannah Haruto Henrik Hugo Ibrahim Ilse Ingrid Irena "
    "Isabel Ivan Jakob Jana Javier Jin Joana Johan Julia Kamil Karim Katarina Kenji Klara Kofi Lars Laura Leila Leonie Lina "
    "Linh Luca Lukas Maja Malik Manuel Maria Marta Mateo Mehmet Mei Mia Mikkel Milan Mina Mohamed Nadia Naomi Nasrin Nia "
    "Nikos Nina Noah Nora Oksana Oleg Omar Paula Pavel Petra Pia Rafael Rania Rahel Ravi Rosa Sabine Samir Sanna Sara Sofia "
    "Stefan Sven Tamar Tariq Teresa Thomas Tiago Uma Vera Viktor Wanjiru Yara Yusuf Zeynep Zofia"
).split()

LAST = (
    "Abdi Adeyemi Alvarez Andersen Arslan Bakker Balogun Baumann Becker Berg Bianchi Bonnet Borges Brandt Campos Castillo "
    "Chen Costa Cruz Dahl Demir Diallo Dimitriou Dvorak Eriksen Esposito Farah Ferrari Fischer Fontana Fuchs Gallo Garcia "
    "Girard Gomes Greco Gupta Haas Hansen Hashimi Hoffmann Horvat Ito Ivanova Jansen Jansson Jung Kaya Keller Khan Kim "
    "Koch Kovac Kowalski Krause Kumar Larsen Laurent Lehmann Lim Lopez Lund Maier Marin Marques Mbeki Mendes Meyer Moreau "
    "Moreno Mueller Nakamura Navarro Neumann Nguyen Nielsen Novak Nunes Obi Okoye Olsen Ortiz Oz Papadakis Park Pereira "
    "Petrov Popescu Qureshi Ramos Rossi Roy Ruiz Saito Santos Schmid Schubert Silva Simon Singh Sokolova Sorensen Stein "
    "Suzuki Svoboda Tanaka Torres Tran Vargas Vasquez Verma Virtanen Vogel Wagner Walsh Weber Winter Yamamoto Yilmaz Zhang"
).split()

WORK = (
    ("Customer care", ("Customer care specialist", "Case specialist", "Shift coordinator")),
    ("Returns", ("Returns specialist", "Claims specialist", "Returns planner")),
    ("Warehouse", ("Warehouse planner", "Loading coordinator", "Stock analyst")),
    ("Pricing", ("Pricing analyst", "Market analyst", "Tariff specialist")),
    ("Finance", ("Accountant", "Payables specialist", "Controller")),
    ("Product", ("Product designer", "Software engineer", "Researcher")),
    ("Field service", ("Service technician", "Route planner", "Installer")),
    ("Purchasing", ("Buyer", "Supplier manager", "Contract specialist")),
    ("Quality", ("Quality engineer", "Auditor", "Test specialist")),
)

PLACES = ("North", "South", "East", "West", "Lisbon", "Gdańsk", "Hamburg", "Turin", "Ghent", "Aarhus")
