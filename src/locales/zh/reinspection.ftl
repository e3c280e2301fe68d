# 复查报告：同一场所的两次检查
reinspection-title = 无障碍复查报告：{ $site }
reinspection-title-many =
    { $count ->
        [0] 无障碍复查报告
       *[other] 无障碍复查报告（{ $count } 处场所）
    }
reinspection-subject = 同一场所两次检查的比较：哪些已整改，哪些是新问题，哪些无法判断
reinspection-facts = 比较的两次检查
reinspection-before = 前次检查
reinspection-after = 本次检查
reinspection-unlike-profile = 两次检查所用的检查表不同（{ $before }；{ $after }），得分与结论不能直接相比；只有一张检查表才有的要求，按另一次未测处理。
reinspection-unlike-edition = 两次检查所依据的版本或判定规则不同，结论的变化可能由此而来。

change-new = 新出现
change-unchanged = 未整改
change-not-remeasured = 整改未证实
change-newly-measured = 本次首测
change-mended = 已整改

reinspection-balance = 障碍的变化
reinspection-balance-lead = { $failed ->
        [0] 前次检查没有不合格项。
       *[other] 前次不合格 { $failed } 项，其中已整改 { $mended } 项，未整改 { $unchanged } 项，整改未证实 { $unknown } 项。
    }{ $fails ->
        [0] 本次没有不合格项。
       *[other] 本次不合格 { $fails } 项，其中新出现 { $new } 项，本次首测 { $found } 项。
    }
reinspection-balance-alt = 两条横条。前次：不合格 { $failed } 项，其中此后已整改 { $mended } 项，整改未证实 { $unknown } 项，未整改 { $unchanged } 项。本次：不合格 { $fails } 项，其中未整改 { $unchanged } 项，本次首测 { $found } 项，新出现 { $new } 项。
reinspection-balance-open = 此外，前次未定、本次合格的有 { $settled } 项；前次合格、本次未测或无法判定的有 { $unsettled } 项。
reinspection-failed-count = 不合格 { $count } 项

reinspection-turn = 变化
reinspection-better = 好转
reinspection-worse = 变差
reinspection-same = 不变
reinspection-known = 已查明
reinspection-unknown = 转为未定
reinspection-one-visit = 只判定一次
reinspection-not-judged = 未判定
reinspection-verdicts-summary = 两次检查中各类人群的结论
reinspection-scores-summary = 两次检查的得分
reinspection-grade = 等级

reinspection-section-new = 新出现：{ $count } 项
reinspection-section-unchanged = 未整改：{ $count } 项
reinspection-section-not-remeasured = 整改未证实：{ $count } 项
reinspection-section-newly-measured = 本次首测：{ $count } 项
reinspection-section-mended = 已整改：{ $count } 项
reinspection-note-new = 前次合格或不适用，本次不合格。
reinspection-note-unchanged = 两次都不合格，读数可能有所变动。
reinspection-note-not-remeasured = 前次不合格，本次未测、无法判定或未列入记录。这不算已整改，须补测。
reinspection-note-newly-measured = 本次不合格；前次无人测量，或该部位不在记录中。
reinspection-note-mended = 前次不合格，本次重新测量合格，或已不再适用。
reinspection-item = 部位
reinspection-requirement = 要求
reinspection-required = 限值
reinspection-absent = 无记录

reinspection-items = 两份记录中不一致的部位
reinspection-items-note = 后一份记录漏列的部位不算整改。
reinspection-item-added = 新增
reinspection-item-removed = 未列
reinspection-item-renamed = 编号变更
reinspection-named = { $id }（{ $name }）

reinspection-method = 比较方法
reinspection-method-pairs = 两次检查按场所编号归到一起；部位先按设施和编号对应，再按设施和名称对应（两份记录中都只有一处时）；要求按规则对应。
reinspection-method-mended = 只有重新测量并且合格的，或新读数表明不再适用的，才算已整改。
reinspection-method-open = 两次检查都用本程序的检查表判定，期间标准的变化不会显示为整改或新问题；若有不同，前文已说明。
reinspection-record-before = 前次记录
reinspection-record-after = 本次记录

history-title = 历次得分
history-note = 横条为 0 至 100 分；竖线为已测部分的得分。
history-point = { $day }：{ $low } 至 { $high } 分，已测 { $tested }
history-alt = 横条图，每次检查一条。{ $list }。
history-barriers = 障碍数
