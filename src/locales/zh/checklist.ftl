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
