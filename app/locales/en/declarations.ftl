## Turnover: the months

declarations-title = Turnover
declarations-months = Your months
months-open =
    { $n ->
        [one] 1 month to declare
       *[other] { $n } months to declare
    }
chart-label = Turnover by month
chart-start = Start { $amount }
chart-goal = Goal { $amount }
chart-goal-above = Goal { $amount } (higher up)
chart-waiting = Being checked
chart-hint = Tap a month to see its amount.
chart-change = { $amount } compared with { $month }
chart-same = Same as { $month }
chart-since-start = { $amount } since the start
chart-same-as-start = Same as at the start
chart-total = Total for { $year }: { $amount }
chart-pages = Other months
chart-earlier = Earlier months
chart-later = Later months

## Turnover: declaring a month

declare-title = How much did you receive in { $month }?
declare-month = Declare { $month }
declare-lead = By { $day }. Count the money you received that month. Nothing? Write 0.
declare-lead-expected = Count the money you received that month. Nothing? Write 0.
declare-suspended = Your programme was suspended that month. You have nothing to declare. You still can if you like.
declare-after-exit = Your programme ended on { $day }. The three months after it are still to be declared. This is one of them.
declare-withdrawn = You undid sending this month. To send it again, tap “Send”.
line-title = Line {"{n}"}:
line-amount = Money received
line-refund = Money given back to a client
line-amount-hint = For example 250 or 1250.50
line-activity = Category
line-activity-hint = Goods, restaurant, food truck, bakery, guest rooms: these are sales.
line-change = change
line-add = Add another activity
line-add-refund = Add money given back to a client
line-remove = Remove this line
total-of-month = Total for the month
send = Send
send-amount = Send {"{n}"}
keep-draft = Keep for later
draft-saved = Saved as a draft. Come back to it whenever you like.
beside-open = Several activities, money given back, a note
clients-label = Number of clients
clients-field = Number of clients (optional)
clients-hint = How many clients paid you this month. You can leave this blank.
clients-not-a-number = Write a whole number, such as 3, or leave it blank.
clients-told =
    { $n ->
        [0] No client
        [one] { $n } client
       *[other] { $n } clients
    }
note-label = A note for your coach (optional)
note-hint = One sentence, such as “I was ill for two weeks”. You can leave this blank.
note-told = “{ $note }”
draft-kept = Your draft is saved on this phone.
month-sent-before = This month has already been sent: { $sent }. Did you mean { $amount }?
month-sent-how = Open the month, then tap “Correct”.
kept-offline = It is kept on this phone. Nothing is sent.
offline = There is no network. Keep this page open: it will be sent automatically as soon as the network is back.
line-mistake = Line { $n }: { $sentence }
amount-empty = Write the amount you received, or 0 if there was none.
amount-not-a-number = Write the amount in figures, for example 1250.50.
amount-ambiguous = This amount can be read in two ways: { $one } or { $other }? Write it without spaces, with a point before the cents.
amount-too-precise = Use two decimals at most, for example 1250.50.
amount-too-large = This amount is too large. Check the figures.
line-negative-sale = Money received cannot be negative. For money given back, open “Several activities”.
line-unknown-activity = Choose a category from the list.
line-too-many = A month can have 20 lines at most. Add up those in the same category.
month-outside-path = This month is outside your programme. Choose another month.
month-not-over = This month is not over yet. You can declare it from the first day of the next month.
declaration-sent = Sent.
declaration-nil-sent = Sent: €0 for this month.
declaration-withdrawn = Undone. This month is to be declared again.
declaration-closed = This month has been checked. If it is wrong, ask for a correction.
withdrawal-reviewed = Your coach has already looked at this month, so it can no longer be undone. If it is wrong, ask for a correction.
withdrawal-too-late = It was sent more than a day ago. You can still correct the amount.

## Turnover: a month that was sent

