# What arrived for the team: the page, and the email that sums it up.

nav-news = What’s new
news-lead = What is waiting for you, from the last { $days } days. What is dealt with leaves the list.
news-mark = Mark all as seen
news-marked = Marked as seen.
news-new = New
news-seen = Seen, still to deal with
news-none-title = Nothing new
news-none-text = Figures sent, answers and requests appear here.
news-more = Only the latest { $n } items are shown.
news-submitted = Sent their figure: { $month }
news-corrected = Corrected their figure: { $month }
news-answered = Answered the question: { $month }
news-correction-requested = Asks for a correction: { $month }
news-plan-signed = Signed their plan: your turn
news-call-wished = Would like a call
news-failed = Message not received: { $why }

## The email

digest-title = Summary by email
digest-lead = An email tells you what arrived. Nothing new: no email.
digest-to = It goes to { $email }.
digest-no-address = You need an email address first.
digest-usual = Get this email Monday to Friday at 8 am
digest-days = Days
digest-days-hint = With no day ticked, no email is sent.
digest-hour = From
digest-unreadable = Choose days and an hour from the list.
digest-set = Saved. The email will go out on the chosen days.
digest-ended = Saved. No email will go out.
digest-subject =
    { $n ->
        [one] Essor: one new item
       *[other] Essor: { $n } new items
    }
digest-body =
    Hello { $name },

    Here is what arrived in Essor.

    { $lines }

    Change the days or the hour of this email: { $link }
digest-line = { $text }: { $link }
digest-submitted =
    { $n ->
        [one] One turnover figure sent
       *[other] { $n } turnover figures sent
    }
digest-corrected =
    { $n ->
        [one] One turnover figure corrected
       *[other] { $n } turnover figures corrected
    }
digest-answered =
    { $n ->
        [one] One answer to a question
       *[other] { $n } answers to questions
    }
digest-correction-requested =
    { $n ->
        [one] One request for a correction
       *[other] { $n } requests for corrections
    }
digest-plan-signed =
    { $n ->
        [one] One plan to sign
       *[other] { $n } plans to sign
    }
digest-call-wished =
    { $n ->
        [one] One person would like a call
       *[other] { $n } people would like a call
    }
digest-failed =
    { $n ->
        [one] One message not received
       *[other] { $n } messages not received
    }
