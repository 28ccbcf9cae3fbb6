module example.com/modules/back

go 1.26

require example.com/modules/front v0.0.0

replace example.com/modules/front => ..
