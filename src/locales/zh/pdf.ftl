# PDF 排版自身用词
pdf-page = 第 { $page } 页，共 { $pages } 页
pdf-photo-gap = 照片缺失或无法读取
