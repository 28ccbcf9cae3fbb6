module example.com/onlydirectfiles

go 1.26
