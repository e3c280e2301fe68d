# 结果公示页：一页，张贴于现场
sheet-title = 无障碍检查结果：{ $site }
sheet-title-many =
    { $count ->
        [0] 无障碍检查结果
       *[other] 无障碍检查结果（{ $count } 处场所）
    }
sheet-subject = 一页纸的无障碍检查结果，附含有该结果的二维码
sheet-next = 下次检查
sheet-next-by = { $day } 前
sheet-next-unset = 检查表未规定
sheet-score = 得分 { $low } 至 { $high }（满分 100）
sheet-score-tested = ；适用要求已检测 { $tested }。
sheet-barriers = 哪里有障碍：{ $count ->
        [0] 未发现
       *[other] 共 { $count } 处
    }
sheet-barriers-none = 已测部分没有发现妨碍通行和使用的障碍，未测部分尚不清楚。
sheet-barriers-summary = 最主要的障碍
sheet-barriers-more = 另有 { $count } 处，见检查报告。
sheet-barrier-where = 部位
sheet-barrier-what = 未达到的要求
sheet-barrier-whom = 妨碍哪些人
sheet-code-title = 扫码带走本结果
sheet-code-note-1 = 用手机相机或扫码工具对准二维码。
sheet-code-note-2 = 码中就是结果文字，不联网也能读。
sheet-code-note-3 = 内含场所、日期和检查表，不含任何人的信息。
sheet-code-alt = 二维码，内含本结果的文字：{ $text }。旁边留有检查单位盖章和填写日期的横线。
sheet-sign-office = 检查单位（盖章）
sheet-sign-date = 日期
