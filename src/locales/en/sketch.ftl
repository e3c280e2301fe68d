sketch-title = Map sketch
sketch-note = { $count } of { $all } items have a position of their own. North is up. The numbers are those of the barriers above; items at one place share a sign, that of the worst.
sketch-middle = { " " }Middle: { $lat }, { $lon } (WGS 84, latitude and longitude).
sketch-alt = Map of { $count } items in an area { $width } wide and { $height } high. { $list }.{ $more ->
        [0] {""}
       *[other] {" "}{ $more } more stand in the table.
    }
sketch-alt-place = { $item }: { $result }, { $place }
sketch-summary = The items on the map
sketch-north = N
sketch-site = Site
sketch-none = No rule looks at it
sketch-barriers = Barriers
sketch-place = From the middle of the map
sketch-in-the-middle = in the middle
sketch-away = { $distance } { $direction }
sketch-metres = { $number } m
sketch-kilometres = { $number } km
sketch-n = north
sketch-ne = north-east
sketch-e = east
sketch-se = south-east
sketch-s = south
sketch-sw = south-west
sketch-w = west
sketch-nw = north-west
