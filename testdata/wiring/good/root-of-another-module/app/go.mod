module example.com/rootofanothermodule/app

go 1.26

require example.com/rootofanothermodule v0.0.0

replace example.com/rootofanothermodule => ..
