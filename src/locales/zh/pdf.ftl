# PDF 排版自身用词
pdf-page = 第 { $page } 页，共 { $pages } 页
pdf-page-of-part = 本部分第 { $page } 页，共 { $pages } 页
pdf-photo-gap = 照片缺失或无法读取

diag-report-missing-glyph = 没有字体含有字符 { $character }（{ $name }，{ $code }），见“{ $path }”中的“{ $text }”
    .help = 该字符印作 [{ $code }]；请用 `--font FILE` 指定含有它的字体，或换一种写法，例如拼音
diag-report-fallback-font = 字符 { $character }（{ $name }，{ $code }），见“{ $path }”中的“{ $text }”，取自本机字体 { $font }
    .help = 换一台计算机，文件可能不同；请用 `--font FILE` 或 tantu.toml 中 `[report]` 的 `fonts` 指定字体
diag-report-photo = `{ $record }` 的照片 `{ $photo }` 无法放入报告：{ $cause ->
        [format] 不是 JPEG，也不是 PNG
        [heic] 是 HEIC 或 AVIF 格式，无法读取
        [damaged] 文件已损坏
        [too-large] 像素过多，无法读取
        [missing] 没有这个文件
       *[other] { $reason }
    }
    .help = 报告中留有标明的空白；请在记录旁提供 JPEG 或 PNG 照片
diag-report-logo = 标志无法放入报告：{ $cause ->
        [format] 不是 JPEG，也不是 PNG
        [heic] 是 HEIC 或 AVIF 格式，无法读取
        [damaged] 文件已损坏
        [too-large] 像素过多，无法读取
       *[other] { $reason }
    }
    .help = 报告不含标志；请提供 JPEG 或 PNG 文件
diag-font-refused = 此字体不能用于报告：{ $cause ->
        [restricted] 字体厂商不允许嵌入文档（OS/2 fsType）
        [whole] 字体厂商不允许部分嵌入文档（OS/2 fsType）
       *[other] 不是可读取的 TrueType 或 OpenType 字体
    }
    .help = 请指定另一种字体
title-visits = { $title }，{ $visits } 次检查
provenance-file = { $what } { $file }，SHA-256 { $hash }
provenance-unhashed = { $what } { $file }
provenance-prices = 价目表
provenance-photos = 照片 { $count } 个文件，按文件名排序、用 sha256sum 列出后所得各行的 SHA-256：{ $hash }
