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
