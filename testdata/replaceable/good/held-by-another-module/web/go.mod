module example.com/heldbyanothermodule/web

go 1.26

require example.com/heldbyanothermodule v0.0.0

replace example.com/heldbyanothermodule => ..
