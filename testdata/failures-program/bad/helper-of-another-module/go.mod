module example.com/helperofanothermodule

go 1.26

require example.com/helperofanothermodule/kit v0.0.0

replace example.com/helperofanothermodule/kit => ./kit
