module example.com/waiversthatwaivenothing

go 1.26
