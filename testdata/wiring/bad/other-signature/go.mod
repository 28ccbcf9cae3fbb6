module example.com/othersignature

go 1.26
