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
review-none-title = All figures are approved
review-none-text = The next figures come in at the start of next month.
review-validate = Approve
review-of = : { $name }
review-ask = Ask a question
review-question-label = Your question, in one sentence
review-ask-send = Send question
review-validated = Figure approved.
review-asked = Question sent.
corrections-title = Correction requests
corrections-one = Correction request
correction-of = { $name }, { $month }
correction-sentence = Your answer, in one sentence
correction-sentence-hint = Optional if you reopen the month. To keep the figure, say why.
correction-why-empty = To keep the figure, say why in one sentence.
correction-do-open = Reopen the month
correction-do-keep = Keep the figure
correction-opened = The month is open again: the person can correct it.
correction-kept = The figure stays as it is. The person can read your answer.
record-to-review = This figure is waiting in “To review”
compare-first = First figure
compare-more = { $amount } more than in { $month }
compare-less = { $amount } less than in { $month }
compare-same = Same as in { $month }
review-sent = { $month }, sent { $at }
review-instead = covering for { $name }
review-see = See the person’s page: { $name }
review-goal = Goal { $goal }, start { $start }
review-start = Start { $start }
review-signals = Flags
signal-contested = The person contests the figure entered for them
suggest-contested = What is the right amount for this month?
review-telling = Flagged
review-quiet = No flags
review-waiting = Awaiting an answer
signal-below-zero = Negative total
signal-nothing =
    { $n ->
        [one] No sales, after { $n } month with sales
       *[other] No sales, after { $n } months with sales
    }
signal-many-times = { $n } times the usual amount
signal-after-nothing = Sales, when the usual is €0
signal-ceiling = Yearly limit near or exceeded
signal-answered = Question answered
signal-corrected =
    { $n ->
        [one] Corrected once
       *[other] Corrected { $n } times
    }
signal-round = Same round amount { $n } months in a row
signal-first = First declaration
review-suggested = Suggested questions
suggest-below-zero = What was the money you gave back this month for?
suggest-nothing = No sales this month: is everything all right with your business?
suggest-more = Well done this month! What was different?
suggest-ceiling = You are getting close to the yearly limit. Shall we talk about it?
suggest-again = Thank you. Can you tell me a little more?
suggest-corrected = What has changed since your first figure?
suggest-round = This is the same amount as in previous months. Is it exactly what you received?
suggest-first = Did you count all the money you received, cash included?
suggest-all = Have you counted all the money you received that month?
suggest-category = Can you check the category of each amount?
batch-title = Approve together
batch-begin =
    { $n ->
        [0] Nothing to approve together
        [one] Approve the figure with no flags
       *[other] Approve the { $n } with no flags
    }
batch-lead = Untick any you want to look at separately. You can undo them all at once.
batch-none = There are no unflagged figures left.
batch-confirm = Approve ticked figures
batch-empty = No figures were ticked. Nothing has changed.
batch-validated =
    { $n ->
        [0] No figures were approved.
        [one] { $n } figure approved.
       *[other] { $n } figures approved.
    }
batch-left =
    { $n ->
        [one] This figure changed in the meantime and was not approved: { $names }.
       *[other] These figures changed in the meantime and were not approved: { $names }.
    }
batch-just = Just approved
batch-figures = { $n } figures
batch-undo = Undo
batch-undone =
    { $n ->
        [0] Nothing was undone.
        [one] Undone: { $n } figure is back in “To review”.
       *[other] Undone: { $n } figures are back in “To review”.
    }
batch-kept =
    { $n ->
        [one] This figure has changed since and stays as it is: { $names }.
       *[other] These figures have changed since and stay as they are: { $names }.
    }
