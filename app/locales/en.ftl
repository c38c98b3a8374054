# The texts of Essor in English. French is the reference; a test compares the two.

## Around every page

skip = Skip to the content
demo-label = Demonstration
demo-notice = Demonstration: people and amounts are made up.
nav-label = Main navigation
nav-today = Today
nav-turnover = Turnover
nav-turnover-more = {" "}by month
nav-bookings = Appointments
nav-plan = My plan
nav-me = Me
nav-review = To review
nav-caseload = My people
nav-agenda = Calendar
nav-cohort = Overview
nav-people = People
nav-settings = Settings
role-coach = Coach
role-coordinator = Coordinator
sign-out = Sign out
title-mistake = Error:{" "}
error-prefix = Error:{" "}
error-summary =
    { $n ->
        [one] There is one point to look at again
       *[other] There are { $n } points to look at again
    }
text-empty = Fill in this field.
text-too-long = This text is too long. Say the same in fewer words.
moved-on = Someone else has just acted on this month. See where it stands, then try again if you need to.

## In place of a page

stop-403-title = This page is not open to your account
stop-403-text = If you need it, ask your structure.
stop-404-title = This page does not exist
stop-404-text = The address is incomplete, or the link was already used. Go back to the start, or ask your structure for a new link.
stop-413-title = This is too large to send
stop-413-text = Nothing is lost. Go back one page, then send a smaller file or a shorter text.
stop-500-title = The problem is on our side
stop-500-text = Nothing is lost. Go back one page: what you typed is still there. Then try again.
stop-home = Go to the start

## Dates and places

when = { $day }, { $from } to { $to }
at = { $day } at { $time }
with = with { $name }
remote = Remote

## States of a month

state-to-declare = To declare
state-expected = Expected
state-not-due = Not to declare yet
state-suspended = Path suspended
state-submitted = Waiting
state-question = Question
state-validated = Validated
state-reported = Reported
state-imported = Imported
state-reopened = To correct
state-to-report-again = Validated, corrected since the monthly statement
state-draft = Draft

## Today

home-title = Hello { $name }
home-month-title = Your month of { $month }
home-month-until = Until { $day }. Even if you received nothing.
home-month-expected = You can still declare it. Even if you received nothing.
declare = Declare
declare-nil = €0 this month
home-next-booking = Next appointment
home-done-eyebrow = Up to date
home-done-title = Nothing to do today
home-done-text = Your months are declared and no question is waiting for you.
progress-month = Month { $month } of { $months }
progress-actions =
    { $all ->
        [one] , { $done } of { $all } action
       *[other] , { $done } of { $all } actions
    }

## Turnover: the months

declarations-title = Turnover
declarations-months = Your months
chart-label = Turnover by month
chart-start = Start { $amount }
chart-goal = Goal { $amount }
chart-goal-above = Goal { $amount } (higher up)
chart-waiting = Not validated yet

## Turnover: declaring a month

declare-title = Declare { $month } { $year }
declare-lead = Until { $day }. Count the money you received during the month. If there was none, write 0.
declare-lead-expected = Count the money you received during the month. If there was none, write 0.
line-title = Line {"{n}"}
line-amount = Amount received
line-amount-hint = For example 250 or 1250.50
line-activity = Category
line-kind = This is
line-kind-sale = A sale
line-kind-credit = A credit note
line-kind-credit-hint = money given back
line-add = Add a line
line-remove = Remove this line
total-of-month = Total of the month
send = Send
keep-draft = Keep for later
draft-saved = Kept as a draft. Take it up again whenever you like.
beside-open = Add a detail (optional)
clients-label = Number of clients
clients-hint = How many clients paid you this month. You may leave it empty.
clients-not-a-number = Write a whole number, such as 3, or leave it empty.
clients-told =
    { $n ->
        [0] No client
        [one] { $n } client
       *[other] { $n } clients
    }
note-label = A word for the person who supports you
note-hint = One sentence, such as “I was ill for two weeks”. You may leave it empty.
note-told = “{ $note }”
draft-kept = Your draft is kept on this phone.
offline = There is no network. Keep this page open: it will be sent by itself as soon as the network is back.
line-mistake = Line { $n }: { $sentence }
amount-empty = Write the amount you received, or 0 if there was none.
amount-not-a-number = Write the amount in figures, for example 1250.50.
amount-too-precise = Put two decimals at most, for example 1250.50.
amount-too-large = This amount is too large. Check its figures.
line-negative-sale = A sale cannot be negative. For money given back, choose “A credit note”.
line-unknown-activity = Choose a category from the list.
line-too-many = A month has 20 lines at most. Add up those of the same category.
month-outside-path = This month lies outside your path. Choose another month.
month-not-over = This month is not over. You can declare it from the first day of the next month.
declaration-sent = It is sent. The person who accompanies you will check it and answer you.
declaration-nil-sent = It is sent: €0 for this month.
declaration-closed = This figure is validated: it no longer changes on its own. If it is wrong, ask to correct it.

## Turnover: the categories

activity-01 = Sale of goods
activity-02 = Commercial or craft services
activity-03 = Other services, liberal profession
activity-04 = Liberal profession covered by Cipav (a pension fund)
activity-05 = Classified holiday let
activity-06 = Activity to be settled
credit-note-of = Credit note: { $name }

