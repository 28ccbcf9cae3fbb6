module example.com/oneforafolder

go 1.26
