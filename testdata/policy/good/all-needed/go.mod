module example.com/allneeded

go 1.26

require github.com/acme/loom v1.0.0
