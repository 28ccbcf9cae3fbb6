module example.com/handledinanothermodule/ship

go 1.26

require example.com/handledinanothermodule v0.0.0

replace example.com/handledinanothermodule => ..
