module example.com/promotedandreturnedasthecontract

go 1.26
