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
