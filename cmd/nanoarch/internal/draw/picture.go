package draw

// Picture is a graph in which everything has a place. Units are CSS pixels, y grows downwards.
type Picture struct {
	Title   string
	Summary string // what is to be seen, in a sentence
	Tiers   []Tier
	Scene   // what stands at the top
}

// Scene is one level of a picture: boxes and the lines between them. Its coordinates start in its own corner.
type Scene struct {
	Width, Height float64
	Boxes         []Box // in order of ID
	Lines         []Line
	Labels        []Label
}

// Box is the place of a node.
type Box struct {
	Node
	Rect
	Text   string // the label as far as it fits
	Note   string // for a node with others in it: how many there are
	Open   bool   // what is in it is drawn
	TierNo int    // number of the tier, -1 for none
	Full   string // the whole label
	Slot   Slot
	Trail  string // labels of the nodes around it, for a reader who sees this box alone

	// Inside is what is in the box, nil if nothing is. It is laid out for closed boxes, too, in coordinates of its own:
	// it can be shown over a closed box, from the same corner, without moving anything.
	Inside *Scene
}

// Slot says where a box stands among its neighbours: the band (more than one where a long chain is wrapped), the column
// in it and the place in that column, counted from 0. It does not depend on what is open.
type Slot struct{ Band, Column, Place int }

// Line stands for all edges between two boxes that have one status; where a picture is small, for those between two
// nodes.
type Line struct {
	From, To string   // IDs of boxes of the same scene
	Edges    []string // IDs, sorted
	Kind     string   // the kind of most of them
	Status   string
	Points   []Point // horizontal and vertical by turns, from box to box
	Text     string  // what it stands for, in words
	Stub     bool    // it only leads to the edge of the box around it, where another scene's line goes on
}

// Label is a line of text beside a line.
type Label struct {
	Rect
	Text  string
	Full  string // Text before it was shortened
	Role  LabelRole
	Edges []string // IDs of the edges that it speaks of
	End   bool     // the text ends at the right side of Rect, else it starts at the left
	Line  int      // the first line of the scene that it belongs to
}

// LabelRole says what a label tells.
type LabelRole int

// What labels tell.
const (
	CountLabel LabelRole = iota // how many edges the line stands for
	InLabel                     // the data that goes along
	OutLabel                    // the data that comes back
	RuleLabel                   // the rule that is broken
)

// Tier is a heading over the columns of a tier.
type Tier struct {
	Name        string
	Left, Right float64
}

// Rect is a place on the picture.
type Rect struct{ X, Y, W, H float64 }

// Point is a corner of a line.
type Point struct{ X, Y float64 }
