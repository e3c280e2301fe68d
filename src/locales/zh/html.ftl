# HTML 页面本身的用语
html-skip = 跳到正文
html-contents = 目录
html-back = 返回目录
html-made-by = 由 { $program } 生成。
html-range = 得分区间
html-range-is = { $low } 至 { $high } 分（满分 100）
html-photo-again = { $photo }（前文已有大图，可点击查看）
