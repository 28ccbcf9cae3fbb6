module example.com/unwaivable

go 1.26
