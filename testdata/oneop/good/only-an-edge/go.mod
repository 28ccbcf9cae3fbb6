module example.com/onlyanedge

go 1.26
