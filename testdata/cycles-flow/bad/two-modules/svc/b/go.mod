module example.com/twomodules/svc/b

go 1.26

require example.com/twomodules v0.0.0

replace example.com/twomodules => ../..
