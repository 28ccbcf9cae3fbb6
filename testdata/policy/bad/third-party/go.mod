module example.com/thirdparty

go 1.26

require (
	github.com/acme/loom v1.0.0
	github.com/acme/yarn/v2 v2.1.0
)
