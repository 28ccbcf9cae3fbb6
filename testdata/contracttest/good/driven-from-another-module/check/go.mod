module example.com/drivenfromanothermodule/check

go 1.26

require example.com/drivenfromanothermodule v0.0.0

replace example.com/drivenfromanothermodule => ..
