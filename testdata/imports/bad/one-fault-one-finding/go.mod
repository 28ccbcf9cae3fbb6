module example.com/onefaultonefinding

go 1.26
