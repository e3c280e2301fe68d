# 检查报告
inspection-title = 无障碍检查报告：{ $site }
inspection-title-home = 家庭无障碍检查报告：{ $site }
inspection-title-many =
    { $count ->
        [0] 无障碍检查报告
       *[other] 无障碍检查报告（{ $count } 处场所）
    }
inspection-subject = 无障碍检查的结果、结论与得分
inspection-internal = 内部资料 · 不得公开
inspection-internal-home = 内部资料 · 含个人信息 · 不得公开
inspection-comma = 、
inspection-colon = ：
inspection-percent = { $number }%
inspection-item-floor = { $item }（{ $floor }）
inspection-clause-of = { $standard } 第 { $clause } 条
inspection-waived = 已豁免

inspection-facts = 检查概况
inspection-site = 场所
inspection-site-id = 场所编号
inspection-surveyed = 检查日期
inspection-inspector = 检查员
inspection-profile = 检查表
inspection-date = 报告日期
inspection-works = 工程性质
inspection-works-assumed = { $works }（检查表默认）
inspection-items = 检查部位数
inspection-area = 区划代码
inspection-address = 地址
inspection-standards = 依据标准
inspection-stale = 本次检查的有效期为 { $months } 个月，已于 { $date } 届满，使用前应重新检查。

inspection-verdicts = 各类人群能否使用
inspection-verdicts-none = 检查表中没有关键要求，不作结论。
inspection-verdicts-note = 结论先看关键要求：一项关键要求不合格，不能用其他合格项抵消。尚未判定的只记为“尚未确定”，不视为合格。
inspection-break-failed = “{ $item }”未达到：{ $rule }
inspection-break-open = “{ $item }”尚未判定：{ $rule }
inspection-break-nothing = 没有检查任何关键要求
inspection-break-way = { $text }（前往{ $to }途中）
inspection-destinations = 按目的地
inspection-groups = 人群
inspection-verdict = 结论
inspection-where = 中断之处

inspection-score = 得分
inspection-score-none = 没有适用的要求，不计分。
inspection-score-is = { $score } 分（满分 100）
inspection-score-untested = 尚未检测任何一项
inspection-score-range = ，全部查明后在 { $low } 至 { $high } 分之间；已检测 { $tested }。
inspection-grade = 等级 { $grade }：{ $title }。
inspection-grade-withheld = 暂不评定等级：已检测比例低于 { $least }。
inspection-score-parts = 按权重计：确定合格 { $low }，待定 { $open }，确定不合格 { $failed }。等级按确定合格的比例评定。
inspection-legend-met = 确定合格
inspection-legend-open = 待定：未测或无法判定
inspection-legend-failed = 确定不合格
inspection-by-group = 按人群
inspection-by-element = 按设施
inspection-low = 下限
inspection-high = 上限
inspection-tested = 已检测
inspection-points = 分值

inspection-barriers =
    { $count ->
        [0] 障碍
       *[other] 障碍（{ $count } 项）
    }
inspection-barriers-none = 已检测的项目中未发现障碍。
inspection-barriers-note = 先按影响程度、再按整改后可提高的得分排序。
inspection-barrier = { $number }. { $item }——未达到：{ $rule }
inspection-barrier-facts = 该障碍的数据
inspection-impact = 影响程度
inspection-measured = 实测
inspection-required = 要求
inspection-clause = 条文
inspection-affects = 受影响人群
inspection-everybody = 所有人
inspection-everybody-else = 其余人群
inspection-remedy = 整改措施
inspection-gain-points = 可提高 { $points } 分
inspection-note = 备注
inspection-photo-alt = 照片：{ $shows }
inspection-photos = 其他照片

inspection-open =
    { $count ->
        [0] 待测与复测
       *[other] 待测与复测（{ $count } 项）
    }
inspection-open-none = 适用的项目均已检测并判定。
inspection-open-summary = 未测或需复测的项目
inspection-item = 部位
inspection-requirement = 要求内容
inspection-result = 结果
inspection-reason = 原因
inspection-checks =
    { $count ->
        [0] 全部检查项目
       *[other] 全部检查项目（{ $count } 项）
    }
