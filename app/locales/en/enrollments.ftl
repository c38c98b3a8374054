## The path

enrollment-no-place = All places are taken. Wait for a path to end.
enrollment-already = This person already has a path under way. Open their page.
enrollment-before-exit = The person had not left the earlier path yet. Choose a day after the exit.
enrollment-scheme-over = The scheme will be over on that day. Choose a nearer day.
path-suspend = Suspend the path
path-is-suspended = The suspension is recorded. The end of the path moves by as many days.
suspension-first-day = First day
suspension-last-day = Last day
suspension-last-day-hint = This day counts too.
suspension-reason = Reason
suspension-send = Record the suspension
suspension-ends-first = The last day comes before the first. Check both dates.
suspension-in-future = A suspension cannot begin in the future. Choose today or a day in the past.
suspension-too-far-back = This day is more than a year ago. Choose a more recent one.
suspension-too-long = A suspension lasts 36 months at most. Choose a nearer last day.
suspension-outside-path = This day is outside the path. Choose a day of the path.
suspension-overlaps = The path is suspended on one of these days already. Choose other dates.
suspension-leaves-another = Another suspension would lie outside the path. Correct it first.
suspension-not-lifted = This day is not in the suspension. Choose one of its days.
exit-in-future = An exit cannot be in the future. Choose today or a day in the past.
exit-before-start = This day is before the path began. Choose a day of the path.
exit-after-end = The path was over on that day. Choose a day of the path.
exit-already = An exit is recorded already. Correct it if it is wrong.
exit-after-return = The person had come back by then. Choose a day before their return.
extension-suspended = The path is suspended today. Extend it once it has resumed.
extension-left = The person has left. Take the exit back first.
extension-too-early = An extension is asked for 12 months before the end at the earliest. Come back later.
extension-too-late = The end is more than 6 months ago: this path cannot be extended any more.
extension-not-later = This day is not after the present end. Choose a later day.
extension-too-long = A request extends by 365 days at most. Choose a nearer day: you can renew it.
path-starts-later = This day is to come. Choose today or a day in the past.
path-declared-outside = A month that is declared would lie outside the path. Check the date.
path-left-outside = The day of the exit would lie outside the path. Correct the exit first.
path-touches-another = The path would touch another one of the same person. Choose another day.
path-open = See and change the path
path-of = Path of { $name }
path-yours = Your programme
path-before-you = Your programme starts on { $day }.
path-first-month = Next month to declare: { $month }, from { $day }.
path-suspended-you = Your programme is suspended until { $day }.
path-over-you = Your programme ended on { $day }.
path-over-months =
    { $n ->
        [one] One month is left to declare: { $month }, from { $day } on.
       *[other] { $n } months are left to declare. The next: { $month }, from { $day } on.
    }
pass-label = PASS IAE number
pass-hint = Optional. 12 characters, for example 99999 26 00042.
pass-number = PASS IAE no. { $number }
pass-saved = The PASS IAE number is saved.
pass-not-a-number = This is not a PASS IAE number. Copy its 12 characters, for example 99999 26 00042.
path-until = until { $day }
path-months-left = { $n } months are left.
path-months-left-you = You have { $n } months left.
path-days-left =
    { $n ->
        [one] { $n } day is left.
       *[other] { $n } days are left.
    }
path-days-left-you =
    { $n ->
        [one] You have { $n } day left.
       *[other] You have { $n } days left.
    }
path-over = Over since { $day }.
path-left-on = Left on { $day }.
path-left-on-you = Your path ended on { $day }.
path-of-day = of { $day }
path-of-month = of { $month } { $year }
path-of-days = from { $first } to { $last }
path-pushed =
    { $n ->
        [one] The suspension { $of } moved the end by { $n } day.
       *[other] The suspension { $of } moved the end by { $n } days.
    }
path-from-to = From { $from } to { $to }
path-events = What counts in this path
path-earlier = Earlier paths
path-clocks = Both clocks
clock-pass = PASS IAE: { $n } days
clock-pass-moved = PASS IAE: { $n } days, including suspensions and extensions
clock-aid = Aid to the structure: 24 months from the signature
aid-unknown = The day of the contract’s signature is not filled in.
clocks-note = A suspension moves both. An extension moves the PASS only.
event-start = Began on { $day }
event-signed = Contract signed on { $day }
event-not-signed = Day of signature to fill in
event-suspension = Suspension { $of }
event-days =
    { $n ->
        [one] { $n } day: { $reason }
       *[other] { $n } days: { $reason }
    }
