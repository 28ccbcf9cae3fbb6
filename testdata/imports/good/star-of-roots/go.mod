module example.com/starofroots

go 1.26

require github.com/acme/anything v1.0.0
