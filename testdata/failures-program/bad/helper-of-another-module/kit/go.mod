module example.com/helperofanothermodule/kit

go 1.26
