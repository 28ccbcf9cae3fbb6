module example.com/effectofanotherrole

go 1.26
