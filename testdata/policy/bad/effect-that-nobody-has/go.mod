module example.com/effectthatnobodyhas

go 1.26
