module example.com/importofanothermoduleisgone

go 1.26
