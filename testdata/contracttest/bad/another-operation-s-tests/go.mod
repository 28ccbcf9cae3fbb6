module example.com/anotheroperationstests

go 1.26
