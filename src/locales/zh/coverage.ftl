# 服务对人口的覆盖。
coverage-title = { $facilities } 处设施对 { $places } 处共 { $people } 人的覆盖{ $unplaced ->
    [0] { "" }
   *[other] ；{ $unplaced } 处设施没有位置，不计覆盖
 }
coverage-demand = 人口
coverage-declared = 人口数字已声明为公布数据。
coverage-within = { $within } 以内
coverage-areas = { $within } 以内，分区域，覆盖最少的在前
coverage-repairs = 改好后使最多人在 { $within } 以内可用的整改
coverage-inspections = 最值得补查的设施（{ $within } 以内）
coverage-line = { $group }：{ $share }（已覆盖 { $covered } 人，未定 { $unknown } 人，未覆盖 { $lacking } 人）
coverage-sure = { $low }%
coverage-range = { $low }% 至 { $high }%
coverage-nobody = 无人居住
coverage-group-share = { $group } { $share }
coverage-land = ，面积 { $share }
coverage-homes = ，{ $count } 户家庭的 { $share }
coverage-empty = 另有 { $count } 个区域没有需求数据；其面积覆盖见 --format csv
coverage-join = ；
coverage-area = { $area }，{ $people } 人：{ $shares }
coverage-no-area = 未注明区域
coverage-all = 全部
coverage-more = 另有 { $count } 个区域，见 --format csv
coverage-item = { $site }，{ $item }
coverage-barrier = { $item }“{ $rule }”
coverage-repair = { $place }：整改 { $barriers }，可使 { $same ->
    [yes] { $low }
   *[no] { $low } 至 { $high }
 } 人（{ $group }）在 { $within } 以内可用；改后{ $then }
coverage-inspection = { $place }：{ $people } 人（{ $group }）能否使用尚不清楚
diag-demand-column = 没有列或属性 `{ $column }`
    .help = { $way ->
        [option] 用 `{ $option }` 指明该列；可用的有：{ $known }
        [suggestion] 是否指 `{ $suggestion }`？可用的有：{ $known }
       *[other] 可用的有：{ $known }
    }
diag-demand-number = `{ $value }` 不是此处可用的数
    .label = 应为度数，或不小于 0 的人数
    .help = 这一处未计入，其余照读；请写成 12 或 12.5
diag-demand-position = { $lon }，{ $lat } 不在地球上
    .label = 经度、纬度
    .help = { $swapped ->
        [yes] 经纬度似乎颠倒：请对调 `--lon` 与 `--lat`
       *[no] 请写 WGS 84 的度数，经度 −180 至 180，纬度 −90 至 90
    }
diag-demand-feature = 第 { $number } 处未计入：{ $reason ->
        [geometry] 没有点或面
        [position] 位置不在地球上
        [people] 没有人数
       *[other] { $reason }
    }
    .help = 请更正；其余照读
diag-demand-homes = 有 { $places } 处地点人数很少，该文件可能是住户名单，不能据以生成公开输出
    .help = 如为人口普查等已公布的数字，请加 `--demand-is-public`；如为住户名单，请加 `--internal`
diag-demand-more = 此文件另有 { $count } 处未计入
    .help = 请先更正以上各处，原因可能相同
diag-coverage-nothing = 记录中没有带位置的设施{ $unplaced ->
        [0] { "" }
       *[other] ；{ $unplaced } 处没有位置
    }
    .help = 请给出带 `position` 的公共场所记录，或换一个 `--to`、`--element`；住宅不作设施
diag-coverage-group = 没有人群 `{ $group }`
    .help = { $has_suggestion ->
        [yes] 是否指 `{ $suggestion }`？可用的有：{ $known }
       *[no] 可用的有：{ $known }
    }
diag-coverage-places-hidden = { $places } 处不足五人的地点没有写入公开的最近设施表：每一处都可能是一户住家
    .help = 请按街区或村给出需求数据；`--internal` 把所有地点写入带标记的文件
diag-coverage-elsewhere = { $places } 处地点的位置不在其代码所示的区域内；以代码为准
    .help = 请核对代码列与边界；`--area 列名` 可指定另一列
