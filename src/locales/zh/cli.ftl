# 命令行的用语。`cli-<命令>` 是帮助中对命令的说明，`.long` 续之，`.examples` 是例子；
# `cli-<命令>-<参数>` 是对参数的说明。

cli = 审核公共设施与住宅的无障碍状况
    .long =
        输入现场记录，得出判定、评分、带标签的 PDF 报告、表格和地图。
        未知绝不算合格：没有测的，始终标明“未测”。

        设置的优先次序：命令行选项，环境变量（TANTU_LANG、TANTU_UNITS、TANTU_PROFILE、
        TANTU_CHECKLISTS、TANTU_DECISION），当前或上级文件夹中的 `tantu.toml`，默认值。
    .examples =
        tantu audit records/ --out results/
        tantu explain ramp-slope

cli-heading-usage = 用法：
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-heading-global = 通用选项
cli-heading-examples = 例子：
cli-heading-exit = 退出码：
cli-note-default = ［默认：{ $value }］
cli-note-values = ［可选：{ $values }］
cli-exit-clean = 没有达到 --fail-on 的问题
cli-exit-found = 有达到 --fail-on 的问题
cli-exit-failed = 工作未能完成，或有一部分未能完成

cli-global-lang = 使用的语言
    .long = 不写时依次看 TANTU_LANG、tantu.toml 中的 lang、LC_ALL、LANG，最后用中文。
cli-global-units = 显示所用的单位制
    .long = 判定始终精确，此项只影响显示。
cli-global-checklists = 加入此文件夹中的检查表，路径相同的替换内置的
    .long = 可以写多次，后写的优先。自带 standards.toml、instruments.toml 和 scoring.toml 的文件夹自成一套。
cli-global-color = 是否用颜色
    .long = 遵从 NO_COLOR 和 CLICOLOR_FORCE。任何内容都不只靠颜色表达。
cli-global-plain = 一行一句，不画线框，供读屏软件和盲文点显器使用
    .long = 输出不是终端时总是如此。
cli-global-quiet = 只报错误
cli-global-verbose = 多说一些，例如某条为何不适用
cli-global-help = 显示帮助；`-h` 简短，`--help` 详细
cli-global-version = 显示版本

cli-checklist = 列出、查看、导出和校验检查表
    .examples =
        tantu checklist list
        tantu checklist lint my-checklists/
cli-checklist-lint = 读入检查表文件，并判定每一条的每一个算例
    .long = 缺少算例的条款、只有一种语言的文字都不能通过。退出码 1 表示发现了问题。
    .examples =
        tantu checklist lint
        tantu checklist lint my-checklists/ --format json
cli-checklist-lint-paths = 检查表的文件夹或文件；不写时校验内置的
cli-checklist-lint-format = 问题的输出格式
cli-lint-counts = { $elements } 种要素，{ $rules } 条，{ $cases } 个算例，{ $profiles } 个检查方案
cli-lint-problems = { $count ->
        [0] 没有问题
       *[other] { $count } 个问题
    }

diag-folder-empty = 文件夹中没有可读的文件
    .help = 可读的文件以这些结尾：{ $known }
diag-setting-value = `{ $name }` 不能是 `{ $value }`
    .label = 没有这个值
    .help = 可以是：{ $known }
diag-setting-contrast = 颜色 `{ $colour }` 的对比度为 { $ratio }:1，文字需要 4.5:1
    .label = 看不清
    .help = 请把 accent 选深一些，或把 ground 选浅一些：accent 按其底色计算，ground 按 accent 和各种文字颜色计算（WCAG 2.2，1.4.3）
diag-output-exists = { $what ->
        [folder] 此文件夹中已有文件
       *[other] 此文件已经存在
    }
    .help = 请换一个名称，或加上 `--force` 以替换本命令所写的文件
