module example.com/sharedtypewithfunction

go 1.26
