module example.com/leftoutandgenerated

go 1.26
