module example.com/twoofcontracttype

go 1.26
