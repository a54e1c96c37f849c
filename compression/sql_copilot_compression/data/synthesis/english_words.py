"""English vocabulary of the synthesis: synonyms, abbreviations, comparatives, plurals and values."""

from __future__ import annotations

import re

SYNONYM_SETS = """
employee worker staff member|staff
student pupil|learner
teacher instructor|lecturer|tutor
professor faculty member|academic
customer client|buyer|shopper
user account holder|member
person individual|human
people persons|individuals
singer vocalist|musician
artist performer|creator
actor performer|cast member
player sportsman|athlete
driver motorist|racer
doctor physician
patient sick person
author writer
company firm|business|corporation|enterprise
organization institution|body
department division|unit
store shop|outlet|branch
restaurant eatery|diner
product item|goods|merchandise
order purchase
invoice bill
payment transaction
movie film
film movie
song track|tune
album record
book volume|publication
paper article|publication
document file|record
course class|subject
class lesson|course
school academy
college university
city town
country nation
nation country
state province
county district
region area|zone
address location
location place|site
place spot|location
airport airfield
airline carrier
flight trip
aircraft plane|airplane
car vehicle|automobile
vehicle car
ship vessel
hotel inn
apartment flat
building property
house home
room chamber
project undertaking
event happening
match game
game match
team squad|side
club society|association
stadium arena|ground
competition contest|tournament
race contest
head chief|leader
manager supervisor|boss
owner proprietor
supplier vendor|provider
price cost|amount charged
cost price|expense
fee charge
salary pay|wage|earnings|income
budget funds|funding
revenue income|turnover
sales turnover
profit earnings|gain
amount sum|value
total sum|overall amount
quantity number|count
number count
name title
title name|heading
first name forename|given name
last name surname|family name
full name complete name
description details|explanation
detail description|particulars
type kind|category|sort
category type|class
kind type
status state|condition
gender sex
sex gender
birthday date of birth|birth date
date of birth birthday
year yr
date day
start date beginning date|starting date
end date finishing date|finish date
time moment
duration length|running time
length extent
height tallness
weight mass
size dimension
area surface|size
population number of inhabitants|number of residents
capacity number of seats|seating
nationality citizenship|country
language tongue
email e-mail|email address|mail
phone telephone|phone number
phone number telephone number|contact number
score mark|points
grade mark|score
rating score|evaluation
rank position|ranking
level tier|grade
position role|post
job occupation|position
major field of study
color colour
attendance number of visitors|turnout
speed velocity
distance mileage
result outcome
winner victor|champion
award prize
prize award
reason cause
comment remark|note
message note
content text
image picture|photo
photo picture
theme topic
topic subject|theme
publisher publishing house
home town hometown|place of origin
hometown home town
birth place place of birth
founded established
created made
created at creation date|creation time
updated at last update|modification time
enrollment number of students
member participant
visitor guest
review feedback|opinion
device gadget
account profile
purchase order
booking reservation
reservation booking
ticket pass
medicine drug|medication
treatment therapy
disease illness
pet animal
dog canine
claim request
policy contract
loan credit
bank financial institution
branch office|outlet
asset possession
part component
service offering
channel station
station stop
route path|way
train railway
mountain peak
river stream
lake water
dish meal|food
food dish
ingredient component
recipe formula
journal periodical
editor reviewer
conference meeting
workshop seminar
skill ability
certificate licence
degree qualification
party political party
election vote
vote ballot
candidate contender|nominee
representative delegate
"""
"""Phrase, then what people say instead; `|` separates."""

ABBREVIATIONS = """
abbr abbreviation
acc account
acct account
addr address
adm administration
amt amount
app application
appt appointment
arr arrival
attr attribute
auth author
avail availability
avg average
bal balance
bday birthday
bldg building
cat category
cfg config
cls class
cnt count
cntry country
co company
col column
cond condition
conf conference
ctry country
cust customer
ccy currency
curr currency
db database
del delivery
dep departure
dept department
desc description
dest destination
diff difference
dist district
div division
dob date of birth
doc document
dt date
dur duration
emp employee
eng english
est established
exp expiry
fac faculty
fk foreign key
fname first name
freq frequency
fst first
geo location
gpa grade point average
hist history
hr hour
img image
info information
inst institution
instr instructor
inv invoice
lang language
lat latitude
len length
lname last name
loc location
long longitude
lvl level
mfr manufacturer
mgr manager
min minimum
max maximum
mob mobile
msg message
mth month
nat nationality
nbr number
no number
num number
nm name
ord order
org organization
orig origin
pct percentage
perc percentage
pers person
ph phone
pkg package
pmt payment
pop population
pos position
prereq prerequisite
prob probability
proc process
prod product
prof professor
proj project
prov province
pub publication
pwd password
qnty quantity
qty quantity
rec record
ref reference
reg region
rel relation
req request
res result
sal salary
sch school
sec section
sem semester
seq sequence
spec specification
src source
stat status
std standard
stu student
sub subject
subj subject
svc service
tel telephone
temp temperature
tot total
trans transaction
txn transaction
usr user
val value
veh vehicle
ver version
vol volume
wt weight
yr year
"""

