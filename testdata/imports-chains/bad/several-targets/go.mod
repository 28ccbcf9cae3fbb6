module example.com/severaltargets

go 1.26

require github.com/acme/sql/v2 v2.0.0
