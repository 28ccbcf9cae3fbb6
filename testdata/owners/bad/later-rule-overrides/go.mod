module example.com/laterruleoverrides

go 1.26
