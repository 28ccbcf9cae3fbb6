module example.com/throughgenerichelper

go 1.26
