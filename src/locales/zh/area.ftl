area-cause-swapped = 经度与纬度写反
area-cause-gcj02 = 位置是 GCJ-02 坐标
area-cause-bd09 = 位置是 BD-09 坐标
area-cause-near = 距离很近，可能是边界图形或定位的误差
area-cause-unknown = 看不出原因
area-reading-as-given = 按原样
area-reading-first-gcj02 = 位置按 GCJ-02
area-reading-first-bd09 = 位置按 BD-09
area-reading-second-gcj02 = 边界按 GCJ-02
area-reading-second-bd09 = 边界按 BD-09
area-reading-swapped = 经纬度对调
area-level-province = 省级
area-level-prefecture = 地级
area-level-county = 县级
area-level-township = 乡级
area-level-village = 村级
diag-area-syntax = 无法作为区域读取：{ $reason }
    .help = 边界请用 GeoJSON（RFC 7946）或 GeoPackage，代码表请用含 `code` 和 `name` 两列的 CSV
diag-area-none = 其中没有任何区域
    .help = 请指定一个 GeoJSON 文件，其 `features` 为带代码或名称的多边形
diag-area-crs = 文件采用 `{ $crs }`，无法识别
    .help = 请转换为 WGS 84，或用 `--boundaries-crs` 写明其坐标系
