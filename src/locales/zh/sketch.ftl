sketch-title = 位置示意图
sketch-note = { $all } 项设施中有 { $count } 项记有自己的位置。上方为北。数字是上文障碍的编号；同一处的设施合用一个符号，取最差的结果。
sketch-middle = 图的中心：纬度 { $lat }，经度 { $lon }（WGS 84）。
sketch-alt = 地图：{ $count } 项设施，范围宽 { $width }、高 { $height }。{ $list }。{ $more ->
        [0] {""}
       *[other] 其余 { $more } 项见下表。
    }
sketch-alt-place = { $item }：{ $result }，{ $place }
sketch-summary = 图上的设施
sketch-north = 北
sketch-site = 场所
sketch-none = 没有规则检查它
sketch-barriers = 障碍编号
sketch-place = 相对图中心的位置
sketch-in-the-middle = 在中心
sketch-away = { $direction } { $distance }
sketch-metres = { $number } m
sketch-kilometres = { $number } km
sketch-n = 北
sketch-ne = 东北
sketch-e = 东
sketch-se = 东南
sketch-s = 南
sketch-sw = 西南
sketch-w = 西
sketch-nw = 西北
