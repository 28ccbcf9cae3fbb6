module example.com/overruledbythepolicy

go 1.26
