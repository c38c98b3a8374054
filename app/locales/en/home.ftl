## Today

home-title = Hello { $name }
home-month-title = Your month of { $month }
home-month-until = Due by { $day }. No income? Tap €0.
home-month-expected = Please send it now. No income? Tap €0.
declare = Declare
declare-nil = €0 this month
home-next-booking = Next appointment
home-done-eyebrow = Up to date
home-done-title = Nothing to do today
progress-month = Month { $month } of { $months }
progress-actions =
    { $all ->
        [one] , { $done } of { $all } action
       *[other] , { $done } of { $all } actions
    }
progress-rise = , up { $amount } a month since the start
home-months =
    { $n ->
        [one] To declare: { $months }
       *[other] { $n } months to declare: { $months }
    }
home-first = Start with { $month }.
home-first-until = Start with { $month }, due by { $day }.
declare-nil-month = €0 in { $month }
home-draft = Your draft is saved.
home-draft-phone = A draft is saved on this phone.
home-go-on = Continue
home-done-year = You have declared { $amount } in { $year }.
home-plan-read = Read and sign
home-check-in-text = Three answers, 30 seconds.
home-check-in-go = Answer
home-directions = Directions

## Welcome

welcome-title = Welcome to Essor
welcome-text = { $name } is your coach. To get started:
welcome-language = Choose your language
welcome-phone = Check your phone number
welcome-phone-code = Next time, sign in with a code sent by text message.
welcome-phone-none = Give your number to your organisation.
welcome-month = First month to declare: { $month }
welcome-month-from = From { $day }.
welcome-booking = Book a first appointment
welcome-screen = Put Essor on your phone’s home screen
welcome-screen-how = In the browser’s menu: “Add to home screen”.
welcome-put-away = Put this list away

## Help and site map

help-title = Help
help-lead = A problem? Call or write.
help-none = Ask your organisation.
help-publisher = To reach the publisher of this site: { $contact }
help-code = No code arriving?
help-code-text = Ask your organisation for a printed card. It replaces the code.
help-sign-in = Trouble signing in? Get help
sitemap-title = Site map
sitemap-pages = Pages
sitemap-account = Your account
sitemap-site = This site
