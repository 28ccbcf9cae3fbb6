module example.com/groupsbyrole

go 1.26
