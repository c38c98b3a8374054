## The path

enrollment-no-place = All places are taken. Wait for a programme to end.
enrollment-already = This person is already enrolled. Open their page.
enrollment-before-exit = The person had not left the earlier programme by then. Choose a day after the exit.
enrollment-scheme-over = The scheme will have ended by that day. Choose an earlier one.
path-suspend = Suspend the programme
path-is-suspended = Suspension recorded. The end of the programme moves by the same number of days.
suspension-first-day = First day
suspension-last-day = Last day
suspension-last-day-hint = This day is included.
suspension-reason = Reason
suspension-send = Record the suspension
suspension-ends-first = The last day comes before the first. Check both dates.
suspension-in-future = A suspension cannot start in the future. Choose today or an earlier day.
suspension-too-far-back = This day is more than a year ago. Choose a more recent one.
suspension-too-long = A suspension lasts 36 months at most. Choose an earlier last day.
suspension-outside-path = This day is outside the programme. Choose a day within it.
suspension-overlaps = The programme is already suspended on one of these days. Choose other dates.
suspension-leaves-another = Another suspension would fall outside the programme. Correct it first.
suspension-not-lifted = This day is not part of the suspension. Choose one of its days.
exit-in-future = An exit cannot be in the future. Choose today or an earlier day.
exit-before-start = This day is before the programme started. Choose a day within it.
exit-after-end = The programme had ended by that day. Choose a day within it.
exit-already = An exit is already recorded. Correct it if it is wrong.
exit-after-return = The person had come back by then. Choose a day before their return.
extension-suspended = The programme is suspended today. Extend it once it resumes.
extension-left = The person has left. Undo the exit first.
extension-too-early = An extension can be requested from 12 months before the end. Come back later.
extension-too-late = The end was more than 6 months ago, so this programme can no longer be extended.
extension-not-later = This day is not after the current end. Choose a later day.
extension-too-long = One request extends by 365 days at most. Choose an earlier day: it can be renewed.
path-starts-later = This day is in the future. Choose today or an earlier day.
path-declared-outside = A declared month would fall outside the programme. Check the date.
path-left-outside = The exit would fall outside the programme. Correct the exit first.
path-touches-another = This would overlap another programme of the same person. Choose another day.
path-open = View and edit the programme
path-of = { $name }’s programme
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
path-months-left = { $n } months left.
path-months-left-you = You have { $n } months left.
path-days-left =
    { $n ->
        [one] { $n } day left.
       *[other] { $n } days left.
    }
path-days-left-you =
    { $n ->
        [one] You have { $n } day left.
       *[other] You have { $n } days left.
    }
path-over = Ended on { $day }.
path-left-on = Left on { $day }.
path-left-on-you = Your programme ended on { $day }.
path-of-day = of { $day }
path-of-month = of { $month } { $year }
path-of-days = from { $first } to { $last }
path-pushed =
    { $n ->
        [one] The suspension { $of } moved the end by { $n } day.
       *[other] The suspension { $of } moved the end by { $n } days.
    }
path-from-to = From { $from } to { $to }
path-events = Events
path-earlier = Earlier programmes
path-clocks = Both end dates
clock-pass = PASS IAE: { $n } days
clock-pass-moved = PASS IAE: { $n } days, including suspensions and extensions
clock-aid = Funding of the organisation: 24 months from signature
aid-unknown = The date the contract was signed is missing.
clocks-note = A suspension moves both dates. An extension moves the PASS only.
event-start = Started on { $day }
event-signed = Contract signed on { $day }
event-not-signed = Signature date missing
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
path-extend = Extend the programme
path-leave = Record an exit
path-return = Start a new programme
path-correct-send = Save correction
path-day = Choose a day, such as 25/12/2026.
path-moved-on = This programme has changed since you opened it. Check it, then start again if you need to.
path-signed-later = This date is in the future. Choose today or an earlier day, or leave it empty.
suspension-lead = The programme is paused on these days: its end moves by as many, and fully suspended months need no declaration.
suspension-change = Edit suspension
suspension-changed = Suspension corrected. The end of the programme has moved.
suspension-lift = Resume earlier
suspension-resumes = First day back
suspension-resumes-hint = This day is no longer suspended.
suspension-lift-send = End the suspension
suspension-lifted = Suspension ended. The end of the programme has moved.
suspension-mistake = Was it a mistake?
suspension-mistake-text =
    { $n ->
        [one] The suspension is undone and the programme ends { $n } day earlier. The journal keeps a record.
       *[other] The suspension is undone and the programme ends { $n } days earlier. The journal keeps a record.
    }
