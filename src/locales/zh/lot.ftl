lot-title = 检验批判定
lot-all = 全部
lot-accepted = 合格
lot-rejected = 不合格
lot-undetermined = 未定
lot-heading = { $lot }：{ $acceptance }
lot-counts = 主控项目合格 { $main }/{ $mains } 项；一般项目合格 { $general }/{ $generals } 项。
lot-rule = { $class ->
    [main] 主控项目
   *[general] 一般项目
 }{ $acceptance }：{ $rule }（{ $id }）：{ $points } 个点中 { $passed } 个合格，{ $open } 个未定{ $has_worst ->
    [yes] ，最大偏差为允许偏差的 { $worst } 倍
   *[no] { "" }
 }。
lot-preview = 数值未经核实，仅供参考，不参与判定：{ $rule }（{ $id }）：{ $points } 个点。
