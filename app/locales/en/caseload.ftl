## My people

search-person = Look for a person
search = Search
caseload-none-title = Nobody to show
caseload-none-text = No name matches, or nobody is assigned to you yet.
participant-path = Path
participant-no-bookings = No appointment to come.
write-mail = Write an e-mail
