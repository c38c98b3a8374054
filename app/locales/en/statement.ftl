## The monthly statement

missing-not-declared = The month is not declared
missing-not-validated = The figure is not checked yet
missing-question-open = A question waits for its answer
missing-reopened = The month is open again, the correction has not come
missing-attendance = Attendance at a session is not marked
missing-end-unrecorded = The path is over, the exit is not recorded
missing-exit-unexplained = The exit has no reason
meeting-column-by-place = In person or at a distance, by its place
meeting-column-com = Column rdv_com
meeting-column-soc = Column rdv_soc
meeting-column-nowhere = Do not count
smoothing-mean-of-three = mean of the last three checked months
coefficient-not-a-number = Write a number from 0 to 100, with at most four digits after the point, such as 0.85.
statement-not-over = This month is not over. Come back after its last day.
statement-incomplete = Something is missing. Tick the box to close all the same.
statement-facts-moved = Figures changed while you were looking. Read the statement again, then try again.
statement-nothing = There is nothing to hand in for this month.
