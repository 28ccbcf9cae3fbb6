module example.com/requirestd

go 1.26

require github.com/acme/trace v1.0.0