## Turnover: a declared month

correction-open = This figure is wrong
correction-reason = What needs correcting?
correction-reason-hint = One sentence for { $name }, who opens the month or explains why it stays.
correction-send = Ask to correct it
correction-sent = Your request has been sent.
correction-requested = You have asked already. The answer will come here.
correction-waits = You asked to correct this figure (“{ $reason }”). { $name } will answer soon.
figure-reopened = This month is open: you can correct it.
figure-waiting = { $name } will check this figure and answer you.
correct = Correct
locked-validated = This figure is validated: it no longer changes on its own.
locked-imported = This figure was validated before Essor: it does not change on its own.
total = Total
question-eyebrow = { $name } asks you
question-title = A question on your month of { $month }
answer-label = Your answer, in one sentence
answer-send = Answer
answer-correct = Correct the figure
answer-sent = Your answer is sent.
thread-title = Questions and answers
thread-who = { $name }, { $at }
thread-correction = Correction requested: { $reason }
thread-reopened = The month is open to be corrected.
thread-kept = The figure stays as it is.
thread-answer = You, { $at }
versions-title = Versions of this figure
version = Version { $n }
version-reported = Version { $n }, in the monthly statement
version-sent = Sent by
version-note = A word
version-changed = , changed

## To put aside

set-aside-title = To put aside
set-aside-estimate = This is an estimate. The exact amount comes from Urssaf.
set-aside-not-known = Amount not known
set-aside-gap = We do not know this month’s rates for “{"{n}"}”: this part is not counted.
set-aside-stops = One category is below zero because of a credit note: it counts as €0 here.
set-aside-for = { $month }, estimate
set-aside-none = Declare a month: the amount will show here.
set-aside-how = Where this amount comes from
set-aside-change = Tax, craft: say what applies to you
set-aside-no-tax = Income tax: it is not counted.
set-aside-left-out = Chamber fees and CFE (the local business tax): they are not counted.
charge-contributions = Social contributions
charge-training = Training
charge-income-tax = Income tax
rate-of = { $charge }, “{ $activity }”: { $rate } of { $base }.
rate-since = { $charge }, “{ $activity }”: { $rate } of { $base }. This rate dates from { $since }.
rate-reduced = { $charge }, “{ $activity }”: { $rate } of { $base }, of which you pay { $share } thanks to ACRE (the start-up aid). This rate dates from { $since }.
acre-without-date = ACRE (the start-up aid) is not counted: we lack the date on which your business was created. Give it to the person who accompanies you.
acre-two-shares = ACRE (the start-up aid) has changed since you began. We do not know which rate is yours: the higher one is counted.
acre-not-known = We do not know ACRE (the start-up aid) for this category: it is not counted.
business-title = What applies to you
business-tax = I pay income tax with my contributions
business-tax-hint = This is the “versement libératoire”, an option that one asks for. If in doubt, leave it empty.
business-craft = My activity is a craft
business-craft-hint = The part for training is higher.
business-set = It is noted. The amount is up to date.
save = Save

## CAF

caf-title = Declaration to the CAF
caf-note = Your three months, to copy
caf-lead = Your figures to copy, as they are. In which month do you make the declaration?
caf-when = Month of the declaration
caf-asks = In { $month }, the CAF asks for { $first }, { $second } and { $third }.
caf-missing = You have not declared this month yet.
caf-declare = Declare { $month }
caf-outside = This month lies outside your path: Essor does not know it. Take the figure from your papers.
caf-negative = With your credit notes: { $amount }. This counts as 0.
caf-copy = Copy
caf-copied = Copied
caf-copy-of = {" "}: { $activity }, { $month }
caf-not-known = We do not know which months the CAF asked for then.
caf-how = What the CAF does with these figures
caf-check = Check that your form asks for these three months.
caf-abatement = Do not take anything off yourself: the CAF takes off { $rate } for your expenses on “{ $activity }”.
caf-rsa = The RSA of a single person has been { $amount } a month since { $since }, before their income is counted.

## Ceiling of the year

ceiling-title = Ceiling { $year }
ceiling-turnover = Turnover
ceiling-all = Sales and services
ceiling-services = Services
ceiling-of = { $name }: { $turnover } of { $ceiling }
ceiling-year = Over a whole year: { $turnover }, for a ceiling of { $ceiling }
ceiling-far = You are under the ceiling of the micro-enterprise.
ceiling-near = You are getting near the ceiling of the micro-enterprise. Talk about it with { $name }.
ceiling-over = The ceiling of the micro-enterprise is exceeded. Two years in a row above it end this regime: talk about it with { $name }.
ceiling-no-date = We lack the date on which your business was created: the ceiling of a whole year is counted.
ceiling-prorated = Your business dates from { $day }: the ceiling counts { $days } days of { $of_days }.
ceiling-not-known = We do not know the ceiling of { $year }.
ceiling-left-out = We do not know the ceiling of “{ $activity }”: this part is not counted.

## Documents of a month

