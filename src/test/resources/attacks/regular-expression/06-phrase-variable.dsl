[when]完成 {n:(a+)+$}=$i : Indicator( percent >= {n} )
