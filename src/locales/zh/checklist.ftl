# 检查表文件的问题与办法。
diag-checklist-duplicate-id = 标识 `{ $id }` 出现了两次
    .label = 此标识已被占用
    .help = 请换一个标识；标识一经发布永不更改，所以请改新的那一个
diag-checklist-unknown-reference = 没有名为 `{ $name }` 的{ $what ->
        [file] 文件
        [standard] 标准
        [element] 要素
        [rule] 条款
        [measure] 整改措施
        [instrument] 仪器
        [limitation] 功能障碍
        [field] 字段
        [check] 判定方式
        [choice] 选项
        [kind] 量的种类
        [subject] 对象
       *[other] 词
    }
    .label = 检查表中没有
    .help = { $has_suggestion ->
        [yes] 是否想写 `{ $suggestion }`？
       *[no] 请补上它，或去掉这处引用；可用的有：{ $known }
    }
diag-checklist-value = `{ $key }` 不合要求：{ $reason }
    .label = 在这里
    .help = 此处可以写什么，见 docs/reference/checklist-format.md
diag-checklist-language = `{ $key }` 缺少{ $language ->
        [zh] 中文
       *[en] 英文
    }
    .label = 两种语言都要有
    .help = 请写成 `{ $key } = {"{"} zh = "…", en = "…" {"}"}`
diag-checklist-case = `{ $rule }` 的第 { $case } 个算例得出 { $found }，而预期是 { $expected }
    .label = 预期写在这里
    .help = 请改正条款或算例；算例用来证明条款说的正是它的本意
diag-checklist-case-missing = `{ $rule }` 没有预期为 `{ $outcome }` 的算例
    .label = 每条都要有
    .help = { $outcome ->
        [inapplicable] 请补一个适用条件 `when` 不成立的算例
        [untested] 请补一个没有读数的算例：{"{"} given = {"{}"}, expect = "untested" {"}"}
       *[other] 请补一个恰在限值内的和一个刚超出限值的算例
    }
diag-checklist-cycle = 检查方案相互扩展：{ $ring }
    .label = 在此成环
    .help = 请让其中一个不再扩展别的方案
diag-checklist-not-selected = 检查方案 `{ $profile }` 没有 `{ $rule }`
    .label = 无可改动
    .help = 请先选用该条所属的标准和要素，或删去这一项
diag-checklist-formula = 无法计算工程量“{ $formula }”：{ $fault ->
        [ends] 末尾缺少数、字段或括号
        [unexpected] 此处不应有“{ $found }”
        [bracket] 括号没有闭合
        [unit] “{ $found }”不是长度或面积单位
        [divisor] “{ $found }”不是大于零的纯数，只能除以纯数
        [field] “{ $found }”是字段，各类要素的字段不同
        [kind] “{ $found }”不是长度、面积、数量或比率
        [sum] { $found ->
            [length] 长度
            [area] 面积
            [volume] 体积
           *[number] 纯数
        }与{ $expected ->
            [length] 长度
            [area] 面积
            [volume] 体积
           *[number] 纯数
        }不能相加
       *[result] 结果是{ $found ->
            [length] 长度
            [area] 面积
            [volume] 体积
           *[number] 纯数
        }，而计量单位是 { $expected }
    }
    .label = 这个公式
    .help = { $fault ->
        [unit] 请写 mm、cm、m 或 m²
        [field] 请写明要素：quantity = {"{"} ramp = "2 * length" {"}"}
        [result] 单位 m 要求长度，m2 要求面积，其余单位要求纯数
        [sum] 请乘以长度，或写出单位，如 300 mm
       *[other] 公式由数、长度（如 300 mm）、字段、+、*、/ 和括号组成：2 * (length + 300 mm)
    }
diag-checklist-price-unit = “{ $measure }”的单价按 { $found } 计，而该措施按 { $unit } 计量
    .label = 单位不同
    .help = 请给出每 { $unit } 的单价，并写 unit = "{ $unit }"
diag-checklist-measure-unused = 没有规则引用措施“{ $measure }”，也不在任何清单中
    .label = 无处使用
    .help = 在某条规则的 remedy 或 lists/ 的文件中引用它，或者删去
diag-checklist-measure-stray = “{ $measure }”给出了“{ $element }”的工程量，但那里没有规则引用它
    .label = 从不使用
    .help = 删去这个公式，或在“{ $element }”某条规则的 remedy 中引用该措施
diag-checklist-remedy-missing = “{ $rule }”没有说明不合格时如何整改
    .label = 没有措施
    .help = 在 remedy 中至少写一项措施，常用的写在最前
diag-measure-list-unknown = 没有清单“{ $list }”
    .help = { $has_suggestion ->
        [yes] 您要找的是“{ $suggestion }”吗？
       *[no] 现有清单：{ $known }
    }