sent-title = { $month }: { $amount }, sent
sent-month = { $month }:
sent-review = { $name } is checking it. You have nothing to do.
sent-aside = Set { $amount } aside.
sent-aside-nothing = Nothing to set aside this month.
sent-aside-not-known = We do not know how much to set aside.
sent-next = Next month: { $month }, from { $day }.
sent-still-open =
    { $n ->
        [one] 1 month is still to be declared.
       *[other] { $n } months are still to be declared.
    }
sent-done = Done
sent-see = See this month
withdraw = Undo

## Turnover: the categories

activity-01 = Sales, food and lodging
activity-02 = Commercial or craft services
activity-03 = Other services, professional services
activity-04 = Professional services, with a Cipav pension
activity-05 = Registered holiday let
activity-06 = Activity to be decided
credit-note-of = Money given back: { $name }

## Turnover: a declared month

correction-open = This figure is wrong
correction-reason = What needs correcting?
correction-reason-hint = One sentence for { $name }, who will reopen the month or explain why it stays.
correction-send = Ask for a correction
correction-sent = Your request has been sent.
correction-requested = You have already asked. The reply will appear here.
correction-waits = You asked to correct this figure (“{ $reason }”). { $name } will reply soon.
figure-reopened = This month is open: you can correct it.
figure-waiting = { $name } is checking this figure and will reply.
correct = Correct
locked-verified = This month has been checked. To change it, ask { $name }.
entered-by = { $name } entered this figure for you on { $at }.
entered-reason = Reason: { $reason }
entered-contest = This is not my figure
total = Total
question-eyebrow = { $name } has a question
question-title = A question about { $month }
answer-label = Your reply, in one sentence
answer-send = Reply
answer-correct = Correct the figure
answer-sent = Your reply has been sent.
thread-title = Questions and replies
thread-who = { $name }, { $at }
thread-correction = Correction requested: { $reason }
thread-reopened = The month has been reopened for correction.
thread-kept = The figure stays as it is.
thread-opened = Month reopened for correction. Reason: { $reason }
thread-opening-undone = The month has been closed again.
thread-answer = You, { $at }
versions-title = Versions of this figure
version = Version { $n }
version-reported = Version { $n }, in the monthly statement
version-sent = Sent by
version-note = Note
version-changed = , changed

## Documents of a month

documents-title = Supporting documents
documents-of = Documents for { $month } { $year }
documents-lead = Take a photo of an invoice or add a PDF. You and { $name } see them, nobody else.
documents-none = Nothing is attached to this month yet.
documents-removed = Removed
documents-count =
    { $n ->
        [0] Attach a photo or a PDF
        [one] { $n } document
       *[other] { $n } documents
    }
document-label = Photo or PDF
document-hint = 10 MB at most. A month can have 10 documents at most.
document-add = Attach this document
document-note = { $what }, added on { $at }
document-unnamed = document
document-remove = Remove
document-restore = Put back
document-which = : { $name }
document-until = Removed. You can put it back until { $day }; after that it is erased.
document-added = The document is attached to your month.
document-removed = The document is removed. You can put it back for 7 days.
document-restored = The document is attached again.
document-none = Choose a photo or a PDF.
document-empty = This file is empty. Choose another one.
document-too-large = This file is larger than 10 MB. Choose a smaller one, or take a photo of the document.
document-kind = This file is neither a photo (JPEG, PNG, WebP) nor a PDF. Take a photo of the document, or save it as a PDF.
document-too-many = This month has 10 documents already. Remove one to attach another.
document-too-many-pixels = This photo has too many pixels (more than 50 million). Take it with a smaller setting.
document-unreadable = This photo is damaged. Take it again, or save the document as a PDF.
document-not-kept = The document could not be saved: the document store is not responding. Try again in a few minutes. Everything else works.
document-sent-before = This document is already attached.
document-gone = This document is erased. Attach it again if you still have it.
photo-shrunk = Photo made smaller, from {"{before}"} to {"{after}"}.

## Statement of turnover

