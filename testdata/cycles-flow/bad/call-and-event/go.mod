module example.com/callandevent

go 1.26
