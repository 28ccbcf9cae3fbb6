module example.com/deploymentwithoutaroot

go 1.26
