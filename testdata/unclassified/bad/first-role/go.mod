module example.com/firstrole

go 1.26
