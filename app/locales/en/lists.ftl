## Tables of the team: pages, order, boxes, saved views

list-rows = { $from } to { $to } of { $total }
list-pages = Pages
list-previous = Previous page
list-next = Next page
list-tick-all = Select all
list-untick-all = Clear selection
list-tick = Select { $name }
list-bulk = With the selected rows
list-bulk-how = Select rows to act on several at once.
list-ticked =
    { $n ->
        [one] 1 row selected
       *[other] { $n } rows selected
    }
list-bulk-nothing = Select at least one row.
list-csv = Export this list
list-csv-ticked = Export
list-key-next = Next row
list-key-previous = Previous row
list-key-tick = Select or clear the row
list-key-open = Open the row
list-key-enter = Enter
views-label = Saved views
view-name = Name of the view
view-save = Save this view
view-save-do = Save
view-saved = The view is saved.
view-removed = The view is removed.
view-remove = Remove the view { $name }
view-too-many = This list already has twelve views. Remove one first.
view-nothing = Choose a filter or an order first.
deed-view-saved = List view saved
deed-view-removed = List view removed
deeds-view = List views
