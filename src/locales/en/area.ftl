area-cause-swapped = longitude and latitude are exchanged
area-cause-gcj02 = the position is in GCJ-02
area-cause-bd09 = the position is in BD-09
area-cause-near = so near that the outline or the receiver may be off
area-cause-unknown = no cause that shows
area-reading-as-given = as they are
area-reading-first-gcj02 = positions in GCJ-02
area-reading-first-bd09 = positions in BD-09
area-reading-second-gcj02 = boundaries in GCJ-02
area-reading-second-bd09 = boundaries in BD-09
area-reading-swapped = longitude and latitude exchanged
area-level-province = province
area-level-prefecture = prefecture
area-level-county = county
area-level-township = township
area-level-village = village
diag-area-syntax = cannot be read as areas: { $reason }
    .help = boundaries come as GeoJSON (RFC 7946) or GeoPackage, lists of codes as CSV with the columns `code` and `name`
diag-area-none = there is no area in it
    .help = name a GeoJSON file whose `features` are polygons with a code or a name
diag-area-crs = the file is in `{ $crs }`, which is not known
    .help = convert it to WGS 84, or name its system with `--boundaries-crs`
diag-area-field = the areas have no property `{ $field }`
    .help = { $has_suggestion ->
        [yes] did you mean `{ $suggestion }`? They have: { $known }
       *[no] name the properties with `--code-field` and `--name-field`; they have: { $known }
    }
diag-area-unnamed = feature { $number } has nothing in `{ $field }`
    .help = give it a code or a name; it is left out
diag-area-geometry = feature { $number }{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    } is no polygon
    .help = areas need a Polygon or MultiPolygon with rings of four positions or more; it is left out
diag-area-coordinates = feature { $number }{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    } has a vertex at { $x }, { $y }, which is no position in `{ $crs }`
    .help = { $cause ->
        [swapped] the two coordinates seem to be exchanged; GeoJSON has the longitude first
        [metres] these are metres: name their system with `--boundaries-crs`, for instance `epsg:4544`
        [degrees] these are degrees: name their system with `--boundaries-crs`, for instance `cgcs2000`
       *[other] look whether `--boundaries-crs` names the system of the file
    }
diag-area-codes = the list of codes lacks the column `code` or `name`
    .help = its first line must name both; it has: { $known }
diag-area-code = `{ $value }` is no administrative code
    .help = write the 6, 9 or 12 digits of GB/T 2260 and GB/T 10114, such as `622901` or `622901001003`
diag-area-border = `{ $site }` is on the border of { $areas }, or their outlines overlap
    .help = it counts to the one with the lowest code; state the code in the record, as `site = { "{" } id = …, area = "622901" { "}" }`, if it is another
area-distance = { $unit ->
    [km] { $number } km
   *[m] { $number } m
 }
diag-area-outside = `{ $site }` { $way ->
        [stated] states { $stated } and is in none of the areas: { $distance } from where it says
        [both] states { $stated } and is in none of the areas: { $stated_distance } from where it says; the nearest is { $nearest }, { $distance } away
        [unknown] states { $stated }, of which no outline is known, and is in none of the areas: { $distance } from { $nearest }
       *[nearest] is in none of the areas: { $distance } from { $nearest }
    }
    .help = { $cause ->
        [swapped] longitude and latitude seem to be exchanged
        [gcj02] it lies inside if its position is in GCJ-02: write `crs = "gcj02"` into the record
        [bd09] it lies inside if its position is in BD-09: write `crs = "bd09"` into the record
        [near] it is so near that the outline or the receiver may be off: state the area's code in the record
       *[unknown] check the position, or state the area's code in the record if it belongs to the programme
    }
diag-area-elsewhere = `{ $site }` states { $stated } and lies in { $found }{ $has_metres ->
        [yes] , { $distance } from where it says
       *[no] { "" }
    }
    .help = { $cause ->
        [swapped] longitude and latitude seem to be exchanged
        [gcj02] it agrees if its position is in GCJ-02: write `crs = "gcj02"` into the record
        [bd09] it agrees if its position is in BD-09: write `crs = "bd09"` into the record
        [near] it is so near that the outline or the receiver may be off; it counts to the code that it states
        [county] it lies in another county: one of the two is of the wrong one; it counts to the code that it states
       *[unknown] one of the two is wrong; it counts to the code that it states
    }
diag-area-shift = { $given } of { $records } records lie where they say; { $agree } would with { $reading }
    .help = { $likely ->
        [second-gcj02] the boundaries seem to be in GCJ-02: name it with `--boundaries-crs gcj02`
        [second-bd09] the boundaries seem to be in BD-09: name it with `--boundaries-crs bd09`
        [swapped] longitude and latitude seem to be exchanged in the records
        [first-bd09] the records seem to be in BD-09: write `crs = "bd09"` into them or into the mapping
       *[first-gcj02] the records seem to be in GCJ-02: write `crs = "gcj02"` into them or into the mapping
    }
diag-area-boundary-shift = the boundaries lie { $given } m apart, those of `{ $other }` { $east } m east and { $north } m north of these; read as below, { $metres } m
    .help = { $likely ->
        [first-gcj02] this file seems to be in GCJ-02: name it with `--boundaries-crs gcj02`
        [first-bd09] this file seems to be in BD-09: name it with `--boundaries-crs bd09`
        [second-gcj02] the other file, `{ $other }`, seems to be in GCJ-02: use it with `--boundaries-crs gcj02`
        [second-bd09] the other file, `{ $other }`, seems to be in BD-09: use it with `--boundaries-crs bd09`
       *[swapped] longitude and latitude seem to be exchanged in this file
    }
diag-area-misplaced = { $count } of { $records } records do not lie where they should; likely cause: { $cause ->
        [first-gcj02] their positions are in GCJ-02
        [first-bd09] their positions are in BD-09
        [second-gcj02] the boundaries are in GCJ-02
        [second-bd09] the boundaries are in BD-09
        [gcj02] positions in GCJ-02
        [bd09] positions in BD-09
        [swapped] longitude and latitude exchanged
        [county] the code of another county
        [near] outlines or receivers that are off by some metres
        [no-code] no administrative code where one should be
       *[unknown] none that shows
    }
    .help = `{ $command }` names them
diag-area-unlike = it has no area in common with `{ $other }`
    .help = areas are compared by code, else by name: name the properties with `--code-field` and `--name-field`
diag-geopackage-file = cannot be read as a GeoPackage: { $reason }
    .help = write it again with QGIS or `ogr2ogr -f GPKG`, or give GeoJSON
diag-geopackage-layer = { $why ->
    [none] the file has no layer with geometries
    [unknown] the file has no layer `{ $layer }`
   *[several] the file has several layers
}
    .help = { $why ->
        [none] give a file with a layer of points or polygons
       *[other] name one with `--layer` (demand) or `--boundaries-layer` (boundaries); there are: { $known }
    }
diag-geopackage-row = table `{ $table }`, row { $row } was left out: { $reason ->
        [geometry] its geometry cannot be read
        [none] it has no geometry
        [position] its position is not one of the system of the layer
        [swapped] its coordinates look exchanged
        [metres] its coordinates are metres; name their system with `--demand-crs`
        [degrees] its coordinates are degrees, and the system named is in metres
        [people] it has no number of people
       *[other] { $reason }
    }
    .help = correct it; the rest was read
diag-geopackage-crs = table `{ $table }` is in the system `{ $crs }`, which is not known
    .help = convert it to WGS 84, as with `ogr2ogr -t_srs EPSG:4326`, or name its system with `--demand-crs`