diag-output-unwritable = 无法写入：{ $cause ->
        [not-found] 没有这个文件夹
        [denied] 没有写入权限
        [full] 磁盘已满
        [read-only] 磁盘是只读的
        [no-folder] 路径中有一段不是文件夹
       *[other] { $reason }
    }
    .help = { $cause ->
        [not-found] 请先建立该文件夹，或换一个位置
       *[other] 请检查磁盘空间和写入权限；没有留下写了一半的文件
    }
diag-profile-missing = 没有说明按哪个检查方案判定
    .help = 请加上 `--profile`，或在记录或 tantu.toml 中写 `profile = "…"`；可用的有：{ $known }
diag-unknown-command = 没有命令 `{ $command }`
    .help = { $has_suggestion ->
        [yes] 是否想用 `{ $suggestion }`？
       *[no] 可用的有：{ $known }
    }

cli-explain = 讲解一条：要求什么，依据哪条，影响谁，怎样测
    .long =
        各标准对同一属性的限值并排列出。标识写一部分即可：
        `ramp-slope` 找到同名的条款；另有多条相符时列出它们。
    .examples =
        tantu explain gb55019-ramp-slope
        tantu explain handrail-height --lang en --units us
cli-explain-rule = 条款的标识，或其一部分
cli-explain-format = 输出格式
cli-explain-asked = 要求
cli-explain-when = 适用条件
cli-explain-element = 要素
cli-explain-source = 依据
cli-explain-changes = 检查方案的改动
cli-explain-in-force = { $has_from ->
        [yes] 自 { $from } 起施行
       *[no] 施行
    }{ $has_until ->
        [yes] ，新建、改建、扩建工程自 { $until } 起改按 { $later }（{ $rules }）
       *[no] {""}
    }
cli-explain-spares-existing = 约束新建、改建、扩建工程；此前已建成、未经改造的不溯及既往，改造时才按此要求
cli-explain-change = { $profile }：{ $limit }，标准为 { $was }，理由：{ $reason }
cli-explain-limits = 各标准的限值
cli-explain-measuring = 测法
cli-explain-groups = 影响人群
cli-explain-impact = 不合格的影响程度
cli-explain-remedy = 整改措施
cli-explain-examples = 算例
cli-explain-clause = { $code }《{ $title }》第 { $clause } 条；{ $modality }；{ $confidence }
cli-explain-limit = { $code } 第 { $clause } 条：{ $limit }{ $conditional ->
        [yes] （{ $when } 时）
       *[no] {""}
    } — { $rule }
cli-explain-tool = { $tool }（{ $uncertainty }）
cli-explain-how = { $field }：{ $how }用{ $tools }。
cli-list-comma = 、
cli-example-reading = { $field }：{ $value }
cli-example-nothing = 什么也没测

cli-checklist-list = 列出检查方案、标准、要素、字段、条款、仪器、整改措施或功能障碍
    .examples =
        tantu checklist list
        tantu checklist list fields --format csv
cli-checklist-list-what = 列出什么
cli-checklist-list-format = 输出格式
cli-checklist-export = 逐条写出要求：限值、条文、测法、受影响人群、整改措施
    .long = 不指定检查方案、要素或标准时，写出各版本的全部条款；同时指定几项时，只写都符合的条款。
    .examples =
        tantu checklist export --profile public-building -o checklist.html
        tantu checklist export --standard ada-2010 --element ramp --units us
cli-checklist-export-profile = 只写此检查方案的条款，限值以方案为准
cli-checklist-export-element = 只写此要素的条款，见 `tantu checklist list elements`
cli-checklist-export-standard = 只写此标准的条款，见 `tantu checklist list standards`
cli-checklist-export-tailor = 计入本单位此文件的改动
cli-checklist-export-as-of = 当时施行的条款：newest、built（全部版本）、某年或某日
cli-checklist-export-format = 以此格式写出，不看文件名的后缀
    .long = 既无文件名也无格式时为 md。
