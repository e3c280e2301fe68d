# PDF 排版自身用词
pdf-page = 第 { $page } 页，共 { $pages } 页
pdf-photo-gap = 照片缺失或无法读取

diag-report-missing-glyph = 报告字体中没有字符 { $character }（{ $code }）
    .help = 该字符印作 [{ $code }]；请换一种写法，例如拼音
diag-report-photo = `{ $record }` 的照片 `{ $photo }` 无法放入报告：{ $reason }
    .help = 报告中留有标明的空白；请在记录旁提供 JPEG 或 PNG 照片
