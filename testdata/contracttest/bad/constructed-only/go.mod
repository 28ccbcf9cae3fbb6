module example.com/constructedonly

go 1.26
