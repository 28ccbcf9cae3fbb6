package inventory

import "strings"

// Symbol names a package-level object, a method or a field. Generic members are named by their origin.
type Symbol struct {
	Pkg  string // import path; "" for the universe
	Recv string // type that declares the method or field, "" for package-level objects
	Name string
}

// String returns path.Name or (path.Recv).Name, the form that policies use.
func (s Symbol) String() string {
	switch {
	case s.Recv != "":
		return "(" + s.Pkg + "." + s.Recv + ")." + s.Name
	case s.Pkg != "":
		return s.Pkg + "." + s.Name
	}
	return s.Name
}

// Short returns the form in which people write it in code: pkg.Name or pkg.Recv.Name, with the last path element (or
// the one before a major version) as package.
func (s Symbol) Short() string {
	name := s.Name
	if s.Recv != "" {
		name = s.Recv + "." + s.Name
	}
	if s.Pkg == "" {
		return name
	}
	return lastElement(s.Pkg) + "." + name
}

func lastElement(path string) string {
	rest, last := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		rest, last = path[:i], path[i+1:]
	}
	if len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" && rest != "" {
		return lastElement(rest)
	}
	return last
}

// IsZero reports whether s names nothing.
func (s Symbol) IsZero() bool { return s == Symbol{} }

// Class is what a type means for the one who reads an API (see reading in the documentation).
type Class uint8

// The classes of types.
const (
	ClassData      Class = iota // values that carry facts
	ClassContext                // context.Context
	ClassError                  // error, or a type that implements it
	ClassService                // a first-party struct that holds collaborators, or an empty struct with methods
	ClassInterface              // an interface with methods
	ClassFunc                   // a function
	ClassProtocol               // a request, response, message, router or handler type of a protocol library
	ClassOther                  // channels, locks, outside structs with hidden state: no data and none of the above
)

// String returns the class as one word.
func (c Class) String() string {
	return [...]string{"data", "context", "error", "service", "interface", "func", "protocol", "other"}[min(c, ClassOther)]
}

// TypeRef is a type where it is used.
type TypeRef struct {
	Text  string // written in full: import paths, type arguments, aliases resolved
	Named Symbol // the defined type behind pointers and aliases, by its origin; zero if there is none
	Class Class
}