ADJECTIVES = """
age older younger oldest youngest
birth_date younger older youngest oldest
price more_expensive cheaper most_expensive cheapest
cost more_expensive cheaper most_expensive cheapest
fee more_expensive cheaper most_expensive cheapest
population more_populous less_populous most_populous least_populous
height taller shorter tallest shortest
altitude higher lower highest lowest
elevation higher lower highest lowest
weight heavier lighter heaviest lightest
length longer shorter longest shortest
duration longer shorter longest shortest
size larger smaller largest smallest
area larger smaller largest smallest
capacity larger smaller largest smallest
year newer older newest oldest
founded newer older newest oldest
speed faster slower fastest slowest
salary better_paid worse_paid best_paid worst_paid
income richer poorer richest poorest
score better worse best worst
rating better_rated worse_rated best_rated worst_rated
distance farther closer farthest closest
depth deeper shallower deepest shallowest
horsepower more_powerful less_powerful most_powerful least_powerful
temperature hotter colder hottest coldest
popularity more_popular less_popular most_popular least_popular
width wider narrower widest narrowest
experience more_experienced less_experienced most_experienced least_experienced
difficulty harder easier hardest easiest
profit more_profitable less_profitable most_profitable least_profitable
"""
"""Head word, then more, less, most and least of it."""

VALUES = {
    "city": "Paris|London|Berlin|Tokyo|New York|Madrid|Toronto|Chicago|Sydney|Boston|Rome|Oslo|Lima|Cairo",
    "country": "USA|France|Germany|Japan|China|Brazil|Canada|Spain|India|Italy|Kenya|Norway|United States",
    "nationality": "American|French|German|Japanese|Chinese|Spanish|Indian|Canadian",
    "state": "California|Texas|Florida|Ohio|New York|Oregon|Nevada|CA|TX|NY",
    "status": "active|inactive|pending|completed|cancelled|open|closed|shipped|paid|failed|approved|draft",
    "gender": "male|female|M|F",
    "sex": "male|female|M|F",
    "first name": "Alice|Bob|John|Mary|David|Linda|James|Emma|Omar|Chen",
    "last name": "Smith|Jones|Brown|Lee|Garcia|Miller|Davis|Wong|Kim|Silva",
    "name": "Alice|John Smith|Mary|David Lee|Emma|Northwind|Alpha|Omega|Blue Sky|Red River|Atlas|Nova",
    "title": "Hello World|The Last Day|Blue Moon|Introduction|Summer Rain|War and Peace|Weekly Report|Home",
    "type": "standard|premium|basic|internal|external|A|B|public|private|regular",
    "category": "Electronics|Books|Toys|Food|Clothing|Sports|Music|Furniture|Garden|Drama|Comedy",
    "genre": "rock|pop|jazz|drama|comedy|horror|classical|blues",
    "color": "red|blue|green|black|white|yellow",
    "language": "English|French|Spanish|German|Chinese|Java|Python",
    "department": "Sales|Marketing|Finance|Engineering|History|Physics|Human Resources|IT",
    "email": "a@example.com|bob@mail.com|info@test.org",
    "position": "Manager|Engineer|Goalkeeper|Forward|Clerk|Analyst",
    "job": "Manager|Engineer|Clerk|Analyst|Teacher|Nurse",
    "major": "Computer Science|Biology|History|Math|Economics",
    "level": "high|low|medium|beginner|advanced|senior",
    "currency": "USD|EUR|CNY|GBP",
    "code": "A1|XK-20|B52|CS101|EUR|HX3",
    "month": "January|March|May|June|October|December",
    "day": "Monday|Friday|Sunday",
    "season": "spring|summer|fall|winter",
    "result": "win|loss|draw|passed|failed",
    "party": "Democratic|Republican|Labour|Green",
    "company": "Acme|Google|IBM|Toyota|Apple|Globex",
    "team": "Lions|Tigers|Eagles|Arsenal|Bulls",
    "school": "Central High|Lincoln Academy|Yale|MIT",
    "payment method": "credit card|cash|paypal|visa",
    "brand": "Apple|Sony|Ford|Nike|Samsung",
    "description": "new|special offer|limited edition|see attachment",
    "address": "12 Main Street|5 Elm Road|Baker Street",
    "": "alpha|beta|gamma|north|south|Type A|X100|main|other|Premier|gold|silver|test|unknown",
}
"""Head words of text columns, then values that such a column holds; "" for any other."""

