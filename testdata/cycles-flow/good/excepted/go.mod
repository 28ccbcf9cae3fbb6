module example.com/excepted

go 1.26
