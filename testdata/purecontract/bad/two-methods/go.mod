module example.com/twomethods

go 1.26
