yes = 是
no = 否
severity-error = 错误
severity-warning = 警告
severity-help = 办法
