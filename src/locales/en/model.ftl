model-none = –
model-xccdf-default = XCCDF default
model-xccdf-flat = XCCDF flat
model-xccdf-flat-unweighted = XCCDF flat unweighted
model-xccdf-absolute = XCCDF absolute
model-cnaec-1304 = T/CNAEC 1304-2022
model-xccdf-line = { $model }: { $score } of { $maximum } ({ $percent } %); { $passed } of { $counted } rules passed; checked { $coverage } % by weight.
model-xccdf-nothing = { $model }: no score, nothing was checked.
model-stars = { $count ->
    [0] no star
    [one] 1 star
   *[other] { $count } stars
 }
model-cnaec-line = { $has_total ->
    [yes] { $model }: Q = { $total }, at most { $high }
   *[no] { $model }: no total
 }; { $control ->
    [met] control items met
    [not-met] a control item is not met
   *[undetermined] control items not all known
 }; { $has_stars ->
    [yes] { $stars }
   *[no] no stars yet
 }.
model-cnaec-dimension = { $has_score ->
    [yes] { $id } { $title }: { $score }, at most { $high } (S = { $system }{ $has_facility ->
        [yes] , F = { $facility }
       *[no] { "" }
     }); { $items } score items, { $open } open.
   *[no] { $id } { $title }: no score, since no item of one of its parts applies here; { $items } score items, { $open } open.
 }
model-cnaec-missing = Not known for the stars: { $missing }.
model-cnaec-missing-dimension = a dimension without a score
model-cnaec-missing-control = the control items
model-cnaec-missing-completion = the construction score, or after the first year the test on site (state it with --model-parameters)
model-cnaec-missing-maintenance = the maintenance score (state it with --model-parameters)
model-cnaec-equal-points = Equal points: item points are not published in our source, so the items of a part count equally.
model-cnaec-control-convention = Control items: the demands of GB 55019-2021 stand in for them, a convention of Tantu; our source does not list them.
