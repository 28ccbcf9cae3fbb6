module example.com/onadeclaration

go 1.26
