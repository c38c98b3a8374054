# The texts of Essor in English. French is the reference; a test compares the two.

## Around every page

skip = Skip to the content
demo-label = Demonstration
demo-notice = Demonstration: people and amounts are made up.
nav-label = Main navigation
nav-today = Today
nav-turnover = Turnover
nav-turnover-more = {" "}by month
nav-bookings = Appointments
nav-plan = My plan
nav-me = Me
nav-review = To review
nav-caseload = My people
nav-agenda = Calendar
nav-cohort = Overview
nav-people = People
nav-settings = Settings
nav-network = Network
side-daily = Coaching
side-figures = Reporting
side-structure = Administration
side-own = My account
side-more = More
side-fold = Fold the menu
side-unfold = Unfold the menu
role-coach = Coach
role-coordinator = Coordinator
role-network = Network
sign-out = Sign out
title-mistake = Error:{" "}
error-prefix = Error:{" "}
file-choose = Choose a file
file-none = No file chosen
form-all-required = Fill in everything except what is optional.
field-mistake = { $field }: { $sentence }
error-summary =
    { $n ->
        [one] There is one thing to correct
       *[other] There are { $n } things to correct
    }
text-empty = Fill in this field.
text-too-long = This text is too long. Say the same in fewer words.
sent-before = This was already done.
moved-on = This month has changed since you opened it. See where it stands, then try again if you need to.

## Languages and reading aloud

languages-label = Choose your language
language-offer = You chose this language before signing in. Keep it?
translation-unreviewed = Translation not yet reviewed
translations-title = Translations
translations-lead = Essor speaks several languages. Some translations were made by a machine.
translations-languages = Languages not yet reviewed
translations-correct = Correct a sentence
translations-how = Is a sentence wrong or odd? Tell your organisation. They send us the sentence and its correction:
translations-files = The sentences are also in these files. Anyone can suggest a correction through the source code:
aloud-read = Listen
aloud-pause = Pause
aloud-resume = Resume
aloud-stop = Stop
aloud-no-voice = This device has no voice for this language.

## In place of a page

stop-403-title = This page is not open to your account
stop-403-text = If you need it, ask your organisation.
stop-404-title = This page does not exist
stop-404-text = The address is incomplete, or the link was already used. Go back to the start, or ask your organisation for a new link.
stop-404-team = The address is incomplete, or what it showed was removed. Search for the person, the month or the page by its name.
stop-404-network = The address is incomplete, or what it showed was removed. Go back to the start.
stop-413-title = This is too large to send
stop-413-text = Nothing is lost. Go back one page, then send a smaller file or a shorter text.
stop-421-title = This is not the address of Essor
stop-421-text = Nothing was saved. Open Essor at the address that your organisation gave you.
stop-500-title = The problem is on our side
stop-500-text = Nothing is lost. Go back one page: what you typed is still there. Then try again.
stop-503-title = Essor cannot answer right now
stop-503-text = Nothing is lost. Wait a few seconds, go back one page, then try again.
stop-home = Go to the home page

## Dates and places

when = { $day }, { $from } to { $to }
at = { $day } at { $time }
with = with { $name }
remote = Remote

## States of a month

state-to-declare = To declare
state-expected = To declare
state-not-due = Not due yet
state-suspended = Programme suspended
state-submitted = Being checked
state-question = Question
state-validated = Checked
state-reported = Checked
state-imported = Checked
state-note-reported = in the monthly statement
state-note-imported = carried over from before Essor
state-note-corrected = corrected since the monthly statement
state-reopened = To correct
state-draft = Draft
