# 结果公示页：一页，张贴于现场
result-sheet-title = 无障碍检查结果：{ $site }
result-sheet-title-many =
    { $count ->
        [0] 无障碍检查结果
       *[other] 无障碍检查结果（{ $count } 处场所）
    }
result-sheet-subject = 一页纸的无障碍检查结果，附含有该结果的二维码
result-sheet-next = 下次检查
result-sheet-next-by = { $day } 前
result-sheet-next-unset = 检查表未规定
result-sheet-score = 得分 { $low } 至 { $high }（满分 100）
result-sheet-score-tested = ；适用要求已检测 { $tested }。
result-sheet-barriers = 哪里有障碍：{ $count ->
        [0] 未发现
       *[other] 共 { $count } 处
    }
result-sheet-barriers-none = 已测部分没有发现妨碍通行和使用的障碍，未测部分尚不清楚。
result-sheet-barriers-summary = 最主要的障碍
result-sheet-barriers-more = 另有 { $count } 处，见检查报告。
result-sheet-barrier-where = 部位
result-sheet-barrier-what = 未达到的要求
result-sheet-barrier-whom = 妨碍哪些人
result-sheet-code-title = 扫码带走本结果
result-sheet-code-note-1 = 用手机相机或扫码工具对准二维码。
result-sheet-code-note-2 = 码中就是结果文字，不联网也能读。
result-sheet-code-note-3 = 内含场所、日期和检查表，不含任何人的信息。
result-sheet-code-alt = 二维码，内含本结果的文字：{ $text }。旁边留有检查单位盖章和填写日期的横线。
result-sheet-sign-office = 检查单位（盖章）
result-sheet-sign-date = 日期