documents-title = Supporting documents
documents-of = Documents for { $month } { $year }
documents-lead = Take a photo of an invoice or add a PDF. You and { $name } see them, nobody else.
documents-none = Nothing is attached to this month.
documents-removed = Removed
documents-count =
    { $n ->
        [0] Attach a photo or a PDF
        [one] { $n } document
       *[other] { $n } documents
    }
document-label = Photo or PDF
document-hint = 10 MB at most. A month keeps 10 documents at most.
document-add = Attach this document
document-note = { $what }, added on { $at }
document-unnamed = document
document-remove = Remove
document-restore = Put back
document-which = {" "}: { $name }
document-until = Removed. You can put it back until { $day }; after that it is erased.
document-added = The document is attached to your month.
document-removed = The document is removed. You can put it back for 7 days.
document-restored = The document is attached again.
document-none = Choose a photo or a PDF.
document-empty = This file is empty. Choose another one.
document-too-large = This file is larger than 10 MB. Choose a smaller one, or take a photo of the document.
document-kind = This file is neither a photo (JPEG, PNG, WebP) nor a PDF. Take a photo of the document, or save it as a PDF.
document-too-many = This month has 10 documents already. Remove one to attach another.
document-gone = This document is erased. Attach it again if you still have it.
photo-shrunk = Photo made smaller, from {"{before}"} to {"{after}"}.

## Statement of the validated months

attestation-link = Statement for a bank or the CAF
attestation-title = Statement of turnover
attestation-lead = Your validated months, to print or to keep as a PDF. The statement is in French.
attestation-from = From
attestation-to = To
attestation-show = Show this period
attestation-month = Choose a month from the list.
attestation-order = The period ends before it begins. Choose a later month.
attestation-nothing-yet = No month is over yet. The statement will be here next month.
attestation-print-how = To print it or save it as a PDF: open the menu of your browser, then “Print”.
attestation-print = Print
attestation-structure = Organisation
attestation-person = Self-employed worker
attestation-trade = Trade
attestation-registered = Business registered on
attestation-period-label = Period
attestation-period = { $from } to { $to }
attestation-words = { $structure } certifies that { $name } declared the turnover below, and that each month was checked.
attestation-month-column = Month
attestation-categories = By category
attestation-validated = Checked by
attestation-by = { $name }, on { $day }
attestation-before = The organisation, before Essor
attestation-sum =
    { $n ->
        [one] Total of { $n } month
       *[other] Total of { $n } months
    }
attestation-none = No month of this period is validated.
attestation-left-out = Months left out, because they are not validated: { $months }.
attestation-issued = Statement made on { $day }.

## Appointments

bookings-title = Appointments
bookings-mine = Yours
bookings-none-held = You have no appointment yet.
bookings-offered = To book
bookings-none-title = Nothing to book for now
bookings-none-text = The next appointments will show here.
kind-label = Type of appointment
kind-all = All
kind-Coaching = One-to-one appointment
kind-Training = Workshop
kind-Expert = Meeting with an expert
kinds-Coaching = One to one
kinds-Training = Workshops
kinds-Expert = Experts
session-what = { $kind }, { $length }, with { $name }
places-left =
    { $n ->
        [one] { $n } place left
       *[other] { $n } places left
    }
places-none = Full: 0 places
places-of = of { $all }
booked = Place booked
session-cancelled = Cancelled
fact-when = When
fact-where = Where
fact-who = With
book = Book my place
cannot-come = I cannot come
cannot-come-text = Your place will be free for someone else.
cannot-come-confirm = Cancel this appointment
booking-done = Your place is booked.
booking-held = You already had your place: it is still booked.
booking-cancelled = It is cancelled. Thank you for letting us know.
booking-full = All places are taken. Choose another date.
booking-past = This appointment has already begun. To join or cancel it, call the person who accompanies you.
booking-session-cancelled = This appointment is cancelled. Choose another date.
booking-overlap = You already have an appointment at that time. Cancel it first, or choose another date.
booking-not-held = This place is not in your name any more. There is nothing to cancel.

## My plan

plan-lead = What you decided with { $name }.
plan-none-title = Your plan is still to be written
plan-none-text = Your goals will show here as soon as you have chosen them together.
path-until = until { $day }
path-suspended = Suspended from { $first } to { $last }: the end has moved by { $days ->
        [one] { $days } day.
       *[other] { $days } days.
    }
goal-count =
    { $all ->
        [one] { $done } of { $all } action
       *[other] { $done } of { $all } actions
    }
focus-Business = Growing the business
focus-Finances = Managing the budget
focus-Admin = Paperwork
focus-Housing = Housing
focus-Health = Health
focus-Mobility = Getting around
focus-Family = Family
focus-Digital = Digital tools
tick = Mark as done: { $title }
tick-undo = Done: { $title }. Put back to do
action-done-on = Done on { $day }
action-is-done = Done
action-is-open = To do
action-done = Noted: action done.
action-reopened = This action is to do again.

## Me

me-contact = Contact details
me-phone = Phone
me-email = E-mail address
contact-none = Nothing for now
me-language = Language
language-set = Essor now speaks English to you.
me-devices = Devices signed in
me-device-here = This device
me-device-since = Signed in since { $at }
me-device-out = Sign out
me-device-unknown = Unknown device
device-out = The device is signed out.

## To review

