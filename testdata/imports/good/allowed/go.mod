module example.com/allowed

go 1.26

require github.com/acme/retry v1.0.0
