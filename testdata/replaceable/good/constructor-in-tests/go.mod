module example.com/constructorintests

go 1.26
