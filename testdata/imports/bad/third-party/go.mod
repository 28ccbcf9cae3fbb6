module example.com/thirdparty

go 1.26

require (
	github.com/acme/oven v1.0.0
	github.com/acme/retry v1.0.0
)
