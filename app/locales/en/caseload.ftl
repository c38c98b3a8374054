## My people

search-person = Search for a person
search-person-hint = Name or trade
search = Search
caseload-none-title = No results
caseload-none-text = Nobody is assigned to you yet.
caseload-none-found = No name or trade matches. Try the beginning of the name.
caseload-none-found-own = No name or trade matches among your people. Try “Everyone”.
caseload-lead = People to see first are at the top.
caseload-lead-large = People are in alphabetical order. Sort by “To do” to see the most urgent first.
caseload-column-name = Name
caseload-column-coach = Coach
caseload-column-month = Month
caseload-column-last = Latest month
caseload-column-todo = To do
caseload-column-reach = Contact
caseload-whose = Whose participants
caseload-filter = Filter
caseload-all = All
caseload-to-call = To call
caseload-nothing-planned = No appointment
caseload-falling = Falling turnover
caseload-end-near = Ending soon
caseload-people =
    { $n ->
        [0] Nobody
        [one] { $n } person
       *[other] { $n } people
    }
caseload-see-all = See everyone
caseload-none-to-call = Nobody has asked for a call.
caseload-none-nothing-planned = Everyone has an upcoming appointment.
caseload-none-falling = Nobody’s turnover has fallen for two months running.
caseload-none-end-near = No programme ends within three months.
concern-none = Nothing to report
concern-asks-for-call = Would like a call
concern-ended =
    { $n ->
        [one] Programme ended yesterday, exit not recorded
       *[other] Programme ended { $n } days ago, exit not recorded
    }
concern-no-sign = Not heard from for { $n } weeks
concern-months-expected =
    { $n ->
        [one] { $n } month to declare
       *[other] { $n } months to declare
    }
concern-falling = Turnover falling for { $n } months
concern-ends-in-days =
    { $n ->
        [1] Programme ends today
        [2] Programme ends tomorrow
       *[other] Programme ends in { $n } days
    }
concern-ends-in-months =
    { $n ->
        [one] Programme ends in { $n } month
       *[other] Programme ends in { $n } months
    }
concern-question = Question unanswered for { $n } days
concern-booked-after-end = Appointment booked after the end of the programme
booked-after-end = after the end of the programme
concern-nothing-planned = No appointment planned
concern-suspended = Programme suspended
reach-call = Call
reach-sms = SMS
reach-mail = Email
participant-path = Programme
participant-plan = Action plan
participant-no-plan = No plan yet.
participant-next-action = Next: { $action }
participant-goals = Goals
months-older =
    { $n ->
        [one] { $n } earlier month
       *[other] { $n } earlier months
    }
appointments-others =
    { $n ->
        [one] { $n } other appointment
       *[other] { $n } other appointments
    }
check-ins-before =
    { $n ->
        [one] { $n } earlier check-in
       *[other] { $n } earlier check-ins
    }
meetings-title-month = Sessions attended this month
neighbours-label = In the list
neighbours-previous = Previous
neighbours-next = Next
participant-no-bookings = No upcoming appointments.

## Notes of the team on a person

notes-title = Notes
note-new = Write a note
note-on = Write a note about { $name }
note-send = Save the note
note-who-reads = Who can read this note?
note-team = The team
note-team-hint = { $name } will never see it.
note-person = Shared with { $name }
note-person-hint = { $name } will read it in “My plan”. So can the team.
note-readers-unknown = Choose who can read this note.
note-read-by-team = Team only: { $name } cannot see it
note-read-by-person = Shared with { $name }
note-by = { $name }, { $day }
note-changed-on = edited on { $day }
note-change = Edit
note-change-label = Note
note-change-send = Save
note-remove = Remove
note-is-removed = Note removed. You can restore it for 7 days.
note-restore = Restore
note-written = Note saved for the team.
note-written-shared = Note saved and shared.
note-gone = This note was removed while you were editing it. Your text is below: you can save it as a new note.
note-changed = Note updated. Only the team can read it.
note-changed-shared = Note updated and shared.
note-removed = Note removed. You can still restore it.
note-restored = Note restored.
shared-notes-title = What we talked about
shared-notes-lead = Your team has shared these notes with you.
