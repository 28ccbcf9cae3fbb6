module example.com/typesofothercontracts

go 1.26
