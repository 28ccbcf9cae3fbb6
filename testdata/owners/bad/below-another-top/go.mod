module example.com/belowanothertop

go 1.26
