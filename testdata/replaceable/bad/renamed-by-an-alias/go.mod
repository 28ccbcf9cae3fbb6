module example.com/renamedbyanalias

go 1.26