event-extension = Extension: { $reason }
event-extension-days =
    { $n ->
        [one] The end moved by { $n } day.
       *[other] The end moved by { $n } days.
    }
event-exit = Left on { $day }
path-extend = Extend the path
path-leave = Record an exit
path-return = Begin a new path
path-correct-send = Save the correction
path-day = Choose a day, such as 03/12/2026.
path-moved-on = This path has changed since you opened it. See where it stands, then start again if needed.
path-signed-later = This signature is to come. Choose today or a day in the past, or leave it empty.
suspension-lead = The path stands still on these days: its end moves by as many, and months suspended whole are not asked for.
suspension-change = Change the suspension
suspension-changed = The suspension is corrected. The end of the path has followed.
suspension-lift = Resume earlier
suspension-resumes = First day after it
suspension-resumes-hint = This day is suspended no more.
suspension-lift-send = Lift the suspension
suspension-lifted = The suspension is lifted. The end of the path has followed.
suspension-mistake = Was it a mistake?
suspension-mistake-text =
    { $n ->
        [one] The suspension will be taken back and the end of the path will come { $n } day earlier. The journal keeps the trace.
       *[other] The suspension will be taken back and the end of the path will come { $n } days earlier. The journal keeps the trace.
    }
suspension-take-back = Take the suspension back
suspension-taken-back = The suspension is taken back. The end of the path has followed.
extension-lead = The end of the PASS moves. It is asked for from 12 months before the end to 6 months after.
extension-reason = Why
extension-reason-Training = End of a training
extension-reason-Disability = Recognised disability (RQTH)
extension-reason-Senior = Aged 50 or more
extension-limit-Training = 365 days at most each request, until the training ends
extension-limit-Disability = 365 days at most each request, 3 years in all
extension-limit-Senior = 365 days at most each request, 5 years in all
extension-choose = Choose the reason of the extension.
extension-until = New last day
extension-until-hint = After { $day }, and { $latest } at the latest. This day counts too.
extension-send = Extend
extension-recorded = The extension is recorded.
extension-take-back = Take back
extension-taken-back = The extension is taken back. The end of the path has moved.
exit-correct = Correct the exit
exit-category = What the person goes to
exit-category-Durable = Durable job
exit-category-Transition = Job of transition
exit-category-Positive = Positive exit
exit-category-Other = Other exit
exit-category-Withdrawn = Withdrawn from the count
exit-hint-Durable = Lives from the business, permanent contract, contract of 6 months or more
exit-hint-Transition = Short contract, subsidised job
exit-hint-Positive = Training, another structure
exit-hint-Other = No job, moved away, gave up
exit-hint-Withdrawn = Death, long illness, detention
exit-choose = Choose what the person goes to.
exit-left-on = Last day of the path
exit-left-on-hint = This day still counts.
exit-reason = In one sentence
exit-send = Record the exit
exit-frees =
    { $n ->
        [0] The place will be free. No booking to come.
        [one] The place will be free, and the booking to come will be cancelled.
       *[other] The place will be free, and the { $n } bookings to come will be cancelled.
    }
