module example.com/closuresandgenerics

go 1.26
