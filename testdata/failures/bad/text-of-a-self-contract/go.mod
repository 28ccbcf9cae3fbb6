module example.com/textofaselfcontract

go 1.26