cli-checklist-export-output = 写入此文件；`-` 为标准输出
cli-checklist-export-force = 覆盖已有的文件
cli-checklist-show = 查看一个检查方案的条款，或一条规则及其整改措施
    .examples =
        tantu checklist show public-building
        tantu checklist show household-retrofit --format markdown
cli-checklist-show-profile = 检查方案的标识，见 `tantu checklist list`；或一条规则的标识
cli-checklist-show-tailor = 计入本单位此文件的改动
cli-checklist-show-as-of = 当时施行的条款：newest、built（全部版本）、某年或某日
cli-checklist-show-format = 输出格式
cli-checklist-form = 生成可打印的空白检查表：测哪里、要求多少、读数写在哪
    .long = 只列检查方案的条款所需的项目，并附测量位置示意图。不写 --output 时写到 form-PROFILE.pdf。各项旁印有代码，按代码录入 `tantu survey new` 的记录。
    .examples =
        tantu checklist form household-retrofit
        tantu checklist form street --element kerb-ramp,crossing --items 4 -o street.pdf
cli-checklist-form-profile = 检查方案的标识，见 `tantu checklist list`
cli-checklist-form-element = 只取这些要素；可写多次
cli-checklist-form-items = 同类设施每页几处，1 至 4
cli-checklist-form-tailor = 计入本单位此文件的改动
cli-checklist-form-as-of = 当时施行的条款：newest、built（全部版本）、某年或某日
cli-checklist-form-output = 写到此文件；`-` 为标准输出
cli-checklist-form-force = 替换已有的文件
cli-explain-measure = { $title }（{ $id }）：{ $kind }，按{ $unit }计；{ $amount }{ $priced ->
    [yes] ；{ $price }
   *[no] { "" }
}
cli-checklist-measures = 列出整改措施：单位、工程量、价格
    .long = 随附价格仅为示例并注明；--prices 换用自己的价目。用 --list 列出公开清单的项目及落实各项的措施。
    .examples =
        tantu checklist measures home-ramp
        tantu checklist measures --list mca-2020-86
cli-checklist-measures-part = 措施标识中的一段
cli-checklist-measures-list = 公开清单：mca-2020-86（老年人居家适老化）、household-programmes
cli-checklist-measures-prices = 用此文件的价格代替示例价格
cli-checklist-measures-format = 输出格式
cli-measures-list = { $title }：共 { $items } 项，其中基础类 { $basic } 项。来源：{ $source }。
cli-measures-priced = { $title }（{ $price }）
cli-measures-basic = 基础
cli-measures-chosen = 可选
cli-column-unit = 单位
cli-column-amount = 工程量
cli-column-price = 价格
cli-column-list-items = 所属清单
cli-column-mends = 对应规则
cli-column-number = 序号
cli-column-basic = 类别
cli-column-part = 部分
cli-column-measures = 措施
cli-column-gap = 未覆盖
cli-show-excluded = 未采用：{ $rule }（{ $reason }）
cli-show-changed = 改动：{ $rule }，{ $limit }，标准为 { $was }（{ $reason }）
cli-show-facts = 共 { $rules } 条；实测比例达到 { $coverage } 才评等级
cli-subject-site = 公共场所
cli-subject-home = 住宅
cli-column-id = 标识
cli-column-title = 名称
cli-column-subject = 对象
cli-column-rules = 条数
cli-column-standards = 标准
cli-column-code = 编号
cli-column-issuer = 发布机关
cli-column-in-force = 施行日期
cli-column-fields = 字段数
cli-column-element = 要素
cli-column-kind = 种类
cli-column-question = 问题
cli-column-uncertainty = 不确定度（k = 2）
cli-column-measure-kind = 类别
cli-column-groups = 人群
cli-column-impact = 影响
cli-column-standard = 标准
cli-column-clause = 条款
cli-column-limit = 要求
cli-column-modality = 力度
cli-column-confidence = 可信度

cli-survey = 帮助填写记录
    .examples =
        tantu survey new --profile public-building > record.toml
        tantu survey new --profile street --element kerb-ramp
