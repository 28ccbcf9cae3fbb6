module example.com/namedinafield

go 1.26
