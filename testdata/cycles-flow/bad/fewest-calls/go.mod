module example.com/fewestcalls

go 1.26
