module example.com/anothermodule/web

go 1.26

require example.com/anothermodule v0.0.0

replace example.com/anothermodule => ..
