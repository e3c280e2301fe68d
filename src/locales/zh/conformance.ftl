# 符合性算例集：命令，以及结果文件的问题。
diag-conformance-outcome = 算例 `{ $case }` 的结果 `{ $word }` 不是判定结论
    .help = 写成以下之一：{ $known }

cli-conformance = 导出各条文的符合性算例，并用来检验其他程序
    .long = 每一条都有算例：现场写法和精确值的读数，以及应得的判定结论。格式见 docs/reference/conformance.md。
    .examples =
        tantu conformance export -o suite.json
        tantu conformance run results.json
cli-conformance-export = 导出算例集：以数据表示的条款及其算例
    .long = JSON 内容完整；CSV 每行一个算例。
    .examples =
        tantu conformance export --standard gb-55019-2021 -o suite.json
        tantu conformance export --format csv > cases.csv
cli-conformance-export-format = 输出格式；不写时按文件后缀，无后缀时为 JSON
cli-conformance-export-standard = 只要这部标准的条款
cli-conformance-export-output = 写入此文件；`-` 表示标准输出
cli-conformance-export-force = 覆盖已有的文件
cli-conformance-run = 判定每一个算例，或对照其他程序的判定结果
    .long = 退出码 1 表示有算例的结论不符，或没有结果。
    .examples =
        tantu conformance run
        tantu conformance run results.json --standard ada-2010
cli-conformance-run-results = 其他程序的结果文件（JSON）；不写时由本程序判定
cli-conformance-run-standard = 只看这部标准的算例
cli-conformance-run-format = 输出格式；JSON 本身也是结果文件
cli-conformance-differs = { $case }（第 { $clause } 条）：{ $given }：应为{ $expected }，实为{ $found }
cli-conformance-lacks = { $case }：没有结果
cli-conformance-unknown = { $case }：算例集中没有
cli-conformance-edition = 这些结果出自另一版检查表。
cli-conformance-counts = { $name }：{ $cases } 个算例中 { $agreed } 个相符，{ $differing } 个不符，{ $missing } 个没有结果{ $unknown ->
        [0] {""}
       *[other] ；另有 { $unknown } 个结果不属于任何算例
    }
