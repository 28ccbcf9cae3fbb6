module example.com/wrongrule

go 1.26
