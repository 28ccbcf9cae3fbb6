module example.com/ownmodules

go 1.26

require example.com/ownmodules/pool v1.0.0
