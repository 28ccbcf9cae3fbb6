package conform

// env says which object of the package stands for which of the template's. It is never changed: a longer one points to the
// shorter, so that many ways of matching share what they have in common.
type env struct {
	up   *env
	t, p int32 // indexes of objects
	size int32
	hash uint64
}

// wild stands for an object whose counterpart is missing: it may be any, so that one fault is told once.
const wild = -1

func (e *env) bind(t, p int) *env {
	out := &env{up: e, t: int32(t), p: int32(p), size: 1}
	if e != nil {
		out.size, out.hash = e.size+1, e.hash
	}
	out.hash ^= mixInt(mixInt(offset64, uint64(t)), uint64(int64(p)))
	return out
}

func (e *env) ofTemplate(t int) (int, bool) {
	for ; e != nil; e = e.up {
		if int(e.t) == t {
			return int(e.p), true
		}
	}
	return 0, false
}

func (e *env) ofPackage(p int) (int, bool) {
	for ; e != nil; e = e.up {
		if int(e.p) == p {
			return int(e.t), true
		}
	}
	return 0, false
}

func (e *env) id() uint64 {
	if e == nil {
		return 0
	}
	return e.hash
}

// globals are the bindings of objects that every function sees: they are made once and stay.
type globals struct {
	ofT, ofP []int32 // by object: its counterpart + 1, 0 for none, -1 for any
	alias    []int32 // by object of the template: node + 1 of the package's type that an alias in a type hole stands for
}

func newGlobals(t, p int) *globals {
	return &globals{make([]int32, t), make([]int32, p), make([]int32, t)}
}

func (g *globals) bind(t, p int) {
	g.ofT[t] = int32(p) + 1
	g.ofP[p] = int32(t) + 1
}
