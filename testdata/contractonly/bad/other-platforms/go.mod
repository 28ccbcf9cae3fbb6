module example.com/otherplatforms

go 1.26
