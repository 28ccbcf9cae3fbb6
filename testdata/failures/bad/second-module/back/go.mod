module example.com/secondmodule/back

go 1.26

require example.com/secondmodule v0.0.0

replace example.com/secondmodule => ..