review-lead =
    { $n ->
        [0] No figure is waiting.
        [one] { $n } figure is waiting.
       *[other] { $n } figures are waiting.
    }
review-filter = Which people
review-own = My people
review-everyone = Everyone
review-none-title = Everything is checked
review-none-text = The next figures come in at the start of next month.
review-validate = Validate
review-of = : { $name }
review-ask = Ask a question
review-question-label = Your question, in one sentence
review-ask-send = Send the question
review-validated = The figure is validated.
review-asked = The question is sent.
corrections-title = Corrections requested
corrections-one = Correction requested
correction-of = { $name }, { $month }
correction-sentence = Your answer, in one sentence
correction-sentence-hint = To open the month it may stay empty. To keep the figure, say why.
correction-why-empty = To keep the figure, say why in one sentence.
correction-do-open = Open the month
correction-do-keep = Keep the figure
correction-opened = The month is open: the person can correct it.
correction-kept = The figure stays as it is. The person will read your answer.
record-to-review = This figure waits in “To review”
compare-first = First figure
compare-more = { $amount } more than in { $month }
compare-less = { $amount } less than in { $month }
compare-same = Same as in { $month }
review-sent = { $month }, sent { $at }
review-instead = in place of { $name }
review-see = See the person’s page: { $name }
review-goal = Goal { $goal }, start { $start }
review-start = Start { $start }
review-signals = Why look
review-telling = Worth a look
review-quiet = Without a signal
review-waiting = Waiting for an answer
signal-below-zero = Negative total
signal-nothing =
    { $n ->
        [one] Nothing after { $n } month of sales
       *[other] Nothing after { $n } months of sales
    }
signal-many-times = { $n } times the usual
signal-after-nothing = Sales, when the usual is €0
signal-ceiling = Yearly ceiling near or exceeded
signal-answered = Answered the question
signal-corrected =
    { $n ->
        [one] Corrected once
       *[other] Corrected { $n } times
    }
signal-round = The same round amount { $n } months in a row
signal-first = First declaration
review-suggested = A ready-made question
suggest-below-zero = What is the money given back this month for?
suggest-nothing = Nothing earned this month: is everything all right with your business?
suggest-more = Well done for this month: what changed from the usual?
suggest-ceiling = You are getting near the yearly ceiling: shall we talk about it?
suggest-again = Thank you for your answer: can you tell me a little more?
suggest-corrected = What has changed since your first figure?
suggest-round = This is the same amount as the months before: is it exactly what you were paid?
suggest-first = Did you count all the money you were paid, cash included?
suggest-all = Is all the money you were paid that month counted?
suggest-category = Can you check the category of each amount?
batch-title = Validate together
batch-begin =
    { $n ->
        [0] Nothing to validate together
        [one] Validate the figure without a signal
       *[other] Validate the { $n } without a signal
    }
batch-lead = Untick those you want to look at apart. You can take it all back in one go.
batch-none = No figure without a signal is left.
batch-confirm = Validate the ticked figures
batch-empty = No figure was ticked: nothing has changed.
batch-validated =
    { $n ->
        [0] No figure was validated.
        [one] { $n } figure validated.
       *[other] { $n } figures validated.
    }
batch-left =
    { $n ->
        [one] This figure changed meanwhile and was not validated: { $names }.
       *[other] These figures changed meanwhile and were not validated: { $names }.
    }
batch-just = You have just validated
batch-figures = { $n } figures
batch-undo = Undo
batch-undone =
    { $n ->
        [0] Nothing was taken back.
        [one] Taken back: { $n } figure is to be reviewed again.
       *[other] Taken back: { $n } figures are to be reviewed again.
    }
batch-kept =
    { $n ->
        [one] Something else has happened to this figure since, it stays as it is: { $names }.
       *[other] Something else has happened to these figures since, they stay as they are: { $names }.
    }
today-at = at { $time }
day-at = on { $at }
first-validated = { $name }, { $month }: { $who } validated it { $when }.
first-validated-mine = { $name }, { $month }: you validated it { $when }.
first-asked = { $name }, { $month }: { $who } asked a question { $when }.
first-asked-mine = { $name }, { $month }: you asked a question { $when }.
first-corrected = { $name }, { $month }: { $who } corrected it { $when }. Look at the new figure.
first-answered = { $name }, { $month }: { $who } answered the question { $when }. Look at the answer.
first-undone = { $name }, { $month }: { $who } took the validation back { $when }. The figure is to be reviewed again.
first-other = { $name }, { $month }: this month changed { $when }. See where it stands, then try again if you need to.
keys-title = Keyboard shortcuts
keys-on = Use the shortcuts on this device
keys-next = Next figure
keys-previous = Previous figure
keys-validate = Validate this figure
keys-ask = Ask a question on this figure
keys-show = See this list

## Standing in

substitution-title = Standing in
substitution-lead = During these days, the figures of who is away also come to who stands in.
substitution-coach = Who is away
substitution-substitute = Who stands in
substitution-from = First day
substitution-to = Last day, included
substitution-send = Save
substitution-running = Running and to come
substitution-row = { $substitute } stands in for { $coach }
substitution-days = from { $from } to { $to } included
substitution-end = End
substitution-set = It is saved.
substitution-ended = It is ended.
substitution-overlap = Someone already stands in on some of these days. Change the days, or end the other one first.
substitution-who = Choose someone from the list.
substitution-same = Choose someone other than who is away.
substitution-order = The last day must come after the first.
substitution-past = This last day is over. Choose one to come.
substitution-long = Standing in lasts one year at most. Choose an earlier last day.
choose = Choose