diag-area-field = 区域没有属性 `{ $field }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？现有：{ $known }
       *[no] 请用 `--code-field` 和 `--name-field` 指定属性；现有：{ $known }
    }
diag-area-unnamed = 第 { $number } 个要素的 `{ $field }` 为空
    .help = 请补上代码或名称；该要素未采用
diag-area-geometry = 第 { $number } 个要素{ $has_name ->
        [yes] （{ $name }）
       *[no] { "" }
    }不是多边形
    .help = 区域须为 Polygon 或 MultiPolygon，每个环至少四个点；该要素未采用
diag-area-coordinates = 第 { $number } 个要素{ $has_name ->
        [yes] （{ $name }）
       *[no] { "" }
    }有一个顶点在 { $x }, { $y }，不是 `{ $crs }` 中的位置
    .help = { $cause ->
        [swapped] 两个坐标似乎写反了；GeoJSON 中经度在前
        [metres] 这是以米计的坐标：请用 `--boundaries-crs` 写明坐标系，例如 `epsg:4544`
        [degrees] 这是经纬度：请用 `--boundaries-crs` 写明坐标系，例如 `cgcs2000`
       *[other] 请核对 `--boundaries-crs` 是否为该文件的坐标系
    }
diag-area-codes = 代码表缺少 `code` 列或 `name` 列
    .help = 第一行须写明这两列；现有：{ $known }
diag-area-code = `{ $value }` 不是行政区划代码
    .help = 请写 GB/T 2260 和 GB/T 10114 的 6、9 或 12 位代码，例如 `622901` 或 `622901001003`
diag-area-border = `{ $site }` 在 { $areas } 的边界上，或这些图形相互重叠
    .help = 计入其中代码最小的一个；如应属另一个，请在记录中写明代码：`site = { "{" } id = …, area = "622901" { "}" }`
area-distance = { $unit ->
    [km] { $number } 千米
   *[m] { $number } 米
 }
diag-area-outside = `{ $site }` { $way ->
        [stated] 写明属{ $stated }，却不在任何区域内：距所写区域 { $distance }
        [both] 写明属{ $stated }，却不在任何区域内：距所写区域 { $stated_distance }；最近的是{ $nearest }，距 { $distance }
        [unknown] 写明属{ $stated }（边界未知），不在任何区域内：距{ $nearest } { $distance }
       *[nearest] 不在任何区域内：距{ $nearest } { $distance }
    }
    .help = { $cause ->
        [swapped] 经度与纬度似乎写反了
        [gcj02] 若位置是 GCJ-02 坐标，则在区域内：请在记录中写 `crs = "gcj02"`
        [bd09] 若位置是 BD-09 坐标，则在区域内：请在记录中写 `crs = "bd09"`
        [near] 距离很近，可能是边界图形或定位的误差：请在记录中写明区域代码
       *[unknown] 请核对位置；若确属本项目，请在记录中写明区域代码
    }
diag-area-elsewhere = `{ $site }` 写明属{ $stated }，位置却在{ $found }{ $has_metres ->
        [yes] ，距所写区域 { $distance }
       *[no] { "" }
    }
    .help = { $cause ->
        [swapped] 经度与纬度似乎写反了
        [gcj02] 若位置是 GCJ-02 坐标，则两者一致：请在记录中写 `crs = "gcj02"`
        [bd09] 若位置是 BD-09 坐标，则两者一致：请在记录中写 `crs = "bd09"`
        [near] 距离很近，可能是边界图形或定位的误差；按所写代码计入
        [county] 位置在另一个县：代码或位置有一个写成了别的县；按所写代码计入
       *[unknown] 两者必有一错；按所写代码计入
    }
diag-area-shift = { $records } 条记录中有 { $given } 条的位置与所写代码一致；{ $reading }则有 { $agree } 条
    .help = { $likely ->
        [second-gcj02] 边界似乎是 GCJ-02 坐标：请用 `--boundaries-crs gcj02` 写明
        [second-bd09] 边界似乎是 BD-09 坐标：请用 `--boundaries-crs bd09` 写明
        [swapped] 记录中的经度与纬度似乎写反了
        [first-bd09] 记录似乎是 BD-09 坐标：请在记录或映射文件中写 `crs = "bd09"`
       *[first-gcj02] 记录似乎是 GCJ-02 坐标：请在记录或映射文件中写 `crs = "gcj02"`
    }
diag-area-boundary-shift = 两个边界文件相距 { $given } 米，`{ $other }` 偏东 { $east } 米、偏北 { $north } 米；按下述坐标系则相距 { $metres } 米
    .help = { $likely ->
        [first-gcj02] 此文件似乎是 GCJ-02 坐标：请用 `--boundaries-crs gcj02` 写明
        [first-bd09] 此文件似乎是 BD-09 坐标：请用 `--boundaries-crs bd09` 写明
        [second-gcj02] 另一文件 `{ $other }` 似乎是 GCJ-02 坐标：使用时请写 `--boundaries-crs gcj02`
        [second-bd09] 另一文件 `{ $other }` 似乎是 BD-09 坐标：使用时请写 `--boundaries-crs bd09`
       *[swapped] 此文件中的经度与纬度似乎写反了
    }
diag-area-misplaced = { $records } 条记录中有 { $count } 条的位置不符；可能的原因：{ $cause ->
        [first-gcj02] 其位置为 GCJ-02 坐标
        [first-bd09] 其位置为 BD-09 坐标
        [second-gcj02] 边界为 GCJ-02 坐标
        [second-bd09] 边界为 BD-09 坐标
        [gcj02] 位置为 GCJ-02 坐标
        [bd09] 位置为 BD-09 坐标
        [swapped] 经度与纬度写反
        [county] 写成了别的县的代码
        [near] 边界图形或定位有数米误差
        [no-code] 应写行政区划代码处不是代码
       *[unknown] 看不出
    }
    .help = 运行 `{ $command }` 可逐条列出
diag-area-unlike = 与 `{ $other }` 没有相同的区域
    .help = 区域按代码、其次按名称对应：请用 `--code-field` 和 `--name-field` 指定属性
diag-geopackage-file = 无法作为 GeoPackage 读取：{ $reason }
    .help = 请用 QGIS 或 `ogr2ogr -f GPKG` 重新写出，或改用 GeoJSON
diag-geopackage-layer = { $why ->
    [none] 文件中没有带几何的图层
    [unknown] 文件中没有图层 `{ $layer }`
   *[several] 文件中有多个图层
}
    .help = { $why ->
        [none] 请给出含点或面图层的文件
       *[other] 请用 `--layer`（需求数据）或 `--boundaries-layer`（边界）指定一个；现有：{ $known }
    }
diag-geopackage-row = 表 `{ $table }` 第 { $row } 行未采用：{ $reason ->
        [geometry] 其几何无法读取
        [none] 没有几何
        [position] 其位置不在该图层的坐标系范围内
        [swapped] 两个坐标似乎颠倒
        [metres] 坐标是米；请用 `--demand-crs` 写明坐标系
        [degrees] 坐标是度，而所写的坐标系以米为单位
        [people] 没有人数
       *[other] { $reason }
    }
    .help = 请改正；其余已读取
diag-geopackage-crs = 表 `{ $table }` 采用坐标系 `{ $crs }`，无法识别
    .help = 请转换为 WGS 84（例如 `ogr2ogr -t_srs EPSG:4326`），或用 `--demand-crs` 写明其坐标系
