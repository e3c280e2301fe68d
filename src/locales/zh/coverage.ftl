# 服务对人口的覆盖。
coverage-title = { $facilities } 处设施对{ $what ->
    [people] { " " }{ $places }共 { $people }
   *[other] { " " }{ $people }（每处计 1）
 }的覆盖{ $unplaced ->
    [0] { "" }
   *[other] ；{ $unplaced } 处设施没有位置，不计覆盖
 }
coverage-demand = 人口
coverage-declared = 人口数字已声明为公布数据。
coverage-count = { $what ->
    [people] { $text } 人
    [areas] { $text } 个面
   *[places] { $text } 处
 }
coverage-assumption = 面状地点
coverage-assumption-line = 其人口视为在土地上均匀分布；各数取整，使之相加等于总数。
coverage-within = { $within } 以内
coverage-areas = { $within } 以内，分区域，覆盖最少的在前
coverage-repairs = 改好后使最多人在 { $within } 以内可用的整改
coverage-inspections = 最值得补查的设施（{ $within } 以内）
coverage-line = { $group }：{ $share }（已覆盖 { $covered } { $what ->
    [people] 人
    [areas] 个面
   *[places] 处
 }，未定 { $unknown } { $what ->
    [people] 人
    [areas] 个面
   *[places] 处
 }，未覆盖 { $lacking } { $what ->
    [people] 人
    [areas] 个面
   *[places] 处
 }）
coverage-sure = { $low }%
coverage-range = { $low }% 至 { $high }%
coverage-nobody = 无人居住
coverage-group-share = { $group } { $share }
coverage-land = ，面积 { $share }
coverage-homes = ，{ $count } 户家庭的 { $share }
coverage-empty = 另有 { $count } 个区域没有需求数据；其面积覆盖见 --format csv
coverage-join = ；
coverage-area = { $area }，{ $people }：{ $shares }
coverage-no-area = 未注明区域
coverage-all = 全部
coverage-more = 另有 { $count } 个区域，见 --format csv
coverage-item = { $site }，{ $item }
coverage-barrier = { $item }“{ $rule }”
coverage-repair = { $place }：整改 { $barriers }，可使 { $same ->
    [yes] { $low }
   *[no] { $low } 至 { $high }
 }（{ $group }）在 { $within } 以内可用；改后{ $then }
coverage-inspection = { $place }：{ $people }（{ $group }）能否使用尚不清楚
diag-demand-none = { $why ->
        [header] 文件是空的：没有列
       *[places] 文件中没有地点
    }
    .help = 请每处一行或一个要素，写明位置和人数
diag-demand-crs = 文件采用 `{ $crs }`，无法识别
    .help = 请转换（例如 `ogr2ogr -t_srs EPSG:4326`），或用 `--demand-crs` 写明其坐标系
diag-demand-geometry = 此处的几何不可用：{ $reason ->
        [swapped] 两个坐标似乎颠倒
        [metres] 坐标是米；请用 `--demand-crs` 写明坐标系
        [degrees] 坐标是度，而所写的坐标系以米为单位
        [position] 位置在坐标系范围之外
        [crs] 其坐标系无法识别；请用 `--demand-crs` 写明
       *[geometry] 不是点或面的 WKT
    }
    .label = WKT 文本
    .help = 这一处未计入，其余照读；请写成 POINT (103.2 35.6) 或 POLYGON ((…))
diag-demand-uncounted = 没有列说明人数：{ $places } 处各计 1
    .help = { $has_candidates ->
        [yes] 请用 `--people` 指明人数列；含数字的列有：{ $candidates }
       *[no] 没有其他含数字的列
    }
diag-demand-column = 没有列或属性 `{ $column }`
    .help = { $way ->
        [option] 用 `{ $option }` 指明该列，或给出 `wkt`、`geometry` 列；可用的有：{ $known }
        [suggestion] 是否指 `{ $suggestion }`？可用的有：{ $known }
       *[other] 可用的有：{ $known }
    }
diag-demand-number = { $blank ->
        [yes] 此处没有数
       *[no] `{ $value }` 不是此处可用的数
    }
    .label = 应为度数，或不小于 0 的人数
    .help = 这一处未计入，其余照读；请写成 12 或 12.5
diag-demand-position = { $lon }，{ $lat } 不在地球上
    .label = 经度、纬度
    .help = { $why ->
        [swapped] 两者似乎颠倒：请对调 `--lon` 与 `--lat`
        [metres] 似乎是米：请用 `--demand-crs` 写明坐标系
        [degrees] 似乎是度，而所写的坐标系以米为单位
       *[other] 请写度数，经度 −180 至 180，纬度 −90 至 90，或用 `--demand-crs` 写明坐标系
    }
diag-demand-feature = 第 { $number } 处未计入：{ $reason ->
        [geometry] 没有点或面
        [position] 位置不在地球上
        [swapped] 两个坐标似乎颠倒
        [metres] 坐标是米；请用 `--demand-crs` 写明坐标系
        [degrees] 坐标是度，而所写的坐标系以米为单位
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
diag-coverage-nobody = 需求数据中没有可用的地点：每一处都未计入
    .help = 请先更正以上第一处，原因可能相同
diag-coverage-group = 没有人群 `{ $group }`
    .help = { $has_suggestion ->
        [yes] 是否指 `{ $suggestion }`？可用的有：{ $known }
       *[no] 可用的有：{ $known }
    }
diag-coverage-places-hidden = { $places } 处不足五人的地点没有写入公开的最近设施表：每一处都可能是一户住家
    .help = 请按街区或村给出需求数据；`--internal` 把所有地点写入带标记的文件
diag-coverage-elsewhere = { $places } 处地点的位置不在其代码所示的区域内；以代码为准
    .help = 请核对代码列与边界；`--area 列名` 可指定另一列
