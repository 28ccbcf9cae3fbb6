package till

func New(most int) *Handler { // want "New returns Handler"
	return &Handler{most}
}
