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
line-activity-hint = Goods, restaurant, food truck, bakery, guest room: these are sales.
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
draft-beside = You have also written { $amount }: it is kept. To send it instead, tap “Correct”.
kept-offline = It is kept on this phone. Nothing is sent.
offline = There is no network. Keep this page open: it will be sent by itself as soon as the network is back.
line-mistake = Line { $n }: { $sentence }
amount-empty = Write the amount you received, or 0 if there was none.
amount-not-a-number = Write the amount in figures, for example 1250.50.
amount-ambiguous = This amount can be read in two ways: { $one } or { $other }? Write it without spaces, with a point before the cents.
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

activity-01 = Sales, food and lodging
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
