# 各类输入文件共用的诊断信息
diag-file-unreadable = 无法读取文件：{ $cause ->
        [not-found] 没有这个文件
        [denied] 没有读取权限
        [folder] 这是一个文件夹
        [no-folder] 路径中有一段不是文件夹
       *[other] { $reason }
    }
    .help = 请确认文件存在，且您有权读取
diag-file-empty = 文件是空的
    .help = 请先填写记录，或不要列入该文件
diag-file-encoding = 第 { $line } 行不是 UTF-8、UTF-16 或 GB 18030 编码的文字
    .help = 请另存为 UTF-8：在电子表格软件中保存时选择“CSV UTF-8”
diag-file-line-too-long = 从第 { $line } 行开始的一行没有结尾
    .help = 请查找没有配对的引号，并确认文件没有选错
diag-file-format = 无法读取以 `{ $ending }` 结尾的文件
    .help = 可读取的文件类型：{ $known }
diag-syntax = { $format } 格式有误：{ $reason }
    .help = 请改正标出的地方；这部分内容没有读入
diag-unknown-key = 无法识别的键 `{ $key }`
    .help = { $has_suggestion ->
        [yes] 是否应为 `{ $suggestion }`？此处可用：{ $known }
       *[no] 此处可用：{ $known }
    }
diag-missing-key = 缺少 `{ $key }`
    .help = 请补上 `{ $key }`
diag-wrong-type = `{ $key }` 的类型不对
    .label = 应为 { $expected }，实为 { $found }
    .help = 请填写 { $expected } 类型的值
diag-schema-version = 无法读取格式版本 { $found }
    .help = 本程序可读取版本 { $supported }；可能需要更新程序
