package draw

// Picture is a graph in which everything has a place. Units are CSS pixels, y grows downwards.
type Picture struct {
	Title   string
	Summary string // what is to be seen, in a line
	Text    string // the same for who cannot see it: with every broken rule
	Tiers   []Tier
	Scene   // what stands at the top
}

// Scene is one level of a picture: boxes and the lines between them. Its coordinates start in its own corner.
type Scene struct {
	Width, Height float64
	Boxes         []Box // in the order of their IDs
	Lines         []Line
	Labels        []Label
}

// Box is the place of a node.
type Box struct {
	ID, Kind, Tag, Link string // as in the graph
	Rect
	Label string // as much of the node's label as fits
	Note  string // for a node with others in it: how many
	Text  string // everything about the node, in lines
	Tier  int    // number of its tier, -1 for none
	Slot  Slot
	Open  bool // what is in it is drawn

	// Inside is what is in the box, nil if nothing is, in coordinates that start in the corner of the open box. Closed
	// boxes have it, too, with the size of the open box. So a box can be opened in place, and nothing else moves: either
	// shown over its neighbours, from its corner, or in a picture laid out with everything open, in which a closed box
	// keeps its Rect and shows Label and Note alone.
	Inside *Scene
}

// Slot says where a box stands among its neighbours: in which band (a long chain is wrapped like text, and boxes without
// lines stand below all others), in which column of it, in which place from the top.
type Slot struct{ Band, Column, Place int }

// Line stands for all edges between two boxes that have one status; in a detailed picture, for those between two nodes.
type Line struct {
	From, To string   // IDs of boxes of the scene; the edge of the scene is empty
	Edges    []string // IDs, sorted
	Kind     string   // of most of them
	Status   string
	Points   []Point // level and upright pieces by turns, from box to box
	Text     string  // what it stands for, in lines
	Head     bool    // it ends here, not inside the box that it leads to
	Stub     bool    // it goes on as a line of the scene around this one, which says more
}

// Label is a line of text beside a line.
type Label struct {
	Rect
	Text   string
	Full   string // Text before it was shortened
	Role   LabelRole
	Status string
	End    bool     // the text ends at the right of Rect, else it starts at the left
	Edges  []string // IDs of the edges that it speaks of
}

// LabelRole says what a label tells.
type LabelRole int

// What labels tell.
const (
	CountLabel LabelRole = iota // how many edges the line stands for
	InLabel                     // the data that goes along
	OutLabel                    // the data that comes back
	RuleLabel                   // the rules that are broken
)

// Tier is a name over the columns of a tier.
type Tier struct {
	Name        string
	Left, Right float64
}

// Rect is a place in a picture: its upper left corner and its size.
type Rect struct{ X, Y, W, H float64 }

// Point is a corner of a line, or an end.
type Point struct{ X, Y float64 }