today-at = at { $time }
day-at = on { $at }
first-validated = { $name }, { $month }: approved by { $who } { $when }.
first-validated-mine = { $name }, { $month }: you approved it { $when }.
first-asked = { $name }, { $month }: { $who } asked a question { $when }.
first-asked-mine = { $name }, { $month }: you asked a question { $when }.
first-corrected = { $name }, { $month }: { $who } corrected it { $when }. See the new figure.
first-withdrawn = { $name }, { $month }: the declaration was withdrawn { $when }. There is nothing left to review.
first-answered = { $name }, { $month }: { $who } answered the question { $when }. See the answer.
first-undone = { $name }, { $month }: { $who } undid the approval { $when }. The figure is back in “To review”.
first-other = { $name }, { $month }: this month changed { $when }. Check it, then try again if you need to.
keys-title = Keyboard shortcuts
keys-on = Use shortcuts on this device
keys-next = Next figure
keys-previous = Previous figure
keys-validate = Approve this figure
keys-ask = Ask a question about this figure
keys-show = Show this list

## Standing in

substitution-title = Cover
substitution-lead = During these days, figures for the absent coach also go to the covering coach.
substitution-coach = Absent coach
substitution-substitute = Covering coach
substitution-from = First day
substitution-to = Last day (inclusive)
substitution-send = Save
substitution-running = Current and upcoming
substitution-row = { $substitute } covers for { $coach }
substitution-days = from { $from } to { $to } inclusive
substitution-end = End
substitution-set = Saved.
substitution-ended = Cover ended.
substitution-overlap = Someone is already covering on some of these days. Change the days, or end the other cover first.
substitution-who = Choose someone from the list.
substitution-same = Choose someone other than the absent coach.
substitution-order = The last day must be after the first.
substitution-past = This last day has passed. Choose a later one.
substitution-long = Cover lasts one year at most. Choose an earlier last day.
choose = Choose

## A month, by the team

entry-title = Enter for { $name }
entry-correct = Correct for the person
entry-lead = After a call, for example. The person gets a message, sees your name and your reason, and can contest the figure.
entry-more = Another activity, money refunded
entry-reason = Why, in one sentence
entry-reason-hint = The person will read it.
entry-reason-default = Agreed by phone
entry-send-validate = Save and approve
entry-send = Save without approving
entry-saved = The figure has been saved. The person has been told.
entry-validated = The figure has been saved and approved. The person has been told.
entry-not-over = This month is not over. It can be declared from the first day of the next month.
entry-outside-path = This month is outside the person’s programme.
entry-by = Entered for the person by { $name } on { $at }.
entry-undo = Undo this entry
entry-undone = The entry has been undone.
edit-too-late = More than a day has passed, so this can no longer be undone. Correct the month instead.
edit-reported = This month is part of a closed statement, so this can no longer be undone. Correct the month; the statement will be amended.
edit-moved-on = Something else has happened to this month since, so this can no longer be undone.
opening-open = Reopen this month
opening-text = The person gets a message and can correct their figure. If the month is in a closed statement, an amended one will follow.
opening-why = Why reopen it, in one sentence
opening-send = Reopen the month
opening-done = The month has been reopened. The person has been told.
opening-undo = Undo the reopening
opening-undone = The month is as it was before.

## Approved today

validations-title = Approved today
validations-lead = Each of today’s approvals can be undone until midnight. The figure then has to be checked again.
validations-none = Nothing approved today
validations-none-text = The figures you approve are listed here until midnight.
validations-newest = The latest { $n }.
validations-month = Month
validations-by = Approved by
validations-undo = Undo
validations-reported = In a closed statement
validations-changed = Changed since
validations-undo-all = Undo all my approvals of today
validations-undo-all-text = Every figure you approved today will have to be checked again. Your colleagues’ approvals stay.
validations-undo-all-send = Yes, undo all
validation-undone = The approval has been undone. The figure has to be checked again.
validations-undone = Your approvals of today have been undone.
validations-undone-some = Your approvals of today have been undone, except those in a closed statement or of a month that has changed.
validation-reported = This month is in a closed statement by now, so the approval can no longer be undone. Open the month to correct it.
