module example.com/constantsinallbutname

go 1.26
