module example.com/unknownrule

go 1.26