inspection-checks-none = 所检查的部位没有适用的要求。
inspection-checks-summary = 全部适用项目的实测值、要求与结果
inspection-inapplicable = 不适用的要求
inspection-advice = 建议
inspection-advice-note = 下列要求的数值尚无人确认，仅供参考，不判不合格，也不计分。
inspection-waivers = 豁免
inspection-waivers-note = 豁免是决定而非测量结果：豁免项不计分，不视为合格，也不改变结论。
inspection-waiver-reason = 理由
inspection-waiver-by = 决定人
inspection-waiver-until = 有效期至
inspection-waiver-state = 状态
inspection-waiver-expired = 已过期
inspection-waiver-in-force = 有效
inspection-all-items = 全部部位

inspection-resident = 住户
inspection-resident-name = 姓名
inspection-resident-phone = 电话
inspection-resident-address = 住址
inspection-resident-needs = 功能受限情况
inspection-burden = 居住环境对住户的负担
inspection-burden-is = { $low } 分
inspection-burden-range = { $low } 至 { $high } 分
inspection-burden-note = 每项未达到的要求按住户的功能受限情况计 1 至 4 分，区间包含待定项。该量表为本项目自定。
inspection-burden-sure = 未达到
inspection-burden-open = 待定
inspection-homes = 家庭
inspection-homes-few = 本报告没有公共场所；家庭不逐户列出，满 { $least } 户才提供数字。
inspection-homes-hidden = 另检查了约 { $count } 户家庭，未逐户列出。户数和平均值经过取整，户数少的地区未计入。
inspection-homes-mean = 各户平均值

inspection-method = 方法与版本
inspection-decision-simple = 判定规则：只看测得值（简单接受），限值处的风险由双方分担。
inspection-decision-guarded = 判定规则：双向保护。扩展不确定度区间（k = 2）完全在限值内才判合格，完全在限值外才判不合格，否则应复测（JCGM 106）。
inspection-decision-strict = 判定规则：从严。扩展不确定度区间（k = 2）完全在限值内才判合格，存疑即判不合格（ISO 14253-1）。
inspection-unknown = 没有测量的记为未测，不能判定的保留待定，二者都不视为合格。
inspection-formula = 得分：每项要求不论检查了多少处都只计一次，按影响程度加权（关键 { $critical }、严重 { $serious }、一般 { $moderate }、轻微 { $minor }）。下限把待定项全部视为不合格，上限视为合格，得分不计待定项。
inspection-verdict-rule = 结论：路线取其最差的部位，目的地取其最好的路线，场所取其最差的目的地，只看对该人群关键的要求。
inspection-alternatives = 采用其他权重时得分区间为：{ $list }。
inspection-alternative = { $weights }：{ $low }–{ $high }
inspection-instruments = 测量器具
inspection-instruments-none = 记录中没有注明测量器具。
inspection-instrument = 器具
inspection-uncertainty = 扩展不确定度（k = 2）
inspection-uncertainty-none = 未给出
inspection-spread = ± { $spread }
inspection-spread-relative = ± 测得值的 { $spread }
inspection-standard = 《{ $title }》，{ $issuer }，自 { $date } 起实施。
inspection-clauses-not-met = 未达到的条文：
inspection-barrier-number = 障碍 { $number }
inspection-bracket-open = （
inspection-bracket-close = ）
inspection-versions = 版本
inspection-program = 程序
inspection-checklist = 检查表
inspection-checklist-hash = 检查表 SHA-256
inspection-record = 记录文件

inspection-signatures = 签字
inspection-sign-inspector = 检查员
inspection-sign-site = 场所负责人
inspection-sign-reviewer = 复核人
inspection-sign-resident = 住户或家属
inspection-sign-village = 村（社区）
inspection-sign-date = 日期

inspection-only-failed = 本件为节录：只列未通过的检查
inspection-only-failed-note = 未列出的有：通过 { $passed } 项，已测而未能判定 { $undecided } 项，未测 { $untested } 项。结论和评分仍按整次检查得出。
inspection-title-failed = { $title }（只列未通过的）
