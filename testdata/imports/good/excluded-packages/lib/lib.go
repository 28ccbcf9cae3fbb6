package lib

// Name is the name.
const Name = "lib"