## My people

search-person = Look for a person
search = Search
caseload-none-title = Nobody to show
caseload-none-text = No name matches, or nobody is assigned to you yet.
participant-path = Path
path-suspend = Suspend the path
path-is-suspended = The suspension is recorded. The end of the path moves by as many days.
suspension-first-day = First day
suspension-last-day = Last day
suspension-last-day-hint = This day counts too.
suspension-reason = Reason
suspension-send = Record the suspension
suspension-day = Choose a day, such as 03/12/2026.
suspension-ends-first = The last day comes before the first. Check both dates.
suspension-in-future = A suspension cannot begin in the future. Choose today or a day in the past.
suspension-too-far-back = This day is more than a year ago. Choose a more recent one.
suspension-too-long = A suspension lasts 36 months at most. Choose a nearer last day.
suspension-outside-path = This day is outside the path. Choose a day of the path.
suspension-overlaps = The path is suspended on one of these days already. Choose other dates.
participant-no-bookings = No appointment to come.
write-mail = Write an e-mail

## Calendar

agenda-week = Week from { $from } to { $to }
agenda-turns = Other days
agenda-today = Today
agenda-week-before = Previous week
agenda-week-after = Next week
agenda-day-before = Previous day
agenda-day-after = Next day
agenda-view = Week or day
agenda-by-week = Week
agenda-by-day = Day
agenda-of = Which sessions
agenda-own = Mine
agenda-everyone = The whole team
agenda-hours = { $from } to { $to }
agenda-booked =
    { $n ->
        [one] { $n } booked of { $all }
       *[other] { $n } booked of { $all }
    }
agenda-dates = on { $n } dates
agenda-away = Away
agenda-away-who = Away: { $name }
agenda-to-mark = Attendance to mark
agenda-none-title = Nothing planned this week
agenda-none-day = Nothing planned that day
agenda-none-text = Open a session: everyone will be able to book a place.
agenda-none-own = Open a session, or look at those of the whole team.
agenda-more = Set the calendar up
roll-of = Who is here? { $title }
roll-see = Session from { $hours }
roll-title = Who came
roll-booked = Booked
roll-nobody = Nobody has booked.
attendance-Present = Present
attendance-Excused = Excused
attendance-Absent = Absent
attendance-undo = Undo
place-take-back = Remove
place-word = A word to this person (optional)
place-take-back-confirm = Remove and tell them
place-taken-back = The place is removed. The person is told.
place-given = The place is booked. The person is told.
place-held = This person had a place already.
given-back-title = No longer coming
given-back-own = Cancelled
given-back-structure = Place removed by the structure
given-back-late = Cancelled late
given-back-reason = “{ $said }”
queue-title = Waiting list
queue-position = No. { $n }
queue-offered = A place is offered until { $until }
add-title = Add somebody
add-do = Add
add-nobody = No name matches, or everyone has a place already.
team-full = All places are taken. To add some, change the session.
team-past = This session has begun: it changes no more.
team-overlap = This person has another appointment at that time.
team-overlap-some = Someone booked has another appointment at that time. Choose another time, or remove their place first.
team-not-held = This place was cancelled already.
team-cancelled = This session is cancelled.
history-whose = { $line } ({ $name })
series-which = Which sessions
series-this = This session only
series-following = This one and those after it
session-facts = The session
session-change = Change
session-cancel = Cancel the session
session-cancel-text = Those booked are told. It never counts against them.
session-cancel-word = Message to those booked (optional)
session-cancel-confirm = Cancel and tell them
session-is-cancelled = The session is cancelled. Those booked are told.
sessions-cancelled = The sessions are cancelled. Those booked are told.
change-title = Change the session
change-lead = Those booked keep their place. They are told if the time or the place changes.
change-dates = This session has several dates. The others move by as many days, to the same time.
change-send = Save
session-changed = The session is changed.
sessions-changed = The session and those after it are changed.
session-new = Open a session
session-choose = Choose what you open. Then you say when and where.
session-type-note = { $length }, { $places }, { $place }
types-none-title = Nothing to open for now
types-none-text = First say what can be booked.
types-none-ask = Ask the coordination to say what can be booked.
session-coach = Who holds the session
session-day-label = Day
session-time-label = Start time
session-minutes-label = Length, in minutes
session-places-label = Number of places
session-venue = Place
session-repeat = Several dates
session-rhythm = Comes back
session-dates-label = Number of dates
rhythm-none = A single date
rhythm-WorkingDays = Every day, Monday to Friday
rhythm-Weekly = Every week
rhythm-EveryTwoWeeks = Every second week
rhythm-Monthly = Every month, same day of the week
session-together = People book
session-together-no = Each date by itself
session-together-yes = All dates together
session-create = Open for booking
session-created = The session is open for booking.
sessions-created = The sessions are open for booking.
session-day = Choose a day, for example 03/12/2026.
session-time = Write a time in steps of five minutes, for example 14:05.
session-minutes = Write a length of 15 to 600 minutes, in steps of five.
session-places = Write a number of places from 1 to 200.
session-past = This time has passed. Choose a day and a time to come.
session-no-such-hour = This hour does not exist on one of these days: the clocks change to summer time. Choose another one.
session-kind = Type of appointment
session-title = Title
session-title-hint = For example “Setting your prices”

