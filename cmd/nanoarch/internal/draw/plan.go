package draw

// plan is one level of a picture on its way from boxes and links to places. It is worked on in steps: rank says in
// which column a box stands, arrange in which order, place how high, route which way the lines go. The first two know
// no sizes; so what is open has no say in them.
type plan struct {
	boxes []planBox
	links []planLink
	gapX  float64 // least space between two columns
	gapY  float64 // least space between two boxes of a column
	most  int     // columns that a chain may have before it is wrapped

	bands, cols int
	vs          []vertex // boxes, then lanes
	laneOf      []int    // for lanes: the link
	bundled     bool     // lines to one end share their lanes
	work        int      // what may still be spent on the search for a good order
	layers      [][]int  // vertices of a column of a band, from the top: layers[band*cols+column]
	ports       []port
	segs        []seg
	proposals   []proposal
	placed      bool  // vertices have heights
	ends        []int // ports of the box around the plan, for which its last boxes stand
	clashes     int   // lines that lie on top of each other for all that was tried
	width       float64
	height      float64
}

// planBox is a box of a plan. Its height grows where it has too many ports.
type planBox struct {
	w, h    float64
	inset   float64 // how far the first port stays from a corner
	tier    int     // -1: any
	end     int     // -1: it stands for the left edge of the plan, 1: for the right edge
	endOff  float64 // how far its port is from the middle
	sharing bool    // lines that need no label leave it at one point
	wide    bool    // it may become as wide as its column
	fixed   bool    // its ports stay where they are
	alone   bool    // it has no links, and stands below the others

	band, col int
	x, y      float64 // of its corner
}

// planLink is a line of a plan. Links into one box that agree in into and style run together.
type planLink struct {
	from, to int
	style    int // lines of different styles do not run together
	into     int
	weight   int   // edges that it stands for
	free     bool  // it has no say in what stands left of what
	out, in  space // room for what is written at its start, and at its end

	path    []int // vertices from from to to
	outPort int
	inPort  int
	points  []Point
}

// space is the room that text beside a port needs: how wide, how far above the line and how far below it.
type space struct{ w, up, down float64 }

// vertex is a box, or a lane: the room that a line needs where it passes a column.
type vertex struct {
	lane  bool
	layer int
	pos   int // in its layer
	part  int // number of the connected part that it belongs to
	h     float64
	y     float64   // of its middle
	near  [2][]near // vertices that it has lines to, in the next layer on the left and on the right
	segs  []int     // lines to them
	ports [2][]int  // of a box: on its left and on its right side, from the top
}

// near is a neighbour, and how much the line to it counts.
type near struct{ v, n int }

const (
	left  = 0
	right = 1
)

// seg is a piece of a line between two vertices of neighbouring layers. All links that share it are drawn as one.
type seg struct {
	a, b         int // vertices on the left and on the right
	aPort, bPort int // their ports, -1 for a lane
}

// endY returns the height of a vertex's port; a lane has none, and its lines are at its middle.
func (p *plan) endY(v, port int) float64 {
	if port < 0 {
		return p.vs[v].y
	}
	return p.vs[v].y + p.ports[port].off
}
