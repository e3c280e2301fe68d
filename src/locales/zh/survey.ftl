# 检查记录与数据表的诊断信息
diag-survey-unknown-profile = 没有名为 `{ $profile }` 的检查方案
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-unknown-element = 没有名为 `{ $element }` 的设施类别
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-unknown-field = `{ $element }` 没有检查项 `{ $field }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-unknown-rule = 没有编号为 `{ $rule }` 的条款
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？
       *[no] 可用 `tantu checklist list rules` 查看全部条款
    }
diag-survey-unknown-item = 本记录中没有设施 `{ $item }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？
       *[no] 请在记录中补上该设施，或改正编号
    }
diag-survey-unknown-instrument = 没有名为 `{ $instrument }` 的量具
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-unit = `{ $value }` 没有写单位
    .label = `{ $field }`（{ $name_zh }）是{ $kind ->
        [length] 长度
        [slope] 坡度
        [area] 面积
        [force] 力
        [sound_level] 声级
        [illuminance] 照度
        [luminance_contrast] 亮度对比度
        [reflectance_difference] 光反射比之差
        [time] 时间
        [count] 数量
        [ratio] 比例
        [temperature] 温度
        [mass] 质量
        [speed] 速度
        [frequency] 频率
       *[slip_resistance] 防滑值
    }
    .help = 请写成例如 `{ $first }` 或 `{ $second }`
diag-survey-unknown-unit = 无法识别 `{ $value }` 中的单位 `{ $unit }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？`{ $field }`（{ $name_zh }）可用的单位：{ $known }
       *[no] `{ $field }`（{ $name_zh }）可用的单位：{ $known }
    }
diag-survey-unit-kind = `{ $unit }` 不能作 `{ $field }`（{ $name_zh }）的单位
    .label = `{ $unit }` 是{ $is ->
        [length] 长度
        [slope] 坡度
        [area] 面积
        [force] 力
        [sound_level] 声级
        [illuminance] 照度
        [luminance_contrast] 亮度对比度
        [reflectance_difference] 光反射比之差
        [time] 时间
        [count] 数量
        [ratio] 比例
        [temperature] 温度
        [mass] 质量
        [speed] 速度
        [frequency] 频率
       *[slip_resistance] 防滑值
    }的单位
    .help = `{ $field }`（{ $name_zh }）可用的单位：{ $known }
diag-survey-number = `{ $value }` 不是 `{ $field }`（{ $name_zh }）的实测值
    .help = 请写一个数和单位，例如 `{ $example }`；未测的项目请留空
diag-survey-ambiguous = `{ $value }` 可以有两种读法
    .help = 数字不写千位分隔符，小数用小数点，单位写在后面；用逗号作小数点的记录请写明 `decimal_comma = true`
diag-survey-choice = `{ $value }` 不是 `{ $field }`（{ $name_zh }）的选项
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-impossible = `{ $field }`（{ $name_zh }）不可能是 `{ $value }`
    .label = 应在 { $from } 至 { $to } 之间
    .help = 请核对数字和单位；该读数未采用，此项按未检查计
diag-survey-implausible = `{ $field }`（{ $name_zh }）为 `{ $value }`，不合常理
    .label = 一般在 { $from } 至 { $to } 之间
    .help = 请核对数字和单位；该读数未采用，此项按未检查计
diag-survey-duplicate-item = 设施编号 `{ $item }` 重复
    .help = 每处设施请用不同的编号；这一处没有读入
diag-survey-duplicate-reading = `{ $item }` 的 `{ $field }` 有两个读数
    .help = 请只保留一个；已采用前一个
diag-survey-duplicate-site = `{ $site }` 在同一天有两份记录
    .help = 请去掉其中一份
diag-survey-parent = 本记录中没有所属设施 `{ $item }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？
       *[no] 请在记录中补上该设施，或改正编号
    }
diag-survey-parent-cycle = `{ $item }` 经由 `{ $parent }` 又属于它自己
    .help = 请改正 `parent`：部分属于整体，整体不属于部分
diag-survey-position = 经度 { $lon }、纬度 { $lat } 不在地球上
    .help = { $swapped ->
        [yes] 经度与纬度似乎写反了
       *[no] 请写 WGS 84 坐标：经度 -180 至 180，纬度 -90 至 90
    }
diag-survey-coordinates = { $first } = { $x }、{ $second } = { $y } { $cause ->
        [number] 不是一对数字
       *[other] 不是 `{ $crs }` 中的位置
    }
    .help = { $cause ->
        [number] 两者都请写成小数，例如经纬度 103.2123 和 35.6012，或以米计的 519252.4 和 3941043.1
        [swapped] { $first ->
            [easting] 东坐标与北坐标似乎写反了：测量上常以 x 表示北坐标、y 表示东坐标
           *[other] 经度与纬度似乎写反了
        }
        [zone] 东坐标带有 { $zone } 带的带号：`crs` 是否应为 `{ $better }`？
        [prefixed] 东坐标带有 { $zone } 带的带号：`crs` 是否应为 `{ $better }`？
        [plain] 东坐标没有带号：`crs` 是否应为 `{ $better }`？
        [metres] 这是以米计的坐标：请在 `crs` 中写明坐标系，例如 CGCS2000 中央子午线 105° 为 `epsg:4544`
        [degrees] 这是经纬度：请在 `crs` 中写明坐标系，例如 `cgcs2000`，并写 `lon` 和 `lat`
       *[other] 请核对 `crs` 是否为采集坐标时所用的坐标系
    }
diag-survey-date = `{ $value }` 不是日期
    .help = 请写年、月、日，例如 `2026-05-04`
diag-survey-value = `{ $value }` 不是 `{ $key }` 的可用值
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？可用：{ $known }
       *[no] 可用：{ $known }
    }
diag-survey-waiver-expired = 豁免已于 { $until } 到期，早于检查日 { $surveyed }
    .help = 该豁免不起作用；请重新作出决定或删去
diag-survey-photo-missing = 记录旁没有照片 `{ $photo }`
    .help = 请把照片放到记录所在的文件夹，或改正文件名
diag-table-column = 表中没有 `{ $column }` 这一列
    .help = { $has_suggestion ->
        [yes] 是否就是 `{ $suggestion }`？现有的列：{ $known }
       *[no] 现有的列：{ $known }
    }
diag-table-row = 本行有 { $found } 格，表头有 { $expected } 格
    .help = 请查看是否多了或少了分隔符，含分隔符的文字要加引号；这一行没有读入
diag-table-quote = 这个引号没有配对
    .help = 请补上另一半，确需引号时写两个；其后的各行没有读入
diag-table-more = 文件中还有 { $count } 处同类问题：{ $code } { $column }
    .help = 请先改正上面列出的问题；对照文件可能缺少单位或“未测”的写法
diag-table-form = 此表既不是长表格式，也没有对照文件
    .help = 请用 `--mapping` 指定对照文件，或使用 site、item、element、field、value 这些列