## Overview

places-taken = of { $all } places taken
places-taken-label = { $taken } of { $all } places taken
places-free = { $n } free
cohort-to-review = Figures to review
cohort-questions = Questions without an answer

## People

people-accompanied = People accompanied
people-team = Team
people-none-title = Nobody to show
people-none-text = No name matches, or nobody has a path here yet.
invite-colleague = Invite a colleague
invite-lead = The person gets a link by e-mail and chooses a password.
invite-role = Role
first-name = First name
last-name = Last name
invite-email-hint = The link goes to this address.
invite-phone = Phone (optional)
invite-send = Send the invitation
person-invited = The invitation is sent.
contact-taken = Someone already uses this phone number or e-mail address. Give another one.
enrollment-no-place = All places are taken. Wait for a path to end.
enrollment-already = This person already has a path under way. Open their page.

## Settings

due-day-label = Last day to declare a month
due-day-hint = From 1 to 28, in the following month. Until that day a month is “to declare”; after it, “expected”.
due-day-not-a-day = Write a day from 1 to 28.
settings-save = Save
settings-saved = Saved.

## Sign-in

contact-title = Hello, this is Essor
contact-lead = Write your phone number or your e-mail address. We will send you a code.
contact-label = Phone number or e-mail address
contact-hint = The one you gave your structure.
contact-send = Get my code
contact-empty = Fill in this field.
contact-not-a-phone = This number is too short or too long. Write it like 06 39 98 00 00.
contact-not-an-email = This e-mail address is incomplete. Write it like name@example.com.
contact-too-many = Several codes have just been asked for. Wait ten minutes, then try again.
team-link = Are you a coach? Sign in for the team
personas-title = Try the demonstration
persona-participant = Independent worker
persona-participant-note = Declare, book, follow the plan
persona-coach = Coach
persona-coach-note = Review figures, open appointments
persona-coordinator = Coordinator
persona-coordinator-note = Follow the places, invite the team
code-title = Your code
code-lead = If your structure knows this contact, a six-digit code arrives within a minute: { $contact }
code-label = Six-digit code
code-send = Sign in
code-again = Get another code
code-other = Change the phone number or e-mail address
code-not-six-digits = The code has six digits. Copy it from the message.
code-wrong = This is not the right code. Look at the last message you got and try again.
code-old = This code is no longer valid. Ask for another one.
code-too-many = This code was tried too many times. Ask for another one.
team-title = Sign in for the team
team-lead = For those who coach and coordinate.
team-send = Sign in
password-label = Password
password-wrong = The e-mail address or the password is not right. Check both.
password-too-many = There were too many tries. Wait one hour, then try again.
participant-link = No password? Get a code
signed-out = This device is signed out. See you soon.

## Invitation

invitation-title = Welcome to Essor
invitation-lead = Hello { $name }. One more step and you are in.
password-new = Choose a password
password-hint = At least 12 characters. Several words in a row are easier to remember.
password-too-short = This password is too short. Write at least 12 characters.
invitation-send = Enter Essor

## Messages that are sent

message-code-subject = Your Essor code
message-code = { $code } is your Essor code. It is valid for 10 minutes. Do not give it to anyone.
message-question-subject = Essor: a question is waiting for you
message-question = Essor: a question on your month of { $month } is waiting for you. Answer here: { $link }
message-correction-subject = Essor: an answer waits for you
message-correction = Essor: an answer waits for you on your month of { $month }. Read it here: { $link }
message-invitation-subject = { $structure } invites you to Essor
message-invitation =
    Hello { $name },

    { $structure } invites you to Essor. Open this link and choose your password:
    { $link }

    The link works once, within 30 days.

## Import: what is wrong with a file

import-too-large = This file is too large: it is over 1 MB.
import-empty = This file is empty.
import-not-utf8 = The accents in this file cannot be read: save it as “CSV UTF-8”.
import-separator = Columns must be separated by semicolons.
import-column-missing = This column is missing.
import-column-twice = This column appears twice.
import-too-many-cells = The line has too many cells: a text probably contains a semicolon without quotes.
import-line-break = A quote is not closed, or a cell spans several lines.
import-cell-empty = This cell must be filled in.
import-cell-too-long = This text is too long.
import-formula = The cell starts with =, @, + or -: replace the formula with its result.
import-date = Write the date like 31/12/2026.
import-end-before-start = The path must end after it starts.
import-path-too-long = This path lasts more than ten years: check the year.
import-month = Write the month like 2026-10.
import-activity = The activity code goes from 01 to 06.
import-nature = Write “vente” (sale) or “avoir” (credit note).
import-yes-no = Write “oui” (yes) or “non” (no).
import-benefit = Write RSA, AAH, ASS, ARE, prime d’activité or aucun (none).
import-amount-not-a-number = This is not an amount.
import-amount-too-precise = An amount has at most two decimals, after a comma: 1250,50.
import-amount-too-large = This amount is too large.
import-amount-negative = This amount cannot be negative.
import-amount-negative-sale = A sale cannot be negative: write “avoir” (credit note).
import-contact-phone = This is not a phone number.
import-contact-email = This is not an e-mail address.
import-contact-missing = A phone number or an e-mail address is needed.
import-duplicate = An earlier line already has this contact.
import-not-a-coach = This address belongs to a participant, not to a coach.
import-too-many-lines = This month has more than 20 lines for this person.
import-nobody = This contact belongs to nobody, in the files or in the structure.
import-month-outside-path = This month lies outside the person’s path.
import-two-people = This phone number and this address belong to two different people.
import-known-elsewhere = This contact already belongs to someone of another structure or role.
import-no-place = All places of the structure are taken.

