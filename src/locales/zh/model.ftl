model-none = –
model-xccdf-default = XCCDF 默认模型
model-xccdf-flat = XCCDF 平铺模型
model-xccdf-flat-unweighted = XCCDF 不加权平铺模型
model-xccdf-absolute = XCCDF 绝对模型
model-cnaec-1304 = T/CNAEC 1304-2022
model-xccdf-line = { $model }：{ $score }，满分 { $maximum }（{ $percent }%）；{ $counted } 条规则中 { $passed } 条符合；按权重已检查 { $coverage }%。
model-xccdf-nothing = { $model }：未检查任何内容，无得分。
model-stars = { $count ->
    [0] 无星
    [1] 一星
    [2] 二星
   *[other] 三星
 }
model-cnaec-line = { $has_total ->
    [yes] { $model }：Q = { $total }，最高可达 { $high }
   *[no] { $model }：无总分
 }；{ $control ->
    [met] 控制项全部满足
    [not-met] 有控制项不满足
   *[undetermined] 控制项尚未全部查明
 }；{ $has_stars ->
    [yes] { $stars }
   *[no] 暂不评星
 }。
model-cnaec-dimension = { $has_score ->
    [yes] { $id } { $title }：{ $score }，最高可达 { $high }（S = { $system }{ $has_facility ->
        [yes] ，F = { $facility }
       *[no] { "" }
     }）；评分项 { $items } 个，未定 { $open } 个。
   *[no] { $id } { $title }：其中一部分没有适用的评分项，无得分；评分项 { $items } 个，未定 { $open } 个。
 }
model-cnaec-missing = 评星尚缺：{ $missing }。
model-cnaec-missing-dimension = 某一维度没有得分
model-cnaec-missing-control = 控制项的结论
model-cnaec-missing-completion = 施工验收得分，竣工一年后为现场检测结论（用 --model-parameters 给出）
model-cnaec-missing-maintenance = 运行维护得分（用 --model-parameters 给出）
model-cnaec-equal-points = 等分值：所据公开资料没有各评分项的分值，同一部分的评分项按等分值计。
model-cnaec-control-convention = 控制项：以 GB 55019-2021 的强制要求代替，为坦途的约定；所据资料没有列出控制项。