cli-survey-new = 写出一份空白记录，每个字段上方都有问题，填上即可
    .long = 留空即未测，因此随时都可以拿去判定。
    .examples =
        tantu survey new --profile household-retrofit > home.toml
        tantu survey new --profile street --element kerb-ramp,crossing -o street.toml
cli-survey-new-profile = 采用此检查方案的要素
cli-survey-new-element = 只要这些要素；可以写多次
cli-survey-new-date = 现场检查的日期，不写为今天
cli-survey-new-output = 写到此文件；`-` 为标准输出
cli-survey-new-force = 替换已有的文件
cli-new-head =
    现场记录：{ $title }
    请把答案写在引号之间，留空即未测。同类的再有一处，就把 [[item]] 一段复制一份。
cli-new-site = id 简短且永不更改，label 是通常的名称，area 是 GB/T 2260 行政区划代码。
cli-new-position = WGS 84 经纬度
cli-new-construction = new 新建，altered 既有改造，existing 既有；有些条款取决于它
cli-new-resident = 住户有哪些困难：符合的，去掉行首的 #。以下全是个人信息。
cli-new-item = { $title }
cli-new-yes-no = 填 是 或 否
cli-new-text = 用文字填写
cli-new-choice = 选填：{ $choices }
cli-new-number = 填数目
cli-new-quantity = 填数值和单位：{ $units }
cli-new-answer = { $answer }；用{ $tools }

cli-completions = 输出命令行补全脚本
    .examples =
        tantu completions bash > ~/.local/share/bash-completion/completions/tantu
        tantu completions zsh > ~/.zfunc/_tantu
cli-completions-shell = 哪种 shell
cli-man = 输出一页手册，或把全部手册写到文件夹
    .examples =
        tantu man audit | man -l -
        tantu man --out man1/
cli-man-command = 此命令的手册；不写为首页
cli-man-out = 把每一页写到此文件夹
cli-man-force = 替换已有的手册
cli-help = 显示一个命令的帮助
    .examples =
        tantu help audit
        tantu help checklist lint
cli-help-command = 哪个命令；不写为总览

diag-unknown-option = 没有选项 `{ $option }`
    .help = { $has_suggestion ->
        [yes] 是否想用 `{ $suggestion }`？
       *[no] 请看 `{ $known }`
    }
diag-option-value = `{ $option }` 不能是 `{ $value }`
    .help = { $has_known ->
        [yes] 可以是：{ $known }
       *[no] 请看 `--help`
    }
diag-option-missing = 缺少必需的：{ $option }
    .help = 请看 `--help`
diag-option-conflict = `{ $option }` 与 `{ $other }` 不能同用
    .help = 请去掉其中一个
diag-output-format = 看不出输出用什么格式
    .help = 请让文件名以其中之一结尾：{ $known }，或加上 `--format`
diag-output-terminal = 终端无法显示 { $format }
    .help = 请加上 `-o 文件`，或用 `|`、`>` 送往别处
diag-output-internal-name = 含有住宅信息的输出必须在名称中标明
    .help = 请命名为 `{ $suggestion }`
diag-output-kind = { $format } 格式不能写成 `{ $kind }` 这种文档
    .help = 请改用能写的格式：{ $known }
diag-output-only = `--only failed` 会略去内容，而 { $format } 格式的 `{ $kind }` 没有地方说明这一点
    .help = 请与 `--format pdf` 或 `html` 及以下文档种类之一合用：{ $known }；只要障碍清单可用格式 `barriers`
diag-output-split = `--split` 要写出多个文件，却没有指定文件夹
    .help = 请加上 `-o 文件夹`
diag-output-whole = `{ $kind }` 是对全部记录的汇总，不能每处场所写一个文件
    .help = 请去掉 `--split`；要按县分别汇总，请只写该县的记录
diag-report-single-visit = 这些记录中没有哪处场所被检查过两次
    .help = 请把两次检查的记录都写上；记录按 `site` 归到同一处，`surveyed` 日期须不同

