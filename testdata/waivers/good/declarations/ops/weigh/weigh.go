package weigh

type Scale interface{ Read() int }

type Weigher struct{ scale Scale }

func (w *Weigher) Weigh() int { return w.scale.Read() }

func (w *Weigher) Tare() int { return -w.scale.Read() } //nanoarch:allow oneop the tare gets a package of its own