## Booking, waiting, moving, being away

when-dates = from { $from } to { $to }
session-what-dates = { $kind }, { $dates } dates, with { $name }
places-waiting =
    { $n ->
        [one] , { $n } person is waiting
       *[other] , { $n } people are waiting
    }
fact-map = See the map
fact-link = Open the video call
cancel-rule = You can cancel or change the time freely until { $until }.
cancel-rule-start = You can cancel or change the time freely until it begins.
cancel-rule-over = It begins in less than { $hours } hours: to cancel, say in a word why.
history = What happened
history-nobody = Essor
history-created = { $who } opened this session.
history-booked = { $who } booked.
history-moved = { $who } moved it from { $from } to { $to }.
history-changed = { $who } changed the session.
history-cancelled = { $who } gave the place back.
history-taken-back = { $who } took the place back.
history-session-cancelled = { $who } cancelled the session.
history-given = { $who } gave the session to someone else of the team.
history-marked = { $who } noted: { $state }.
history-unmarked = { $who } took the attendance back.
history-said = { $line } “{ $said }”
booking-state-Booked = Place booked
booking-state-Attended = Present
booking-state-NoShow = Absent
booking-state-CancelledByParticipant = Excused
booking-state-CancelledByStructure = Cancelled by the structure
booking-late = (late)
bookings-gone = Past or cancelled appointments
bookings-gone-none = Nothing yet.
slot-choose = Choose a time
slot-earlier = Earlier
slot-later = Later
slot-pages = Other days
slot-other = Choose another time
slot-everybody = Show the times of other coaches too
slot-none-title = No free time for now
slot-none-text = Ask the person who coaches you: they can offer you a time.
confirm-title = Your booking
move = Change the time
move-title = Your new time
move-confirm = Change to this time
move-explained = Choose another time. Yours stays booked until the new one is yours.
move-done = It is moved. Your old time is free for someone else.
cannot-come-late = It is soon: say in a word why you are not coming. Nothing else is asked of you.
cancel-reason = Why?
cancel-reason-hint = For example “child ill”. The person who holds the appointment will read it.
waitlist-why = All places are taken. Wait for one: if someone cancels, it is offered to you in your turn.
waitlist-join = Wait for a place (number { $n } on the list)
waitlist-explained = As soon as a place is free for you, we write to you. You will have time to answer.
waitlist-leave = Stop waiting
waitlist-done = Noted: we write to you as soon as a place is free for you.
waitlist-already = You are on the list already, or your place is booked already.
waitlist-left = Noted: the place goes to someone else.
waitlist-not-full = There is a place left: book it directly.
waiting-position = Waiting: number { $n }
offer-eyebrow = A place is free for you
offer-until = It is kept for you until { $until }.
offer-accept = Take the place
offer-pass = Pass my turn
offer-over = The time to answer has passed: the place was offered to the next person.
booking-notice = It is too late to book this appointment. Choose another date, or call the person who coaches you.
booking-too-many = You have booked as many appointments of this type as you can. You can book again after the next one.
booking-team-only = This appointment is made with the person who coaches you: ask them.
booking-slot-gone = This time has just been taken, or is no longer open. Choose another one.
booking-coach-busy = The person who holds the session has another one at that time. Choose another time.
booking-coach-away = The person who holds the session is away that day. Choose another day.
booking-reason = It is soon: say in a word why you are not coming.
booking-move-late = It is too late to change the time. You can still cancel, saying why.
booking-meanwhile = Someone has just booked or cancelled. Look at the list, then try again.
booking-done-for = The appointment is booked. The person is told.
attendance-not-begun = The session has not begun: attendance is noted from its start on.
attendance-not-held = This place was cancelled: there is no attendance to note.
session-places-held = More places are taken or offered to someone. Keep more places, or take bookings back first.
session-dates = Write a number of dates from 2 to 52.
session-link = Address of the video call
session-link-hint = Optional, for example https://visio.exemple.fr/la-ruche
session-types = What can be booked
session-types-lead = The types of appointment, their rules, and the places.
session-type-new = Add a type
session-type-change = Change the type
session-type-none = No type yet. Add one: the team can then open appointments.
session-type-saved = Saved.
session-type-closed = This type is no longer offered. What is booked stays booked.
session-type-close = Stop offering this type
session-type-close-text = What is booked stays booked.
session-type-by-slots = by slots
session-type-places =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
session-type-places-hint = 1: booked by slots in the opening hours
session-type-book-notice = Last hour to book
session-type-cancel-notice = Last hour to cancel freely
session-type-hours = in hours before the start
session-type-most = Appointments to come per person
session-type-most-hint = Optional: at most that many at once
session-type-who = Who books
session-type-everyone = Participants and the team
session-type-team = The team only
session-type-notice = Write a number of hours from 0 to 336.
session-type-most-open = Write a number from 1 to 50, or leave it empty.
session-type-link = Write an address that begins with https://
title-taken = This name exists already. Choose another one.
venues = Places
venue-new = Add a place
venue-name = Name of the place
venue-address = Address
venue-add = Add
venue-added = The place is added.
show = Show
optional = Optional
window-title = Opening hours
window-lead = When { $name } can be booked. The slots follow from it.
window-open-ones = Open hours
window-none = No opening hours: nobody can book a slot.
window-new = Open hours
window-weekdays-label = Days
window-weekdays = Choose at least one day of the week.
window-from = From
window-to = To
window-order = The end must come after the start.
window-every = Comes back
window-every-week = Every week
window-every-second = Every second week
window-once = A single day: the first
window-first-day = From
window-last-day = Until
window-for = For
window-all-types = All appointments by slots
window-venue-of-type = The place of the type of appointment
window-open = Open
window-opened = The hours are open.
window-closed = The hours are closed. What is booked stays booked.
window-close = Close these hours
window-days = Every { $days }
window-days-second = Every second { $days }
window-later = From { $day }
window-hours = from { $from } to { $to }
window-exceptions = Exceptions
window-shut-day = Close this day
window-reopen = Open again
window-is-shut = Closed
window-shut = Closed on that day. What is booked stays booked.
window-reopened = Open again on that day.
leave-title = Leave
leave-lead = What is planned during a leave is given to someone else or cancelled: nothing is forgotten.
leave-none = No leave to come.
leave-new = New leave
leave-look = See what is planned
leave-of = { $name }, from { $from } to { $to } inclusive
leave-nothing-held = Nothing is planned on those days. Nobody will be able to book.
leave-decide =
    { $n ->
        [one] One session is planned. Say what becomes of it: those who booked will be told.
       *[other] { $n } sessions are planned. Say what becomes of each: those who booked will be told.
    }
