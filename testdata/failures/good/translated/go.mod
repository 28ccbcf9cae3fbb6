module example.com/translated

go 1.26