attestation-link = Statement for a bank or the CAF
attestation-title = Statement of turnover
attestation-lead = The checked months, for a bank or the CAF. The statement is in French.
attestation-lead-team = This person’s validated months, for a bank or the CAF. The statement is in French.
attestation-from = From
attestation-to = To
attestation-show = Show this period
attestation-month = Choose a month from the list.
attestation-order = The period ends before it begins. Choose a later month.
attestation-nothing-yet = No month is over yet. The statement will be here next month.
attestation-issue-how = This is a preview. Issue the statement to give it a number and a code that the bank can check.
attestation-issue = Issue the statement
attestation-is-issued = The statement is issued. You can print it.
attestation-none-to-issue = No month in this period has been checked, so there is nothing to certify. Choose another period.
attestation-print-how = To print it or save it as a PDF: open the menu of your browser, then “Print”.
attestation-print = Print
attestation-before-title = Statements already issued
attestation-issued-on = Issued on { $day }, total { $total }
attestation-revoke = Revoke
attestation-revoke-what = Revoking a statement does not erase it: anyone who checks its code will see that it is no longer valid.
attestation-revoked-on = Revoked on { $day }
attestation-is-revoked = The statement is revoked. Anyone who checks its code will see that.

# The sheet itself

attestation-reference = Reference { $reference }
attestation-draft = Preview: this statement has not been issued yet.
attestation-siret = SIRET { $siret }
attestation-siret-label = SIRET
attestation-person = Self-employed worker
attestation-address = Address
attestation-trade = Trade
attestation-registered = Business registered on
attestation-period-label = Period
attestation-period = { $from } to { $to }
attestation-words = { $structure } certifies that it received the turnover declarations below ({ $of_name }).
attestation-declared = Amounts declared by the person.
attestation-imported = “Carried over”: this month comes from the file that the organisation kept before Essor. Its amount was not checked in Essor.
attestation-month-column = Month
attestation-categories = By category
attestation-validated = Reviewed
attestation-by = Reviewed by { $name }, on { $day }
attestation-before = Carried over
attestation-sum =
    { $n ->
        [one] Total of { $n } month
       *[other] Total of { $n } months
    }
attestation-none = No month of this period is validated.
attestation-left-out = Months left out, because they are not validated: { $months }.
attestation-done-at = Done in { $town }, on { $day }
attestation-done = Done on { $day }
attestation-stamp = Stamp and signature
attestation-qr = QR code for checking
attestation-verify = To check this statement: { $address }, code { $code }.

# The page that checks

verify-title = Check a statement of turnover
verify-lead = A statement issued with Essor bears a code of 16 characters.
verify-code = Code of the statement
verify-code-hint = 16 letters and digits, at the bottom of the statement.
verify-send = Check
verify-unknown = No statement bears this code. Check the 16 characters. A statement can be checked for 5 years.
verify-stands = This statement was issued with what is written below. It has not been revoked.
verify-revoked = This statement was revoked on { $day }. It is no longer valid.
verify-reference = Reference
verify-issuer = Issued by
verify-issued = Issued on
verify-initials = Initials of the person
verify-months = Month by month
verify-imported = Carried over from an earlier file
verify-compare = Compare with the paper: the reference, the period and each amount must be the same. The amounts are declared by the person.

# The person's address

address-title = Address and SIRET, for statements
address-lead = Optional. Banks often ask for them.
address-label = Address of the person
address-saved = The address is saved.
address-too-long = The address is too long: six lines of 80 characters at most.

## To put aside