leave-what = What becomes of “{ $title }”?
leave-give = Give to { $name }
leave-cancel = Cancel and tell them
leave-nobody = Nobody booked
leave-nobody-free = Nobody of the team is free at that time.
leave-word = Message if cancelled
leave-word-hint = Optional. For example “Book another time, we look forward to seeing you.”
leave-confirm = Record the leave
leave-taken = The leave is recorded, and those concerned are told.
leave-end = End it
leave-ended = The leave is over: bookings are open again.
leave-past = The last day has passed. Choose a day to come.
leave-long = A leave lasts a year at most.
leave-overlap = A leave is recorded already on one of those days.
leave-substitution = Choose who reviews the declarations meanwhile
book-for = An appointment for { $name }
book-for-lead = One tap books. The person is told.
book-for-groups = Group sessions
book-for-groups-text = Open the session to add someone.
book-for-other = Another time
book-for-confirm = Book this time
offer-label = Time to answer for a freed place
offer-hint = In hours. Shorter as the session comes near.
offer-hours = Write a number of hours from 1 to 168.
calendar-title = Your phone’s calendar
calendar-lead = Your appointments show there, and follow every change.
calendar-link = Have them in my phone’s calendar
calendar-add = Add to my calendar
calendar-open = Make my calendar address
calendar-again = Make a new address
calendar-again-text = The old address will show nothing any more.
calendar-since = Your calendar has been linked since { $at }
calendar-close = Stop linking my calendar
calendar-opened = Your calendar address is ready.
calendar-closed = Done: the address shows nothing any more.
calendar-address = Your calendar address
calendar-once = It is shown only now. Keep it to yourself: whoever has it sees your appointments.
calendar-subscribe = Open it in my calendar
calendar-name = Essor, { $structure }
calendar-with = With { $name }
message-booked-subject = Essor: appointment booked
message-booked = Essor: your place is booked. { $title }, { $when }, { $place }, with { $coach }. { $link }
message-moved-subject = Essor: appointment changed
message-moved = Essor: your appointment has changed. { $title }: { $when }, { $place }, with { $coach }. { $link }
message-cancelled-subject = Essor: appointment cancelled
message-cancelled = Essor: { $title }, { $when }, is cancelled by your structure. It does not count against you. For another date: { $link }
message-offered-subject = Essor: a place for you
message-offered = Essor: a place is free. { $title }, { $when }. It is kept for you until { $until }. Answer here: { $link }
message-reminder-subject = Essor: your appointment is near
message-reminder = Essor: { $title }, { $when }, { $place }, with { $coach }. Something in the way? { $link }
message-late-subject = Essor: a place cancelled late
message-late = Essor: { $participant } is not coming. { $title }, { $when }. { $link }
message-said = { $text } “{ $said }”
meetings-title = Sessions attended
meetings-month = This month:
meetings-in-person = in person
meetings-remote = at a distance
book-for-link = Book an appointment
