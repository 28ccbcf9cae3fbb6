package source

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// What a run reads is mostly kept until it ends, so collecting early is work for nothing. collectLate lets the heap grow
// by slack bytes before it is collected, and then by what room says. A user's GOGC wins.
func collectLate(slack int64) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(slack + slack/2)
	awaitCollection(func() { adjustGC(slack) })
}

func adjustGC(slack int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	n := max(1<<20, int64(live[0].Value.Uint64()))
	debug.SetGCPercent(int(room(n, slack) * 100 / n))
	if slack >= smallHeap {
		debug.SetMemoryLimit(max(7*slack/2, 2*n)) // should much more come alive before this is called again
	} else {
		debug.SetMemoryLimit(math.MaxInt64)
	}
	awaitCollection(func() { adjustGC(slack) })
}

// room returns by how much the heap may grow if n bytes are alive: the more is alive, the dearer is a collection. Large
// programs stay below three and a half times the slack for as long as that leaves room at all.
func room(n, slack int64) int64 {
	if slack < smallHeap {
		return n / 3
	}
	return max(n, min(slack+n, 7*slack/2-n))
}

// awaitCollection calls f after the next collection.
func awaitCollection(f func()) {
	sentinel := new([16]byte)
	runtime.AddCleanup(sentinel, func(f func()) { f() }, f)
}

// smallHeap is the slack below which memory counts more than time.
const smallHeap = 8 << 20

// slackOf returns how much memory a run may use to save time. Where every file is parsed once and let go, little is
// alive at any time, and it should stay little.
func slackOf(d inventory.Depth) int64 {
	if d == inventory.DepthSyntax {
		return smallHeap - 1
	}
	return 192 << 20
}
