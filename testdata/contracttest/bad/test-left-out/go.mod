module example.com/testleftout

go 1.26
