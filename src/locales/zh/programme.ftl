# 情况汇总：供主管部门看的全部检查结果。
programme-title = 无障碍检查情况汇总
programme-subject = 全部检查的结果，按区域统计：得分、障碍、所需改造、尚未检测之处
programme-facts = 本次汇总
programme-sites = 场所
programme-items = 已查设施
programme-homes = 家庭
programme-areas = 区域
programme-areas-visited = { $all } 个中有 { $visited } 个有记录
programme-visits = 检查日期
programme-earlier = 此前的检查
programme-profiles = 检查表
programme-lead = 场所 { $sites } 处：{ $barriers ->
        [0] 未发现障碍
       *[other] 发现障碍 { $barriers } 项，其中关键障碍 { $critical } 项
    }。{ $stopped ->
        [0] 没有已知使某一人群无法使用的场所。
       *[other] { $stopped } 处至少使一类人群无法使用。
    }
programme-lead-none = 本次没有可以公开列出的场所。
programme-score-alt = 全部场所的得分：{ $score }。
programme-score-note = 从确定满足的到可能满足的，全部场所合并计算。未检测的既不算满足，也不算不满足。
programme-findings = 检查结果
programme-count = 数量
programme-waived = 豁免
programme-of-applicable = 占适用项
programme-verdict = 场所结论（按处境最差的人群）
programme-unknown = 无记录
programme-few = 不足 { $least } 户
programme-no-homes = 无家庭
programme-homes-mean = 共评估家庭 { $count } 户：所需条件平均满足 { $low } 至 { $high }，已检测 { $tested }。此处只计数，不列出任何一户。
programme-homes-few = 评估的家庭不足 { $least } 户，不再给出其他数字。
programme-homes-internal = 家庭按实数统计：本汇总为内部资料。

programme-by-area = 分区域情况
programme-maps = 地图
programme-maps-note = 各图范围和比例尺相同。颜色越深，数值越大；每一级另有各自的线纹，每个区域标有数值。白色表示没有资料。边界取自所给文件，不是标准地图。
programme-map-low = 得分下限（%）
programme-map-tested = 已检测比例（%）
programme-under = 不足 { $bound }
programme-from = { $bound } 起
programme-withheld = 无或不足 { $least }
programme-items-short = 设施
programme-no-maps = 没有给出边界，因此没有地图：用 `--boundaries` 指定区域边界的 GeoJSON 文件。
programme-all = 合计
programme-area = 区域
programme-site = 场所
programme-critical = 关键障碍
programme-barriers = 障碍
programme-per-site = 每处障碍
programme-range = 范围
programme-townships = 乡镇（街道）
programme-townships-note = 只列已知所在乡镇的记录。家庭只在上表中统计，以免两表相减推出小数目。
programme-more = 另有 { $count } 行见本汇总的 JSON 和 `tantu area rollup`。
programme-map-per-site = 每处场所的障碍
programme-map-homes = 已评估家庭
programme-map-value = { $area } { $value }
programme-map-alt = 地图，{ $title }：{ $list }。{ $more ->
        [0] { "" }
       *[other] 另有 { $more } 个区域见表。
    }

programme-by-element = 各类设施的障碍
programme-by-group = 各类人群遇到的障碍
programme-by-group-note = 一项障碍对它所妨碍的每类人群各计一次，因此各类人群之和不等于总数。
programme-bar = { $name } { $count } 项，其中关键 { $critical } 项、严重 { $serious } 项
programme-bars-alt = { $title }：{ $list }。
programme-bars-more = 另有 { $count } 类见本汇总的 JSON。
programme-frequent = 最常见的障碍
programme-frequent-more = 另有 { $count } 项要求未满足，共 { $failures } 次。
programme-impact = 影响
programme-times = 次数
programme-remedy = 改造措施
programme-no-remedy = 未列措施

programme-works = 所需改造
programme-works-note = 每项障碍按其条款列出的第一项措施计；一项措施消除同一设施的多项障碍时只计一次。具体措施由评估人员选定，此处只反映工作量。
programme-home-works = 家庭所需改造
programme-measure = 措施
programme-jobs = 工作项
programme-places = 场所
programme-amount = 数量
programme-cost = 费用
programme-sum = 合计
programme-amount-open = { $amount }，另 { $count } 项待量
programme-cost-none = 未知
programme-cost-open = { $cost } 起
programme-works-left-out = 合计不含没有单价的 { $unpriced } 项和须先测量的 { $unmeasured } 项；所在行以“起”标明。
programme-works-without = 另有 { $without } 项障碍没有列出措施。
programme-works-more = 另有 { $count } 项措施见本汇总的 JSON。

programme-change = 与此前检查相比
programme-change-lead = { $sites } 处场所复查：已整改障碍 { $mended } 项，新增 { $new } 项，未变 { $unchanged } 项。
programme-change-alt = 这些场所合并得分。此前：{ $before }。最近：{ $after }。
programme-change-before = 此前
programme-change-after = 最近
programme-change-what = 要求的变化
programme-settled = 原未定，现已满足
programme-unsettled = 原已满足，现未定

programme-open = 尚不清楚之处
programme-open-all-visited = 每个区域都有记录。
programme-open-no-areas = 没有一条记录写明所在区域。
programme-open-areas = { $all } 个区域中有 { $count } 个没有场所记录：{ $list }{ $more ->
        [0] { "" }
       *[other] 等，另有 { $more } 个
    }。对其一无所知，不能据此说好或不好。
programme-open-elements = 各类设施尚未查明的检查项
programme-element = 设施类别
programme-untested = 未检测
programme-cant-tell = 无法判定
programme-applicable = 检查项
programme-open-sites = 所知最少的场所

programme-method = 统计方法
programme-method-score = 区域得分由其全部检查结果合并得出，视同一处场所。下限把未查明的都当作不满足，上限都当作满足。
programme-method-area = 一条记录只计一次：记录写明区域代码的按代码，否则按其坐标所在区域。各行之和等于合计。
programme-method-homes = 家庭只以数目出现，满 { $least } 户才给出；较小的单元不予公布，若由合计可以推出，则连同其他单元一并不公布。
programme-method-newest = 同一场所按同一检查表检查多次的，以最近一次为准。
programme-files = 所读文件
programme-file = 文件
programme-sha256 = SHA-256
programme-files-more = 另读入 { $count } 个文件。按文件名排序、用 sha256sum 列出全部记录后所得各行的 SHA-256：{ $hash }
