package draw

func (d *drawing) describe(p *Picture, g Graph) { p.Summary = "" }