exit-three-months = { $name } can still declare the three months that follow: they count in the results.
exit-recorded = The exit is recorded. The place is free, and the three months that follow can still be declared.
exit-corrected = The exit is corrected.
exit-mistake-text = The exit will be taken back if a place is still free. Cancelled bookings do not come back.
exit-take-back = Take the exit back
exit-taken-back = The exit is taken back: the path goes on.
start-correct = Correct the start
start-lead = The path keeps its length: its end moves with its start.
start-first-day = First day of the path
start-signed = Signature of the contract
start-signed-hint = The 24 months of the aid count from this day. Leave it empty if you do not know.
start-corrected = The start is corrected. The end of the path has followed.
return-lead = A new PASS begins. Trade, goal and coach are taken over from the earlier path.
return-turnover = Monthly turnover at the start, in euros
return-turnover-hint = Such as 250 or 1,250.50. Write 0 if there is none.
return-turnover-negative = This amount cannot be negative. Write 0 or more.
return-send = Begin the path
return-recorded = The new path has begun.
path-deed-started = { $who } opened the path.
path-deed-suspended = { $who } suspended the path from { $first } to { $last }.
path-deed-suspension-changed = { $who } changed the suspension from { $first } to { $last }: now from { $to_first } to { $to_last }.
path-deed-suspension-taken-back = { $who } took the suspension from { $first } to { $last } back.
path-deed-extended = { $who } extended the path until { $until }.
path-deed-extension-taken-back = { $who } took an extension back.
path-deed-start-changed = { $who } corrected the start: from { $from } to { $to }.
path-deed-left = { $who } recorded the exit on { $day }.
path-deed-exit-changed = { $who } corrected the exit on { $from }: { $day }.
path-deed-exit-taken-back = { $who } took the exit back.
path-deed-suspension-reason = { $who } changed the reason of the suspension from { $first } to { $last }.
path-deed-signed = { $who } recorded the signature of the contract: { $day }.
path-deed-not-signed = { $who } took the day of signature away.
extension-beyond-limit = With the extensions granted before, this is more than the reason allows. Choose a nearer day.
official-end = End on Les Emplois
official-end-title = Note the end on Les Emplois
official-end-change = Correct the end on Les Emplois
official-end-lead = Copy the end date printed on the PASS IAE. It changes nothing here: it is there to compare.
official-end-day = Last day of the PASS IAE on Les Emplois
official-end-hint = Leave empty if you do not know it.
official-end-send = Note
official-end-noted = The end on Les Emplois is noted.
official-end-before-start = This day is before the path began. Check the date.
official-end-unknown = Not noted yet
official-end-until = { $day }
official-end-same = The same as here.
official-end-suspensions =
    { $n ->
        [one] One day earlier than here: Essor counts one day more for each suspension.
       *[other] { $n } days earlier than here: Essor counts one day more for each suspension.
    }
official-end-earlier =
    { $n ->
        [one] One day earlier than here. Check suspensions and extensions on both sides.
       *[other] { $n } days earlier than here. Check suspensions and extensions on both sides.
    }
official-end-later =
    { $n ->
        [one] One day later than here. Check suspensions and extensions on both sides.
       *[other] { $n } days later than here. Check suspensions and extensions on both sides.
    }
path-deed-official-end = { $who } noted the end on Les Emplois: { $day }.
path-deed-official-end-none = { $who } cleared the end on Les Emplois.
path-deed-record-corrected = { $who } took over data of the entry record from a file.
record-title = Entry record
record-correct = Correct the entry record
record-lead = Each correction is kept with its author and reason. Estimates, the ceiling, the dashboard and monthly statements follow. A statement already handed in that changes has to be amended under monthly statements.
record-registered = Registered on
record-acre = ACRE
record-benefit-since = Benefit since
record-goal = Monthly goal
record-activity-from = Activity: applies from
record-acre-from = ACRE: applies from
record-benefit-from = Benefit: applies from
record-from-hint = Empty: since the start. Otherwise from the month of this day.
record-from-later = This day is still to come. Choose today or a day in the past, or leave it empty.
record-benefit = Choose a benefit from the list.
record-reason = Reason for this correction
record-reason-hint = In one sentence, for example: letter from Urssaf received.
record-moved-on = Someone else has just corrected this record. Your changes are kept and theirs are shown: check, then save.
record-corrected = The entry record is corrected. All figures have been updated.
record-unchanged = The entry record already said this: nothing was changed.
record-history = Corrections to this record
record-field = Field
record-old = Before
record-new = After
record-why = Reason
record-who = By
record-empty = empty
record-since = from { $day }
record-since-start = since the start
path-deed-record-changed = { $who } corrected the entry record.
path-begins = Starts on { $day }
path-months = Months of this period
path-starts-far = This day is more than a year away. Choose an earlier day.
path-begun = This person has already started: record an exit instead.
path-not-empty = Months, documents, notes or a plan have already been recorded. This entry can no longer be withdrawn.
start-withdraw-title = Not coming after all?
start-withdraw-text = The entry will be withdrawn: the place is free again and the entry no longer counts in the dashboard. Upcoming appointments are cancelled. If the person is only starting later, correct the start instead.
start-withdraw = Withdraw this entry
start-withdrawn = The entry is withdrawn. The place is free.
