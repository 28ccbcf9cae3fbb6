module example.com/calledinatest

go 1.26
