package outer
