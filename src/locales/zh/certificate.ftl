# 验收证书：改造后重新测量
certificate-title = 无障碍改造验收证书：{ $site }
certificate-title-many =
    { $count ->
        [0] 无障碍改造验收证书
       *[other] 无障碍改造验收证书（{ $count } 处）
    }
certificate-subject = 改造工程经重新测量的验收结论
certificate-facts = 验收对象
certificate-before = 改造前检查
certificate-after = 改造后复测
certificate-date = 签发日期

conclusion-accepted = 验收合格
conclusion-with-remarks = 验收合格（有遗留事项）
conclusion-not-accepted = 验收不合格
conclusion-nothing = 没有可验收的内容
conclusion-accepted-note = 原不合格的各项都已重新测量，全部合格或已不适用。
conclusion-with-remarks-note = 各项都已重新测量，改造内容中没有未达到的关键或严重要求；下列遗留事项影响为一般或轻微、已获豁免，或为本次首次发现。
conclusion-not-accepted-note = 有关键或严重要求未达到，或有内容没有重新测量。未知一律不予验收。
conclusion-nothing-note = 改造前检查没有不合格项。
certificate-counts = 原不合格 { $count } 项：现合格 { $met } 项，已不适用 { $gone } 项，豁免 { $waived } 项，仍不合格 { $failed } 项，未复测 { $unknown } 项。

certificate-lines = 改造内容与实测
certificate-lines-summary = 改造前的每项障碍，按整改措施排列：要求、改造前实测、改造后实测、结果
certificate-outcome = 结果
certificate-no-measure = 没有措施
certificate-remarks = 遗留事项
certificate-remark = ：{ $item } · { $rule }
certificate-remark-figures = （实测 { $measured }，要求 { $limit }）
certificate-remark-waived = 豁免
certificate-remark-not-met = 不合格
certificate-remark-unknown = 未复测
certificate-remark-new = 改造后新出现
certificate-remark-found = 本次首次发现，不属改造内容

certificate-basis = 验收依据
certificate-standards = 标准：{ $standards }。
certificate-record-before = 改造前记录
certificate-record-after = 改造后记录
certificate-unlike = 两次检查所用的检查表、版本或判定规则不同。

certificate-signatures = 签字盖章
certificate-sign-contractor = 施工单位
certificate-sign-inspector = 测量人
certificate-sign-resident = 住户或家属
certificate-sign-owner = 场所单位
certificate-sign-office = 验收单位
certificate-sign = 姓名、签字、日期
certificate-stamp = 姓名、签字、日期、盖章
