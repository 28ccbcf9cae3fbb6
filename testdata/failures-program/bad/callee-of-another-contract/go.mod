module example.com/calleeofanothercontract

go 1.26
