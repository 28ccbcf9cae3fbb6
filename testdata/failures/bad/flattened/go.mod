module example.com/flattened

go 1.26
