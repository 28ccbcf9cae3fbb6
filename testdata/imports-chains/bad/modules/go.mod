module example.com/modules/app

go 1.26

require example.com/modules/kit v1.2.3

replace example.com/modules/kit => ./third/kit