cli-judging-paths = 记录文件（TOML、JSON、CSV），或存放它们的文件夹
cli-judging-profile = 一律按此检查方案判定，不论记录中写的是哪个
    .long = 不写时依次看记录所写的、TANTU_PROFILE、tantu.toml 中的 profile。可用的见 `tantu checklist list`。
cli-judging-decision = 读数接近限值时，怎样按不确定度判定
    .long = simple：只看读数。guarded（默认）：整个区间都在内或都在外才下结论，否则复测。strict：不能肯定在内的即不合格。
cli-judging-date = 输出上的日期，也是豁免须在有效期内的日期
    .long = 不写时，输出用 SOURCE_DATE_EPOCH 或今天，豁免看现场检查的日期。
cli-judging-as-of = 按何时施行的版本评判：built、today、某年或某日
    .long = built：各部位按其建成时施行的版本（看该部位或记录中的 `built`），并列出现行版本多要求的内容。today：按今天（或 `--date`）施行的版本。不写时按最新版本。
cli-judging-tailor = 用本单位的这个文件调整检查方案
    .long = 文件的键与检查方案相同：select、exclude、parameter、rule，每处改动都写明理由。见 docs/guide/editions-and-profiles.zh.md。
cli-judging-mapping = 说明 CSV 表格各列含义的文件
cli-judging-paper = 纸张大小
    .long = 不指定时：tantu.toml 中 `[report]` 的 `paper`，否则为 a4。
cli-judging-theme = 从此文件取单位名称、标志和颜色
    .long = 文件中有与 tantu.toml 相同的 `[report]` 表，代替 tantu.toml 中的表：office、logo、logo-alt、accent、ground、paper、fonts。见 docs/guide/reports.zh.md。
cli-judging-font = 自带字体没有的字符取自此字体；可多次给出
    .long = 不指定时：tantu.toml 中 `[report]` 的 `fonts`，再到本机字体中查找。厂商不允许嵌入的字体不予使用。
cli-judging-internal = 输出中包含住宅，文件名为 `*.internal.*`
    .long = 不加此项，任何输出都不涉及单个住宅。内部文件请只放在有权查看者能看到的地方。
cli-judging-least-homes = 家庭满多少户才公开数字，不得少于 5
    .long = 户数按此数取整。与 tantu.toml 中的 `least_homes` 相比取较大者。各次发布应使用同一数。
cli-judging-model = 除坦途自己的得分外，再按这些模型计分
    .long = xccdf-default、xccdf-flat、xccdf-flat-unweighted、xccdf-absolute 是 XCCDF 1.2 的四种模型，以设施类别为组；cnaec-1304 是 T/CNAEC 1304-2022，用该标准自己的规则。它们都不改变结论。JSON 中位于 `models`。
cli-judging-model-parameters = cnaec-1304 所需的陈述值：建筑类型、创新、施工验收、运行维护、分值
cli-judging-fail-on = 达到此影响程度时，退出码为 1
cli-judging-exit-zero = 不论发现什么，退出码都为 0
cli-judging-force = 替换已有的文件

cli-audit = 判定记录，把报告、判定结果、障碍清单和地图写到文件夹
    .long =
        为每处场所写 <场所>.pdf 和 <场所>.html，另写 findings.json、barriers.csv 和 map.geojson，并显示摘要。
        一个文件有误不影响其余：报出它，退出码为 2。
    .examples =
        tantu audit records/ --out results/
        tantu audit homes/ --out office/ --internal --format pdf,csv
cli-audit-out = 写到此文件夹，没有则新建
cli-audit-format = 只写这些
cli-audit-force = 文件夹中已有文件时，替换本命令所写的
cli-check = 判定记录，显示判定结果和评分
    .examples =
        tantu check records/hall.toml
        tantu check records/ --profile public-building --format json