set-aside-title = To set aside
set-aside-estimate = This is an estimate. The exact amount comes from Urssaf.
set-aside-not-known = Amount not known
set-aside-gap = This month’s rate is missing for “{"{n}"}”. This part is not counted.
set-aside-stops = One category is below zero because money was given back. It counts as €0 here.
set-aside-not-registered = Your business did not exist yet in that month. You have nothing to pay to Urssaf.
set-aside-after-table = We know the rates until the end of {"{n}"}. The amount for this month may change.
set-aside-known-until = Rates known until the end of { $month }.
set-aside-rounded = Each line is rounded to the euro, as Urssaf does.
set-aside-for = { $month }, estimate
set-aside-none = Declare a month and the amount will appear here.
set-aside-how = Where this amount comes from
set-aside-change = Change how it is worked out
set-aside-no-tax = Income tax is not counted.
set-aside-left-out = Not counted here: the local business tax (CFE).
charge-contributions = Social contributions
charge-training = Training
charge-chamber = Chamber fees
charge-income-tax = Income tax
rate-of = { $charge }, “{ $activity }”: { $rate } of { $base }.
rate-since = { $charge }, “{ $activity }”: { $rate } of { $base }. This rate dates from { $since }.
rate-reduced = { $charge }, “{ $activity }”: normally { $normal }. With the start-up aid (ACRE), you pay { $rate } of { $base }, until the end of { $until }.
acre-without-date = The start-up aid (ACRE) is not counted. We do not have the date on which your business began. Give it to your coach.
business-title = What applies to you
business-tax = I pay income tax with my contributions
business-tax-hint = This is called “versement libératoire”, and you have to have asked for it. Not sure? Leave it blank.
business-craft = I work in a craft
business-craft-hint = The parts for training and for the chamber of trades are higher.
business-set = Saved. The amount is up to date.
save = Save

## CAF

caf-title = Declaration to the CAF
caf-note = Your three months, to copy
caf-lead = Your figures to copy, as they are. In which month do you make the declaration?
caf-when = Month of the declaration
caf-asks = In { $month }, the CAF asks for { $first }, { $second } and { $third }.
caf-missing = You have not declared this month yet.
caf-declare = Declare { $month }
caf-outside = This month is outside your programme, so Essor does not have it. Take the figure from your papers.
caf-negative = You gave back more money than you received: { $amount }. Write 0.
caf-copy = Copy
caf-copied = Copied
caf-copy-of = : { $activity }, { $month }
caf-not-known = We do not know which months the CAF asked for then.
caf-how = What the CAF does with these figures
caf-check = Check that your form asks for these three months.
caf-abatement = Do not take anything off yourself: the CAF takes off { $rate } for your expenses on “{ $activity }”.
caf-rsa = A single person without income gets { $amount } of RSA a month (amount since { $since }).

## Ceiling of the year

ceiling-title = Limit for { $year }
ceiling-turnover = Turnover
ceiling-all = Sales and services
ceiling-services = Services
ceiling-of = { $name }: { $turnover } of { $ceiling }
ceiling-year = Over a whole year: { $turnover }, against a limit of { $ceiling }
ceiling-details = See the figures
ceiling-far = You are under the micro-enterprise limit.
ceiling-near = You are getting close to the micro-enterprise limit. Talk to { $name } about it.
ceiling-over = Your turnover is above the micro-enterprise limit. If that lasts two years, your status changes. Talk to { $name } about it.
ceiling-no-date = We do not have the date on which your business began. We count a whole year.
ceiling-prorated = Your business dates from { $day }, so the limit counts { $days } days of { $of_days }.
ceiling-before = The months before your business was created are not counted.
ceiling-not-registered = The limit will count from the start of your business, on { $day }.
ceiling-vat = VAT may start earlier: usually at { $services } of services or { $goods } of sales a year.
ceiling-not-known = We do not know the limit for { $year }.
ceiling-left-out = We do not know the limit for “{ $activity }”, so this part is not counted.

## The months of an earlier path

months-earlier = Earlier programme, from { $from } to { $to }
months-earlier-all =
    { $n ->
        [one] { $n } month of this programme
       *[other] { $n } months of this programme
    }

## An exit between two dates of a workshop

history-rest-taken-back = { $who } took the place back on the later dates.
deed-booking-rest-taken-back = Later dates taken back
