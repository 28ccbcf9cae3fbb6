module example.com/boundinanothermodule/web

go 1.26

require example.com/boundinanothermodule v0.0.0

replace example.com/boundinanothermodule => ..
