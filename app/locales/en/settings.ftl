## Settings

due-day-label = Last day to declare a month
due-day-hint = From 1 to 28, in the following month. Until that day a month is “to declare”; after it, “expected”.
due-day-not-a-day = Write a day from 1 to 28.
settings-save = Save
settings-saved = Saved.
