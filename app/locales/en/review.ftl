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
signal-contested = The person contests the figure entered for them
suggest-contested = What is the right amount for this month?
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
first-withdrawn = { $name }, { $month }: the declaration was taken back { $when }. There is nothing left to check.
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