cli-check-format = 输出格式
cli-coverage = 统计有多少人在可用设施的可达范围内
    .long =
        每处设施对每类人群为可用、不可用或未定，因此人口分为已覆盖、未覆盖和未定三类。
        并列出改好后使最多人可达的整改，以及最值得补查的设施。
        距离按大地线计算。需求数据：CSV、GeoJSON、GeoPackage 或 Parquet，带人数的点或面。
        有 `--boundaries` 或 `--codes` 时还按区域给出人口和面积；加 `--internal` 另有家庭：家庭是否可达取决于其位置，公开输出一概不反映。
        `--nearest` 写出每处地点最近的设施。
    .examples =
        tantu coverage samples/public --demand samples/coverage/people.geojson --group wheelchair
        tantu coverage records/ --demand people.csv --boundaries counties.gpkg
cli-serving-demand = 需要服务的人及其位置：带人数的地点文件
cli-serving-demand-is-public = `--demand` 的数字是已公布的，如人口普查数据
    .long =
        有地点不足 25 人时，该文件可能是住户名单，公开输出须有此声明。输出中会注明。
cli-coverage-within = 可接受的距离；多个距离用逗号分开
cli-serving-group = 只算这些人群
    .long = 不写时，计算凡有设施对其可用或不可用的各类人群。
cli-serving-to = 以各场所的这一目的地为服务，按记录中的名称
cli-serving-element = 以这类设施的每一处为服务，如 `kerb-ramp`
cli-serving-lon = 经度或东坐标所在的列（列名不常见时）
    .long = 与几何并用时：代表面的点，如 INTPTLON。
cli-serving-lat = 纬度或北坐标所在的列
cli-serving-people = 人数所在的列；没有时每处计 1
cli-serving-area = 区域代码所在的列
cli-serving-layer = 需求数据 GeoPackage 的图层（有多个图层时）
cli-serving-demand-crs = 需求数据的坐标系，如 `gcj02` 或 `epsg:4544`；不写则以文件所示为准，否则为 WGS 84
cli-serving-demand-polygons = 面状地点如何计数
    .long =
        share：按其土地在距离内的比例计，视人口均匀分布。point：全计或全不计，以 --lon、--lat 指明的点为准，否则取面内一点。
cli-coverage-level = 区域的级别；不写则与边界同级
cli-coverage-nearest = 把每处地点最近的设施写到此文件，.csv 或 .geojson
cli-coverage-force = 替换已有文件
cli-coverage-top = 屏幕上显示多少条整改和补查
cli-coverage-format = 输出格式
cli-lot = 评判记录，按检验批判定：主控项目与一般项目
    .long =
        主控项目每个点都须合格；一般项目合格点率不低于 80%，且最大偏差不超过允许偏差的 1.5 倍。未定的点绝不算合格。
        退出码 1：有检验批未通过。
    .examples =
        tantu lot records/
        tantu lot records/ --by site --format csv
cli-lot-by = 以什么划分检验批
cli-lot-exit-zero = 无论结果如何，退出码均为 0
cli-lot-format = 以此格式输出
cli-area = 按区域汇总，并找出位置不符之处
    .examples =
        tantu area rollup samples/public --boundaries samples/linxia/counties.geojson
        tantu area check samples/public --boundaries samples/linxia/counties.geojson
cli-area-rollup = 评判记录，按区域给出各项结果
    .long =
        记录计入其写明代码的区域；未写明的，计入其位置所在的区域；每条记录只计一次。没有记录的区域也列出：
        未经检查即为未知，不算良好。家庭只在不少于五户的区域中计入，除非用 `--internal` 要求。
    .examples =
        tantu area rollup records/ --codes samples/linxia/linxia.codes.csv --level township
        tantu area rollup samples/public --boundaries samples/linxia/counties.geojson -o areas.geojson
