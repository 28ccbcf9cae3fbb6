module example.com/overoutsiders

go 1.26