suspension-take-back = Undo the suspension
suspension-taken-back = Suspension undone. The end of the programme has moved.
extension-lead = The end of the PASS moves. It can be requested from 12 months before the end until 6 months after it.
extension-reason = Reason
extension-reason-Training = Training to be completed
extension-reason-Disability = Recognised disability (RQTH)
extension-reason-Senior = Aged 50 or over
extension-limit-Training = 365 days at most per request, until the training ends
extension-limit-Disability = 365 days at most per request, 3 years in total
extension-limit-Senior = 365 days at most per request, 5 years in total
extension-choose = Choose the reason for the extension.
extension-until = New last day
extension-until-hint = After { $day }, and no later than { $latest }. This day is included.
extension-send = Extend
extension-recorded = Extension recorded.
extension-take-back = Undo
extension-taken-back = Extension undone. The end of the programme has moved.
exit-correct = Correct the exit
exit-category = Situation on leaving
exit-category-Durable = Durable job
exit-category-Transition = Transitional job
exit-category-Positive = Positive exit
exit-category-Other = Other exit
exit-category-Withdrawn = Not counted (death, long illness…)
exit-hint-Durable = Self-supporting business, permanent contract, contract of 6 months or more
exit-hint-Transition = Short contract, subsidised job
exit-hint-Positive = Training, another organisation
exit-hint-Other = No job, moved away, gave up
exit-hint-Withdrawn = Death, long illness, detention
exit-choose = Choose the situation on leaving.
exit-left-on = Last day of the programme
exit-left-on-hint = This day is included.
exit-reason = In one sentence
exit-send = Record exit
exit-frees =
    { $n ->
        [0] The place becomes free. There are no upcoming bookings.
        [one] The place becomes free, and the upcoming booking is cancelled.
       *[other] The place becomes free, and the { $n } upcoming bookings are cancelled.
    }
exit-three-months = { $name } can still declare the next three months: they count in the results.
exit-recorded = Exit recorded. The place is free, and the next three months can still be declared.
exit-corrected = Exit corrected.
exit-mistake-text = The exit is undone if a place is still free. Cancelled bookings do not come back.
exit-take-back = Undo the exit
exit-taken-back = Exit undone: the programme continues.
start-correct = Correct the start
start-lead = The programme keeps its length: its end moves with its start.
start-first-day = First day of the programme
start-signed = Contract signed on
start-signed-hint = The 24 months of funding count from this day. Leave it empty if you do not know it.
start-corrected = Start corrected. The end of the programme has moved.
return-lead = A new PASS starts. Trade, goal and coach are copied from the earlier programme.
return-turnover = Monthly turnover at entry, in euros
return-turnover-hint = For example 250 or 1,250.50. Write 0 if there is none.
return-turnover-negative = This amount cannot be negative. Write 0 or more.
return-send = Start the programme
return-recorded = The new programme has started.
path-deed-started = { $who } opened the programme.
path-deed-suspended = { $who } suspended the programme from { $first } to { $last }.
path-deed-suspension-changed = { $who } changed the suspension from { $first } to { $last }: now from { $to_first } to { $to_last }.
path-deed-suspension-taken-back = { $who } undid the suspension from { $first } to { $last }.
path-deed-extended = { $who } extended the programme until { $until }.
path-deed-extension-taken-back = { $who } undid an extension.
path-deed-start-changed = { $who } corrected the start: from { $from } to { $to }.
path-deed-left = { $who } recorded the exit on { $day }.
path-deed-exit-changed = { $who } corrected the exit on { $from }: { $day }.
path-deed-exit-taken-back = { $who } undid the exit.
path-deed-suspension-reason = { $who } changed the reason of the suspension from { $first } to { $last }.
path-deed-signed = { $who } recorded the signature of the contract: { $day }.
path-deed-not-signed = { $who } cleared the signature date.
extension-beyond-limit = With earlier extensions, this is more than the reason allows. Choose an earlier day.
official-end = End on Les Emplois
official-end-title = Record the end date on Les Emplois
official-end-change = Correct the end date on Les Emplois
official-end-lead = Copy the end date printed on the PASS IAE. It changes nothing here: it is for comparison.
official-end-day = Last day of the PASS IAE on Les Emplois
official-end-hint = Leave it empty if you do not know it.
official-end-send = Save
official-end-noted = End date on Les Emplois saved.
official-end-before-start = This day is before the programme started. Check the date.
official-end-unknown = Not recorded yet
official-end-until = { $day }
official-end-same = Same as here.
official-end-suspensions =
    { $n ->
        [one] One day earlier than here: Essor counts one day more per suspension.
       *[other] { $n } days earlier than here: Essor counts one day more per suspension.
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
path-deed-official-end = { $who } recorded the end date on Les Emplois: { $day }.
path-deed-official-end-none = { $who } cleared the end on Les Emplois.
path-deed-record-corrected = { $who } applied changes to the entry record from a file.
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