cli-area-rollup-level = 汇总的级别；不写则按区域已知的级别
cli-area-rollup-output = 写入此文件；格式由扩展名决定
cli-area-rollup-format = 以此格式输出
cli-area-rollup-force = 覆盖已有文件
cli-area-check = 找出位置不符的记录和边界
    .long =
        指出哪些记录在边界上、不在任何区域内、或不在其写明的区域内，相距多远、可能的原因：经纬度写反、
        GCJ-02、BD-09、代码有误。多条记录的同样偏移，以及两个边界文件之间的偏移（`--against`）也会指出。
        退出码 1：有不符之处。
    .examples =
        tantu area check records/ --boundaries samples/linxia/counties.geojson
        tantu area check --boundaries samples/linxia/counties.geojson --against other.geojson
cli-area-check-paths = 记录、表格或其所在文件夹
cli-area-check-against = 同一批区域的另一个边界文件，用来比较
cli-area-check-mapping = 表格各列的含义
cli-area-check-internal = 也检查家庭；所示内容不得公开
cli-area-check-format = 以此格式输出
cli-areas-boundaries = 区域边界：带代码或名称的 GeoJSON 或 GeoPackage
cli-areas-codes = 无边界区域的代码与名称：含 `code` 和 `name` 两列的 CSV
cli-areas-code-field = 边界中存放代码的属性；不写则自动判断
cli-areas-name-field = 边界中存放名称的属性；不写则自动判断
cli-areas-boundaries-crs = 边界的坐标系，例如 `gcj02` 或 `epsg:4544`；不写则按文件所示，否则为 WGS 84
cli-areas-boundaries-layer = 边界 GeoPackage 的图层（有多个图层时）
cli-area-checked = 已检查 { $records } 条记录，{ $wrong } 条需要核对。
cli-agreement = 比较两名检查员对同一批场所的记录
    .long =
        按场所、设施编号、检查项和规则配对，给出一致率、Cohen's κ 和 Gwet's AC1 及其 95% 置信区间；
        对量值给出平均差和一致性界限。最差的排在最前。只有一人记录的单独列出，不计入其他任何数字。
    .examples =
        tantu agreement samples/training/a samples/training/b
        tantu agreement samples/training/a samples/training/b --format csv
