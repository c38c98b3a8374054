# Search over everything, for the team.

search-title = Search everything
search-label = A person, a month, a session, a page
search-placeholder = Search
search-results = Results
search-recent = Recently opened
search-people = People
search-months = Months
search-sessions = Sessions
search-pages = Pages
search-page = Page
search-statement = Monthly statement
search-empty = Type a name, a phone number, a trade, a month or something to do.
search-none-text = Nothing matches. Try another word, or the beginning of the name.
search-none-month = Add the name of the person, for example “{ $month } Awa”.
search-found =
    { $n ->
        [0] No results
        [one] 1 result
       *[other] { $n } results
    }
search-more = See all { $n } people

## Other words for pages: they serve to find them, nobody reads them

find-words-review = approve check figures declarations question
find-words-substitution = cover replace stand in substitute
find-words-caseload = caseload people call
find-words-agenda = calendar appointments week sessions
find-words-session = session workshop appointment new create plan
find-words-windows = availability hours slots opening
find-words-leave = absence leave holiday time off
find-words-types = venues workshops types room
find-words-cohort = dashboard statistics indicators figures median
find-words-statements = monthly statement close month ASP
find-words-exports = export download CSV Excel data
find-words-funders = funders publish link results
find-words-people = participants team directory colleagues
find-words-newcomer = add enrol new person entry
find-words-import = import file CSV Excel
find-words-invite = invite colleague account team
find-words-assign = assign reassign change coach
find-words-settings = settings organisation name places due day contact
find-words-journal = history log who when
find-words-messages = SMS emails sent failed not received
find-words-me = language profile account devices sign out password
find-words-digest = notifications email alerts
