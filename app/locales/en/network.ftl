## The network: what all structures have told

network-has-places = That is the name of a structure that accompanies people. Give the network another name.
network-lead =
    { $n ->
        [one] { $n } structure, { $places } places. This is what it has published: results of all together, never those of a person.
       *[other] { $n } structures, { $places } places. This is what they have published: results of all together, never those of a person.
    }
network-halves = Half-year
network-together = All together, { $half }
network-told =
    { $n ->
        [one] { $n } structure of { $all } has published this half-year, and is counted.
       *[other] { $n } structures of { $all } have published this half-year, and are counted.
    }
network-by-structure = Structure by structure, { $half }
network-places = Places
network-structure = Structure
network-not-told = not published yet
network-none = No structure yet
network-none-text = The structures of this network will appear here once they are made.
network-nothing = Nothing is published yet
network-nothing-text = Each structure publishes its results when a half-year is over. They will appear here.
network-method = Numbers are given between two multiples of 5, so that nobody can be found in them. The page of each structure says how. The whole adds up what the structures tell.
