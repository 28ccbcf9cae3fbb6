module example.com/modules/front

go 1.26

require example.com/modules/back v0.0.0

replace example.com/modules/back => ./back
