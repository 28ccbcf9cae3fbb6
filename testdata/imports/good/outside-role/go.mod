module example.com/outsiderole

go 1.26

require github.com/acme/api v1.0.0
