module example.com/unequalcaptures

go 1.26