IRREGULAR = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "foot": "feet",
    "datum": "data",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
    "staff": "staff",
    "people": "people",
    "data": "data",
    "information": "information",
    "info": "info",
    "equipment": "equipment",
    "feedback": "feedback",
    "goods": "goods",
    "news": "news",
    "analysis": "analyses",
    "history": "histories",
    "criterion": "criteria",
    "life": "lives",
    "wife": "wives",
    "leaf": "leaves",
}
_SINGULAR = {plural: singular for singular, plural in IRREGULAR.items() if plural != singular}


def plural(phrase: str) -> str:
    """The plural of a noun phrase; of "head of department" it is "heads of department"."""
    match = re.match(r"(.+?)( (?:of|in|for|at|by|per|from|to) .+)", phrase)
    if match:
        return plural(match[1]) + match[2]
    *before, word = phrase.split(" ")
    return " ".join([*before, _plural_word(word)])


def _plural_word(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _SINGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or not word[-1:].isalpha():
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def singular(phrase: str) -> str:
    """The singular of a noun phrase."""
    *before, word = phrase.split(" ")
    if word in _SINGULAR:
        word = _SINGULAR[word]
    elif word in IRREGULAR or len(word) < 4 or word.endswith(("ss", "us", "is")):
        pass
    elif word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    return " ".join([*before, word])


def _synonyms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in SYNONYM_SETS.strip().splitlines():
        first, *others = line.split("|")
        words = first.split()
        # The first phrase of a line may have several words; its first synonym follows the longest known phrase.
        for cut in (3, 2, 1):
            key = " ".join(words[:cut])
            if len(words) > cut and (cut == 1 or key in _MULTIWORD):
                table[key] = [" ".join(words[cut:]), *others]
                break
    return table


_MULTIWORD = {
    "first name", "last name", "full name", "date of birth", "start date", "end date", "phone number", "home town",
    "birth place", "created at", "updated at",
}  # fmt: skip
SYNONYMS = _synonyms()
EXPANSIONS = dict(line.split(" ", 1) for line in ABBREVIATIONS.strip().splitlines())
COMPARATIVES = {
    row[0].replace("_", " "): tuple(word.replace("_", " ") for word in row[1:])
    for row in (line.split() for line in ADJECTIVES.strip().splitlines())
}
"""Head words → (more, less, most, least)."""
VALUE_LISTS = {head: values.split("|") for head, values in VALUES.items()}

PEOPLE = frozenset(
    [
        "person",
        "people",
        "student",
        "pupil",
        "learner",
        "teacher",
        "instructor",
        "lecturer",
        "tutor",
        "professor",
        "employee",
        "worker",
        "staff",
        "customer",
        "client",
        "buyer",
        "shopper",
        "user",
        "member",
        "singer",
        "vocalist",
        "musician",
        "artist",
        "performer",
        "creator",
        "actor",
        "actress",
        "player",
        "athlete",
        "driver",
        "racer",
        "doctor",
        "physician",
        "nurse",
        "patient",
        "author",
        "writer",
        "manager",
        "boss",
        "supervisor",
        "owner",
        "head",
        "leader",
        "chief",
        "candidate",
        "voter",
        "guest",
        "visitor",
        "tourist",
        "passenger",
        "pilot",
        "captain",
        "director",
        "editor",
        "researcher",
        "scientist",
        "engineer",
        "technician",
        "coach",
        "gymnast",
        "swimmer",
        "wrestler",
        "climber",
        "journalist",
        "donor",
        "investor",
        "entrepreneur",
        "participant",
        "contestant",
        "president",
        "advisor",
        "friend",
        "individual",
        "human",
        "resident",
        "tenant",
        "agent",
        "supplier",
        "vendor",
        "partner",
        "judge",
        "speaker",
        "producer",
        "composer",
        "faculty",
        "applicant",
        "subscriber",
        "delegate",
        "representative",
        "reviewer",
        "secretary",
        "builder",
        "wedding",
        "officer",
        "host",
        "conductor",
        "winner",
        "lawyer",
        "accountant",
        "clerk",
        "mother",
        "father",
        "child",
        "man",
        "woman",
        "boy",
        "girl",
    ]
)
"""Words for people: they are "who", not "that"."""