cli-agreement-a = 甲检查员的记录：文件或文件夹
cli-agreement-b = 乙检查员的记录
cli-agreement-format = 以此格式输出
cli-report = 判定记录，写成一份文档
    .examples =
        tantu report records/*.toml -o report.pdf
        tantu report records/ --only failed --split -o reports
cli-report-output = 写到此文件；`-` 为标准输出
cli-report-format = 输出格式，不写则看文件名的结尾
    .long = 既没有文件也没有格式时为 pdf。
cli-report-prices = 用此文件的价格代替示例价格
cli-report-kind = 写成哪一种文档
    .long = inspection 为检查报告，写一次检查的结果；re-inspection 为复查报告，把每处场所最近一次检查与前面的比较；result-sheet 为结果公示页，一页，附含有结果的二维码；work-sheet 为施工任务单，写施工方做什么，有图、价格、验收检查和填写栏；home-assessment 为家庭评估，写一户改造前后的情况，须加 --internal；certificate 为验收证书，凭第二次检查的实测验收；programme 为供主管部门看的情况汇总，按区域统计，写明 `--boundaries` 时附地图。pdf 以外的格式是数据，并非每种文档都有自己的数据。
cli-report-only = 只写未通过的，不写通过的和未定的，并在文档中说明
cli-report-since = 与哪一次检查比较：上一次或第一次
cli-report-split = 每处场所写成一个文件，放进 `-o` 指定的文件夹
cli-map = 判定记录，把场所、障碍、路线和覆盖分图层写成地图
    .long =
        图层：场所、部位、障碍、未测、路线及其断点；有 --demand 时另有覆盖与缺口；
        有 --boundaries 或 --codes 时另有区域：各项汇总的分级设色图。
        GeoPackage 一个文件容纳全部图层及其样式，供 QGIS 打开。FlatGeobuf 一个文件一个图层：多个图层时，各文件以图层为名。
    .examples =
        tantu map records/ -o map.html
        tantu map records/ --layers areas --boundaries counties.gpkg -o areas.gpkg
cli-map-level = 区域图层的级别；不写则按区域已知的级别
cli-map-layers = 只写这些图层，用逗号分开
    .long = 不写时，GeoJSON 为场所与部位，其他格式为不需要需求数据的全部图层。
cli-map-within = 覆盖与缺口所用的可接受距离
cli-map-output = 写到此文件；`-` 为标准输出
cli-map-format = 输出格式；不写时由文件扩展名决定
cli-map-basemap = 用于 html：底图，瓦片地址或 PMTiles 文件；不写则没有底图
    .long = 地址如 https://host/{"{"}z{"}"}/{"{"}x{"}"}/{"{"}y{"}"}.png，打开网页的人会访问它。PMTiles 文件须为图片瓦片（PNG、JPEG、WebP、AVIF，不支持矢量瓦片），其中地图所在的部分写入网页，最多 24 MB。也可在 tantu.toml 的 [map] 表中写 `basemap` 和 `attribution`。
cli-map-attribution = 用于 html：底图的署名，按其作者的要求写
cli-map-context = 用于 html：作参照的边界，GeoJSON 文件
cli-map-context-crs = 这些边界的坐标系；不写则以文件所示为准，否则为 WGS 84

cli-progress-read = 读取
cli-progress-judge = 判定
cli-progress-write = 写出
cli-written = 已写出：{ $file }
cli-written-split = 已写出：{ $folder } 中 { $count } 个文件
cli-inapplicable = { $site }，{ $item }：{ $rule } 不适用。{ $reason }
cli-homes-withheld = 约 { $count } 处住宅未写入任何输出：加上 `--internal` 才写
cli-few-homes-withheld = 有少数住宅未写入任何输出，数目太少不予公布：加上 `--internal` 才写
cli-audit-more = 另有 { $count } 处，见文件
cli-audit-homes = 住宅约 { $count } 处，平均 { $low } 至 { $high }
cli-audit-written = { $reports ->
        [0] { "" }
       *[other] { $reports } 份报告、
    }{ $names }，在 { $folder }
cli-no-grade = –
cli-score = { $has_score ->
        [yes] { $score }［{ $low }–{ $high }］
       *[no] ［{ $low }–{ $high }］
    }
cli-column-within = 距离
cli-column-area = 区域
cli-column-group = 人群
cli-column-places = 处
cli-column-people = 人
cli-column-covered = 已覆盖
cli-column-unknown = 未定
cli-column-not-covered = 未覆盖
cli-column-low = 至少
cli-column-high = 至多
cli-column-site = 场所
cli-column-label = 名称
cli-column-grade = 等级
cli-column-score = 得分
cli-column-tested = 已测
cli-column-critical = 关键障碍
cli-column-serious = 严重障碍
cli-column-lesser = 其他障碍

diag-survey-stale = { $surveyed } 的现场检查距今已超过 { $months } 个月
    .help = 实测的状况可能已变：采信之前请重新检查
cli-value-options = [选项]
cli-value-command = 命令
cli-value-path = 路径
cli-value-dir = 文件夹
cli-value-file = 文件
cli-value-model = 模型
cli-value-profile = 方案
cli-value-element = 要素
cli-value-rule = 规则
cli-value-layer = 图层
cli-value-impact = 程度
cli-value-format = 格式
cli-value-kind = 种类
cli-value-visit = 哪次
cli-value-lang = 语言
cli-value-units = 单位制
cli-value-when = 何时
cli-value-what = 种类
cli-column-placed-by = 归属依据
cli-column-trouble = 问题
cli-column-stated = 所写代码
cli-column-found = 实际所在
cli-column-metres = 米
cli-column-cause = 原因
cli-column-internal = 内部
cli-column-demand-is-public = 已声明公开
cli-value-field = 属性
cli-value-crs = 坐标系
cli-value-level = 级别
