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

cli-checklist = 列出、查看和校验检查表
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
cli-lint-counts = { $elements } 种要素，{ $rules } 条，{ $cases } 个算例，{ $profiles } 个场所类型
cli-lint-problems = { $count ->
        [0] 没有问题
       *[other] { $count } 个问题
    }

diag-folder-empty = 文件夹中没有可读的文件
    .help = 可读的文件以这些结尾：{ $known }
diag-setting-value = `{ $name }` 不能是 `{ $value }`
    .label = 没有这个值
    .help = 可以是：{ $known }
diag-output-exists = { $what ->
        [folder] 此文件夹中已有文件
       *[other] 此文件已经存在
    }
    .help = 请换一个名称，或加上 `--force` 以替换本命令所写的文件
diag-output-unwritable = 无法写入：{ $reason }
    .help = 请检查磁盘空间和写入权限；没有留下写了一半的文件
