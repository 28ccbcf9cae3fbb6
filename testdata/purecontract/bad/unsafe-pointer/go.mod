module example.com/unsafepointer

go 1.26
