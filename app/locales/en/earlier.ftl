## The months of an earlier path

months-earlier = Earlier path, from { $from } to { $to }
months-earlier-all =
    { $n ->
        [one] { $n } month of this path
       *[other] { $n } months of this path
    }

## An exit between two dates of a workshop

history-rest-taken-back = { $who } took the place back on the later dates.
deed-booking-rest-taken-back = Later dates taken back
