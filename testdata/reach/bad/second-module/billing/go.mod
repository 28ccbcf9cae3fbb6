module example.com/secondmodule/billing

go 1.26
