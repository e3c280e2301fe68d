# 版本：按哪个版本评判，现行版本多要求什么，检查方案改动了什么。
edition-judged = 评判版本
edition-judged-on = 按 { $day } 施行的版本评判。
edition-judged-built = 各部位按其建成时施行的版本评判。
edition-on-alteration = 改造时{ $modality }
edition-existing = 有 { $count } 处障碍所在的部位早于 { $standards } 施行、此后未经改造：该规范不溯及既往，改造时才按此要求（标为“改造时必须”）。它们仍是障碍。{ $built ->
        [yes] {""}
       *[no] 用 `--as-of built` 可按各部位建成时施行的版本评判。
    }
edition-items =
    { $basis ->
        [in-force] 按建成时施行的 { $standards }：{ $items }。
        [before-first] 建成早于已收录的最早版本，按该最早版本 { $standards }：{ $items }。
        [year-of-change] 建成当年版本更替，按其中较新的 { $standards }：{ $items }。
       *[unknown] 建成时间未记录，按现行版本 { $standards }：{ $items }。
    }
edition-items-none =
    { $basis ->
        [unknown] 本检查表没有现行版本的条款：{ $items }。
       *[other] 本检查表没有建成时版本的条款：{ $items }。
    }
edition-item-built = { $item }（{ $built }）
edition-gaps = 未违反建成时的版本、但达不到现行版本：{ $count } 项
edition-gaps-title = 与现行版本的差距
edition-gaps-none = 符合建成时版本的，没有达不到现行版本的。
edition-gaps-note = 以下不计为障碍：就本检查表所收录的条款而言，未违反建成时的版本。它们说明现行版本对新建、改建、扩建工程的要求。
edition-gap = { $item }：{ $rule }。实测 { $measured }。当时：{ $then }；现行：{ $today }。
edition-then = 当时
edition-today = 现行
edition-asked = { $code } 第 { $clause } 条，{ $limit }
edition-then-met = { $asked }，符合
edition-then-open = { $asked }，未定
edition-then-no-rule = 本检查表无对应条款
edition-items-title = 各部位所依据的版本
edition-changed = 检查方案改动的限值：{ $count } 项
edition-changed-title = 检查方案改动的限值
edition-changed-was = 标准的限值
edition-changed-is = 此处的限值
edition-changed-reason = 理由
edition-change = { $rule }：{ $limit }，标准为 { $was }，理由：{ $reason }
edition-left-out = 检查方案未采用：{ $count } 条
edition-left-out-title = 检查方案未采用的条款
edition-left-out-one = { $rule }：{ $reason }
