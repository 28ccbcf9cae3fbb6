module example.com/promotedmethod

go 1.26
