module example.com/importofanothermoduleisgone/kit

go 1.26
