package c

//nolint:nanoarch
import _ "example.com/nolint/outer" // want imports:"imports outer" ^"has a nolint comment for nanoarch"
