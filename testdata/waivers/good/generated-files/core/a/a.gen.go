package a

//nanoarch:allow imports the tool writes it everywhere
import _ "fmt"

//nolint:nanoarch
var _ = 1
