module example.com/rootofanothermodule

go 1.26
