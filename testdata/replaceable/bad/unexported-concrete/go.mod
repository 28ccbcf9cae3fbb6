module example.com/unexportedconcrete

go 1.26
