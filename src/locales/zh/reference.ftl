list-comma = 、
reference-generated = 由检查表和程序生成，有测试保证其与程序一致。
reference-remedy = 整改措施
reference-diagnostics = 诊断信息
reference-code = 代码
reference-says = 含义
