package inventory

type surface struct{}

func readUses(r *reader)        {}
func readConversions(r *reader) {}
func readEffects(r *reader)     {}
func readErrors(r *reader)      {}
