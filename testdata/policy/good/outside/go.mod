module example.com/outside

go 1.26

require (
	example.com/api v1.0.0
	github.com/acme/loom v1.0.0
)
